package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "init", description = "Write an environment to start from.", mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The file to write (default: environment.yaml).")
    private Path file = Path.of("environment.yaml");

    @Override
    public Integer call() throws IOException {
        try (InputStream in = InitCommand.class.getResourceAsStream("environment.yaml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            AdvisorCommand.writeNew(file, text);
        }
        spec.commandLine()
                .getOut()
                .println("Wrote " + file + ". Change it to describe your estate, then: ./advisor check " + file);
        return 0;
    }
}
