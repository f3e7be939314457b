package org.infrapolicy.advisor.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line as a process of its own, in a folder of its own. */
final class AdvisorProcess {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final int SECONDS = 60;

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private ProcessBuilder.Redirect input = ProcessBuilder.Redirect.PIPE;

    AdvisorProcess(Path folder) {
        this.folder = folder;
    }

    /** What a run left behind. */
    record Run(int code, String out, String err) {}

    AdvisorProcess variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** The lines that the process reads; without them it reads none. */
    AdvisorProcess input(String text) throws IOException {
        Path file = Files.createTempFile(folder.getParent(), "in", ".txt");
        input = ProcessBuilder.Redirect.from(Files.writeString(file, text).toFile());
        return this;
    }

    Run run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder.getParent(), "out", ".txt");
        Path err = Files.createTempFile(folder.getParent(), "err", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                TARGET.resolve("classes") + File.pathSeparator + TARGET.resolve("lib") + File.separator + "*",
                AdvisorCommand.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.redirectInput(input);
        List.of("NO_COLOR", "COLUMNS", "ADVISOR_TERMINAL", "ADVISOR_DEBUG").forEach(builder.environment()::remove);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(variables);
        Process process = builder.start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("Still running after " + SECONDS + " s: " + command);
        }
        return new Run(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
