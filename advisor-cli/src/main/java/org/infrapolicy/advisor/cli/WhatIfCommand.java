package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.infrapolicy.advisor.WhatIf;
import org.infrapolicy.advisor.report.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "what-if",
        description = {
            "Show the verdicts and rankings that other values would change, both ways.",
            "Ends with 1 if they would make something fail that does not fail now."
        },
        mixinStandardHelpOptions = true)
final class WhatIfCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files that together describe the environment.")
    private List<Path> paths = List.of();

    @Mixin
    private SupposedChanges changes;

    @Mixin
    private RuleSelection rules;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        if (changes.none()) {
            throw new UsageException("Nothing is supposed. Write for example --set volumes[d].fileSystem=NTFS.");
        }
        WhatIf whatIf = rules.advisor().whatIf(EnvironmentInput.one(paths), changes.all());
        output.write(spec.commandLine().getOut(), (format, text, out) -> {
            if (format == Format.JSON) {
                JsonReport.whatIf(whatIf, out);
            } else {
                out.write(text.whatIf(whatIf));
            }
        });
        return whatIf.caused().isEmpty() ? 0 : AdvisorCommand.FAILING;
    }
}
