package org.infrapolicy.advisor.cli;

import java.util.concurrent.Callable;
import org.infrapolicy.advisor.environment.EnvironmentSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "schema",
        description = "Print the JSON Schema of the environment document, for editors.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(EnvironmentSchema.json());
        return 0;
    }
}
