package org.infrapolicy.advisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.infrapolicy.advisor.cli.AdvisorProcess.Run;
import org.infrapolicy.advisor.report.ReportFormats;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCommandsIT {
    private static final String FAILING = """
            name: Mill
            hosts: [{id: alma}]
            volumes:
              - {id: d, mountedBy: alma, fileSystem: ReFS, holdsPageFile: yes}
            """;
    private static final String[] ONE_RULE = {"--only", "filesystem/page-file"};

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void write_environments() throws IOException {
        folder = Files.createDirectory(temporary.resolve("a folder"));
        write("mill.yaml", FAILING);
        write("mended.yaml", FAILING.replace("ReFS", "NTFS"));
        write("open.yaml", FAILING.replace("holdsPageFile: yes", "holdsPageFile: unknown"));
        write("waivers.yaml.txt", waiver("2027-01-31"));
        write("expired.txt", waiver("2026-01-31"));
    }

    private static String waiver(String expires) {
        return "waivers: [{rule: filesystem/page-file, subject: 'volumes[d]', reason: later, owner: anna, expires: "
                + expires + "}]\n";
    }

    private Path write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.writeString(folder.resolve(name), text);
    }

    private Run run(int code, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (List.of("check", "diff").contains(arguments[0])) {
            all.addAll(List.of(ONE_RULE));
            all.addAll(List.of("--today", "2026-11-28"));
        }
        Run run = new AdvisorProcess(folder).run(all.toArray(String[]::new));
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        assertThat(run.out() + run.err()).doesNotContain("\tat ", "Exception in thread");
        return run;
    }

    private JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(file).toFile());
    }

    @Test
    void a_waived_fail_is_shown_and_does_not_affect_the_exit_code() throws Exception {
        Run run = run(0, "check", "mill.yaml", "--waivers", "waivers.yaml.txt", "-o", "json=a.json");

        assertThat(run.out()).contains("CRITICAL  waived", "until 2027-01-31 by anna: later", "1 of them waived");
        JsonNode finding = json("a.json").path("findings").path(0);
        assertThat(finding.path("verdict").asText()).isEqualTo("FAIL");
        assertThat(finding.path("waiver").path("owner").asText()).isEqualTo("anna");
        assertThat(json("a.json").path("summary").path("waived").asInt()).isEqualTo(1);
        assertThat(run(1, "check", "mill.yaml", "--waivers", "expired.txt").out())
                .contains("waiver/expired");
        run(2, "check", "mill.yaml", "--waivers", "mill.yaml");
    }

    @Test
    void a_profile_selects_rules_and_gives_severities() throws Exception {
        write("p.txt", """
                profiles:
                  house: {severities: {filesystem/page-file: info}}
                  none: {skip: ["*/*"]}
                """);

        assertThat(run(0, "check", "mill.yaml", "-p", "p.txt#house").out()).contains("INFO  Volume d");
        assertThat(run(2, "check", "mill.yaml", "-p", "p.txt#none").err()).contains("No rule is selected by profile");
        assertThat(run(2, "check", "mill.yaml", "-p", "p.txt").err()).contains("p.txt#house, p.txt#none");
        assertThat(run(2, "check", "mill.yaml", "-p", "nothing").err()).contains("There is no profile nothing");
        write("r.txt", "profiles: {house: {only: [filesystem/*, filsystem/*]}}");
        assertThat(run(2, "check", "mill.yaml", "-p", "r.txt").err()).contains("filsystem/*, which matches no rule");
        assertThat(run(2, "check", "mill.yaml", "--skip", "filsystem/*").err())
                .contains("No rule matches 'filsystem/*'", "filesystem/*");
        write("q.txt", "profiles: {house: {severities: {filesystem/pagefile: info}}}");
        assertThat(run(2, "check", "mill.yaml", "-p", "q.txt").err()).contains("Did you mean filesystem/page-file?");
    }

    @ParameterizedTest
    @CsvSource({
        "mill.yaml, mill.yaml, new, 0",
        "mended.yaml, mill.yaml, new, 1",
        "mended.yaml, mill.yaml, 'new,critical', 1",
        "open.yaml, mill.yaml, new, 1",
        "mill.yaml, mended.yaml, new, 0",
        "mill.yaml, mill.yaml, low, 1",
    })
    void only_what_the_baseline_has_not_is_new(String before, String now, String failOn, int code) throws Exception {
        new AdvisorProcess(folder).run("check", before, "-o", "json=before.json", "--only", ONE_RULE[1]);

        Run run = run(code, "check", now, "--baseline", "before.json", "--fail-on", failOn);
        assertThat(run.out()).contains("Against the baseline: ");
        run(2, "check", now, "--fail-on", "new");
        run(2, "check", now, "--baseline", "mill.yaml");
    }

    @Test
    void differences_say_why() throws Exception {
        run(1, "check", "mill.yaml", "-o", "json=before.json");

        assertThat(run(0, "diff", "before.json", "mill.yaml").out()).contains("No finding is another.");
        assertThat(run(0, "diff", "before.json", "mended.yaml").out())
                .contains("Cleared", "the environment changed", "fileSystem: refs → ntfs");
        assertThat(run(1, "diff", "open.yaml", "before.json").out()).contains("the evidence coverage changed");
        assertThat(run(0, "diff", "before.json", "mill.yaml", "--waivers", "waivers.yaml.txt")
                        .out())
                .contains("a waiver changed");
        assertThat(new ObjectMapper()
                        .readTree(run(0, "diff", "mill.yaml", "mended.yaml", "-f", "json")
                                .out())
                        .path("summary")
                        .path("cleared")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void every_format_is_written_in_one_run_and_none_in_part() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("check", "mill.yaml"));
        ReportFormats.names().forEach(name -> arguments.addAll(List.of("-o", name + "=out." + name)));
        arguments.addAll(List.of("-o", "pack=out.zip"));
        run(1, arguments.toArray(String[]::new));

        for (String name : ReportFormats.names()) {
            assertThat(folder.resolve("out." + name)).isNotEmptyFile();
        }
        run(0, "verify", "out.zip");
        arguments.set(1, "missing.yaml");
        run(2, arguments.toArray(String[]::new));
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void half_a_pack_is_none() throws Exception {
        run(1, "check", "mill.yaml", "-o", "pack=out.zip");

        assertThat(run(0, "verify", "out.zip").out()).contains("is as it would be written now");
        byte[] bytes = Files.readAllBytes(folder.resolve("out.zip"));
        Files.write(folder.resolve("half.zip"), Arrays.copyOf(bytes, bytes.length / 2));
        run(2, "verify", "half.zip");
        run(2, "verify", "mill.yaml");
        run(2, "verify", "nothing.zip");
    }

    @Test
    void one_unreadable_file_of_a_folder_is_named_and_the_others_are_judged() throws Exception {
        write("estates/a/one.yaml", FAILING);
        write("estates/b/two.yaml", FAILING.replace("ReFS", "NTFS"));
        write("estates/b/three.yaml", "hosts: [");

        Run run = run(2, "check", "estates", "-o", "json=all.json", "--resume", "done");
        assertThat(run.err()).contains("three.yaml", "1 file was not read; the others were judged.");
        assertThat(run.out()).contains("2 environments: 1 failed", "Not read");
        assertThat(json("all.json")
                        .path("rollUp")
                        .path("unread")
                        .path(0)
                        .path("key")
                        .asText())
                .isEqualTo("b/three.yaml");
        Files.delete(folder.resolve("estates/b/three.yaml"));
        assertThat(run(1, "check", "estates", "--resume", "done").out()).contains("2 environments: 1 failed");
        run(2, "check", "mill.yaml", "--resume", "done");
    }

    @Test
    void nobody_is_named_in_what_is_redacted() throws Exception {
        write("estates/Sawmill.yaml", FAILING.replace("Mill", "Sawmill").replace("alma", "secret-host"));
        write("estates/broken.yaml", "hosts: [{id: secret-host, colour: red}]");
        List<String> arguments = new ArrayList<>(List.of("check", "estates", "--redact"));
        ReportFormats.names().forEach(name -> arguments.addAll(List.of("-o", name + "=out." + name)));
        Run run = run(2, arguments.toArray(String[]::new));

        assertThat(run.out() + run.err()).doesNotContain("secret-host", "Sawmill", "colour");
        for (String name : ReportFormats.names()) {
            assertThat(Files.readString(folder.resolve("out." + name)))
                    .as(name)
                    .doesNotContain("secret-host", "Sawmill", "colour");
        }
        assertThat(run(2, "diff", "out.json", "mill.yaml").err()).contains("has pseudonyms");
        run(2, "check", "mill.yaml", "--redact", "--set", "volumes[d].fileSystem=NTFS");
        run(1, "check", "mill.yaml", "-o", "json=named.json");
        assertThat(run(0, "check", "mill.yaml", "--redact", "--baseline", "named.json", "--fail-on", "new")
                        .out())
                .contains("0 new, 0 gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void completion_knows_the_commands(String shell) throws Exception {
        String script = run(0, "completion").out();

        assertThat(script).contains("--baseline", "what-if", shell);
        write("completion.sh", script);
        Process check =
                new ProcessBuilder("bash", "-n", folder.resolve("completion.sh").toString()).start();
        assertThat(check.waitFor()).isZero();
    }
}
