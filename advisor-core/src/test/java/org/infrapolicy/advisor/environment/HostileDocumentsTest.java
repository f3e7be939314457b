package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.infrapolicy.advisor.environment.fact.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Documents that are broken, huge or malicious end in a clear problem, quickly. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileDocumentsTest {
    private final EnvironmentReader reader = new EnvironmentReader();

    @TempDir
    Path directory;

    private String problem(String file, String text) {
        return catchThrowableOfType(EnvironmentException.class, () -> reader.readText(file, text))
                .problems()
                .get(0)
                .message();
    }

    private Problem problem(byte[] bytes) throws Exception {
        Path file = Files.write(directory.resolve("lab.yaml"), bytes);
        return catchThrowableOfType(EnvironmentException.class, () -> reader.read(file))
                .problems()
                .get(0);
    }

    @Test
    void refuses_deep_nesting() {
        assertThat(problem("a.yaml", "hosts: " + "[".repeat(10_000))).isEqualTo("is nested more than 50 levels deep");
        assertThat(problem("a.yaml", "- ".repeat(10_000))).isEqualTo("is nested more than 50 levels deep");
        assertThat(problem("a.json", "{\"a\":".repeat(10_000))).isEqualTo("is nested more than 50 levels deep");
    }

    @Test
    void refuses_alias_bombs() {
        String bomb = IntStream.range(1, 30)
                .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(10) + "]\n")
                .collect(Collectors.joining("", "a0: &a0 [x, x]\n", ""));

        assertThat(problem("a.yaml", bomb)).isEqualTo("the aliases of this file stand for more than 1,000,000 values");
    }

    @Test
    void refuses_huge_values() {
        assertThat(problem("a.yaml", "name: " + "x".repeat(20_000_000))).isEqualTo("is a line of more than 1 MB");
        assertThat(problem("a.yaml", "name: |\n" + "  some text that goes on\n".repeat(100_000)))
                .isEqualTo("has a value or a key of more than 1 MB");
        assertThat(problem("a.json", "{\"name\": \"" + "x".repeat(20_000_000) + "\"}"))
                .isEqualTo("has a value or a key of more than 1 MB");
    }

    @Test
    void refuses_ranges_that_name_too_much() {
        String names = "clusters:\n"
                + IntStream.range(0, 200)
                        .mapToObj(i -> "  - {id: c" + i + ", nodes: [a1..a9000]}\n")
                        .collect(Collectors.joining());

        assertThat(catchThrowableOfType(
                                EnvironmentException.class,
                                () -> reader.readText("a.yaml", "hosts: [{id: a1..a9000}]\n" + names))
                        .problems())
                .extracting(Problem::message)
                .contains("ranges name more than 1,000,000 objects in this file");
    }

    @Test
    void refuses_bytes_that_are_no_text() throws Exception {
        assertThat(problem(new byte[] {'P', 'K', 3, 4, 0, 0, 9}))
                .hasToString(
                        directory.resolve("lab.yaml")
                                + ":1:3: the control character U+0003 stands here; the file may not be a text\n    Try: Name a YAML or JSON text, or take the character out.");
        assertThat(problem(new byte[] {'a', ':', '\n', ' ', (byte) 0xC3, '('}))
                .hasToString(directory.resolve("lab.yaml")
                        + ":2:2: here begin bytes that are not UTF-8 text\n    Try: Save the file as UTF-8 text.");
        assertThat(problem(new byte[0]).message()).isEqualTo("says nothing");
    }

    @Test
    void reads_the_encodings_that_windows_writes() throws Exception {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            for (String mark : new String[] {"", "\uFEFF"}) {
                Path file = Files.write(
                        directory.resolve("lab.yaml"), (mark + "hosts: [{id: käse}]\r\n").getBytes(charset));

                assertThat(reader.read(file).all(Host.class))
                        .as(charset + mark)
                        .extracting(Host::id)
                        .containsExactly("käse");
            }
        }
    }

    @Test
    void says_which_files_cannot_be_read() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Path bad = Files.writeString(directory.resolve("bad.yaml"), "zorg: 1");
        Path missing = directory.resolve("missing.yaml");

        assertThat(catchThrowableOfType(EnvironmentException.class, () -> reader.read(missing, empty, bad))
                        .problems())
                .extracting(problem -> Path.of(problem.file()).getFileName() + " " + problem.message())
                .containsExactly(
                        "missing.yaml does not exist",
                        "empty has no files that end in .yaml, .yml or .json",
                        "bad.yaml is not a section");
    }

    @Test
    void does_not_report_references_into_a_file_that_cannot_be_parsed() throws Exception {
        Path broken = Files.writeString(directory.resolve("a.yaml"), "hosts: [{id: alma}");
        Path good = Files.writeString(directory.resolve("b.yaml"), "volumes: [{id: d, mountedBy: alma}]");

        assertThat(catchThrowableOfType(EnvironmentException.class, () -> reader.read(broken, good))
                        .problems())
                .hasSize(1);
    }

    @Test
    void ends_in_an_environment_or_in_problems_whatever_is_typed() {
        Random random = new Random(7);
        String alphabet = "{}[]:-,&*!|>%@'\"\n\t #?.~<=\\ä\u2028ab01";
        String seed =
                "hosts:\n  - id: web1..web3\n    name: &x q\n    comment: *x\n    roles: [hyper-v, 'dns']\n  - ...\nvolumes: [{id: d, size: 4 TB}]\n";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(seed);
            for (int k = random.nextInt(5); k >= 0; k--) {
                int place = random.nextInt(text.length());
                char typed = alphabet.charAt(random.nextInt(alphabet.length()));
                text.replace(place, place + random.nextInt(2), String.valueOf(typed));
            }
            try {
                reader.readText(i % 2 == 0 ? "a.yaml" : "-", text.toString());
            } catch (EnvironmentException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void reads_ten_thousand_hosts_and_a_hundred_thousand_machines() {
        StringBuilder text = new StringBuilder("hosts:\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("  - {id: host")
                    .append(i)
                    .append(
                            ", operatingSystem: Windows Server 2019, roles: [hyper-v], hardwareModel: R7, nodeState: up}\n");
        }
        text.append("clusters:\n");
        for (int i = 0; i < 1_000; i++) {
            text.append("  - {id: c")
                    .append(i)
                    .append(", nodes: [host")
                    .append(i * 10)
                    .append("..host")
                    .append(i * 10 + 9)
                    .append("]}\n");
        }
        text.append("virtualMachines:\n");
        for (int i = 0; i < 100_000; i++) {
            text.append("  - {id: vm")
                    .append(i)
                    .append(", host: host")
                    .append(i % 10_000)
                    .append(", cluster: c")
                    .append(i % 10_000 / 10)
                    .append(", operatingSystem: Windows Server 2022, running: yes, purpose: test}\n");
        }

        assertThat(reader.readText("large.yaml", text.toString()).size()).isEqualTo(111_000);
    }
}
