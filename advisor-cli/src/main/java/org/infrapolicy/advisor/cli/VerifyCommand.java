package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.audit.EvidencePack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = "Judge again what an evidence pack holds, and compare with what it says, byte for byte.",
        mixinStandardHelpOptions = true,
        footer = {"", "Ends with exit code 0 if all is as in the pack, and 1 if anything is not."})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PACK", description = "What check -o pack=FILE wrote.")
    private Path pack = Path.of("");

    @Mixin
    private NamedPacks packs;

    @Override
    public Integer call() throws IOException {
        List<String> differences = EvidencePack.verify(pack, packs.in(Advisor.builder()));
        PrintWriter out = spec.commandLine().getOut();
        if (differences.isEmpty()) {
            out.println(
                    pack + " is as it would be written now: the same verdicts from the same inputs by the same rules.");
            return 0;
        }
        differences.forEach(difference -> out.println(pack + ": " + difference));
        return AdvisorCommand.FAILING;
    }
}
