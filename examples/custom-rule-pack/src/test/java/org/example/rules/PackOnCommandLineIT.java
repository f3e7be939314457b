package org.example.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs {@code ./advisor check -r} in a process of its own, whose class path lacks the pack. */
class PackOnCommandLineIT {
    private static final Path CLI = Path.of("../../advisor-cli/target");

    @Test
    void the_jar_is_a_rule_pack_for_the_command_line() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        CLI.resolve("*")
                                + File.pathSeparator
                                + CLI.resolve("lib").resolve("*"),
                        "org.infrapolicy.advisor.cli.AdvisorCommand",
                        "check",
                        "-r",
                        jar().toString(),
                        "src/test/resources/org/example/rules/clusters.yaml")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isEqualTo(1);
        assertThat(output).contains("Cluster oak is in production and its witness is disk");
    }

    private static Path jar() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
