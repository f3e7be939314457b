package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.environment.EnvironmentWriter;
import org.infrapolicy.advisor.importing.ImportedEnvironment;
import org.infrapolicy.advisor.importing.Importer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = "Turn an inventory into an environment; scvmm reads one of System Center VMM as JSON.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "Kind of inventory: scvmm.")
    private String kind;

    @Parameters(index = "1", paramLabel = "INPUT", description = "The inventory.")
    private Path inventory;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The environment to write (default: standard output).")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        Importer importer = Importer.ofKind(kind)
                .orElseThrow(() -> new UsageException("There is no importer for " + kind + ". Known are: "
                        + Importer.all().stream().map(Importer::kind).collect(Collectors.joining(", ")) + "."));
        ImportedEnvironment imported = importer.read(inventory);
        String text = new EnvironmentWriter().write(imported.environment(), imported.notes());
        if (file == null) {
            spec.commandLine().getOut().print(text);
        } else {
            Files.writeString(file, text);
            spec.commandLine()
                    .getErr()
                    .println("Wrote " + file + ": " + imported.environment().size() + " objects, "
                            + imported.unmapped().size() + " things not mapped, "
                            + imported.cutShort().size()
                            + " cut short; comments at its top list them.");
        }
        return 0;
    }
}
