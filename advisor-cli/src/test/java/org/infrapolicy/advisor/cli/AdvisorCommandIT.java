package org.infrapolicy.advisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.infrapolicy.advisor.cli.AdvisorProcess.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvisorCommandIT {
    private static final String FAILING = """
            version: 1
            name: Failing
            hosts: [{id: alma}]
            volumes:
              - {id: d, mountedBy: alma, fileSystem: ReFS, holdsPageFile: yes}
            """;
    private static final String CLEAN = FAILING.replace("ReFS", "NTFS").replace("Failing", "Clean");
    private static final String OPEN =
            FAILING.replace("holdsPageFile: yes", "holdsPageFile: unknown").replace("Failing", "Open");
    private static final String PAGE_FILE = "filesystem/page-file";

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void write_environments() throws IOException {
        folder = Files.createDirectory(temporary.resolve("a folder"));
        write("failing.yaml", FAILING);
        write("clean.yaml", CLEAN);
        write("open.yaml", OPEN);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        Run run = new AdvisorProcess(folder).run(arguments);
        assertThat(run.out() + run.err()).doesNotContain("\tat ", "Exception in thread", "\u001b");
        return run;
    }

    private Run run(int code, String... arguments) throws IOException, InterruptedException {
        Run run = run(arguments);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        if (code == 2 || code == 3) {
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).isNotBlank();
        }
        return run;
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @ParameterizedTest
    @CsvSource({
        "failing.yaml, critical, 1",
        "failing.yaml, high, 1",
        "failing.yaml, medium, 1",
        "failing.yaml, low, 1",
        "failing.yaml, info, 1",
        "failing.yaml, CRITICAL, 1",
        "failing.yaml, unknown, 1",
        "failing.yaml, never, 0",
        "open.yaml, low, 0",
        "open.yaml, unknown, 1",
        "clean.yaml, low, 0",
        "clean.yaml, unknown, 0"
    })
    void the_exit_code_follows_the_threshold(String file, String threshold, int code) throws Exception {
        Run run = run(code, "check", file, "--fail-on", threshold, "--only", PAGE_FILE);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(" failed", " passed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "chekc failing.yaml",
                "check failing.yaml --nonsense",
                "check failing.yaml -f jsn",
                "check failing.yaml -o jsn=x",
                "check failing.yaml -o json",
                "check failing.yaml -o json=nowhere/advice.json",
                "check failing.yaml --fail-on sometimes",
                "check failing.yaml --only nothing/*",
                "check failing.yaml --only [x",
                "check failing.yaml --set volumes",
                "check failing.yaml --set volumes[x].fileSystem=NTFS",
                "check failing.yaml -r missing.jar",
                "check missing.yaml",
                "check empty",
                "check failing.yaml clean.yaml",
                "explain filesystem/nothing",
                "explain filesystem/page-file@nothing failing.yaml",
                "explain filesystem/page-file empty",
                "recommend empty",
                "what-if failing.yaml",
                "what-if failing.yaml --set volumes[d].colour=red",
                "what-if missing.yaml --set volumes[d].csv=no",
                "fix missing.yaml",
                "fix failing.yaml --write clean.yaml",
                "fix failing.yaml --write nowhere/new.yaml",
                "ask missing.yaml",
                "ask failing.yaml colour",
                "ask failing.yaml --write clean.yaml",
                "ask failing.yaml replica-frequency --next",
                "rules -f markdown",
                "check failing.yaml -o markdwn=advice.md",
                "plan",
                "plan set",
                "plan set empty",
                "plan set missing.yaml",
                "plan set failing.yaml -f html",
                "plan set failing.yaml --set hosts[x].name=y",
                "plan set failing.yaml --skip conversion/*",
                "import nothing failing.yaml",
                "import scvmm missing.json",
                "import scvmm failing.yaml",
                "init failing.yaml",
                "init missing/environment.yaml",
            })
    void what_makes_no_sense_is_refused(String line) throws Exception {
        Files.createDirectory(folder.resolve("empty"));

        run(2, line.split(" "));
    }

    @Test
    void an_unknown_decision_has_an_answer_that_lists_the_known_ones() throws Exception {
        assertThat(run(2, "recommend", "failing.yaml", "colour").err()).contains("colour", "file-system");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0000",
                "[",
                "- a\n- b",
                "version: 1\nhosts: [",
                "a: &a [*a]",
                "hosts: 5",
                "\ufeffhosts:\n\t- id: x"
            })
    void an_unreadable_document_is_refused_or_says_nothing(String text) throws Exception {
        write("odd.yaml", text);

        assertThat(run("check", "odd.yaml").code()).isIn(2, 4);
    }

    @Test
    void bytes_that_are_no_text_are_refused() throws Exception {
        Files.write(folder.resolve("odd.yaml"), new byte[] {(byte) 0xff, 0x12, (byte) 0x9b, '3', '1', 'm'});

        run(2, "check", "odd.yaml");
    }

    @Test
    void a_rule_pack_that_is_none_is_broken() throws Exception {
        write("pack.jar", "no jar");

        assertThat(run(3, "check", "clean.yaml", "-r", "pack.jar").err()).contains("pack.jar is no rule pack");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules: nowhere", "rules: [", "- a", "nothing: at all", "rules: META-INF/index"})
    void a_rule_pack_that_cannot_be_loaded_is_broken(String descriptor) throws Exception {
        try (OutputStream out = Files.newOutputStream(folder.resolve("pack.jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new ZipEntry("META-INF/advisor/rule-pack.yaml"));
            jar.write(descriptor.getBytes(StandardCharsets.UTF_8));
            jar.putNextEntry(new ZipEntry("META-INF/index"));
            jar.write("java.lang.String".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(run(3, "check", "clean.yaml", "-r", "pack.jar").err()).startsWith("The rules cannot be used: ");
    }

    @Test
    void an_environment_without_objects_is_no_success() throws Exception {
        write("empty.yaml", "version: 1\nname: Empty\n");

        assertThat(run(4, "check", "empty.yaml").err()).contains("describes no object");
    }

    @Test
    void text_shows_place_reason_source_and_remedy() throws Exception {
        String out = run(1, "check", "failing.yaml").out();

        assertThat(out).contains("volumes[d]\n", "CRITICAL", "failing.yaml:5:", "remedy  ", "source  ", PAGE_FILE);
    }

    @Test
    void long_lines_are_wrapped_at_the_width_of_the_terminal() throws Exception {
        String out = new AdvisorProcess(folder)
                .variable("COLUMNS", "60")
                .run("check", "failing.yaml")
                .out();

        assertThat(out.lines().filter(line -> line.length() > 60)).isEmpty();
    }

    @Test
    void only_a_terminal_without_NO_COLOR_gets_colours() throws Exception {
        AdvisorProcess terminal = new AdvisorProcess(folder).variable("ADVISOR_TERMINAL", "1");

        assertThat(terminal.run("check", "failing.yaml").out()).contains("\u001b[");
        assertThat(terminal.variable("NO_COLOR", "1")
                        .run("check", "failing.yaml")
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void a_name_cannot_steer_the_terminal() throws Exception {
        write("odd.yaml", FAILING.replace("name: Failing", "name: \"a\\e[31m\\nb\\u202ec\""));

        Run run = run("check", "odd.yaml");

        assertThat(run.out() + run.err()).doesNotContain("\u202e", "\u001b");
    }

    @Test
    void json_has_the_keys_that_others_rely_on() throws Exception {
        JsonNode advice = json(run(1, "check", "failing.yaml", "-f", "json").out());
        JsonNode finding = advice.get("findings").get(0);

        assertThat(names(advice)).contains("environment", "summary", "findings", "recommendations", "questions");
        assertThat(names(advice.get("environment"))).contains("name", "files");
        assertThat(names(advice.get("summary")))
                .contains("fail", "unknown", "pass", "notApplicable", "error", "waived", "bySeverity");
        assertThat(names(advice.get("summary").get("bySeverity")))
                .contains("critical", "high", "medium", "low", "info");
        assertThat(names(finding))
                .contains(
                        "rule",
                        "title",
                        "topic",
                        "kind",
                        "severity",
                        "verdict",
                        "subject",
                        "message",
                        "remedy",
                        "evidence",
                        "missing",
                        "sources",
                        "guidance",
                        "fix",
                        "fingerprint",
                        "waiver");
        assertThat(finding.get("subject").toString()).isEqualTo("{\"kind\":\"volumes\",\"id\":\"d\"}");
        assertThat(names(finding.get("evidence").get(0))).contains("path", "value", "file", "line", "column");
        assertThat(names(finding.get("sources").get(0))).contains("document", "section");
    }

    @Test
    void json_of_recommendations_and_questions_has_the_keys_that_others_rely_on() throws Exception {
        write("decide.yaml", """
                version: 1
                name: Decide
                hosts: [{id: alma}]
                volumes:
                  - {id: d, mountedBy: alma, boot: no, contents: [virtual-disks]}
                """);

        JsonNode advice = json(run(0, "recommend", "decide.yaml", "-f", "json").out());
        JsonNode recommendation = advice.get("recommendations").get(0);

        assertThat(names(recommendation)).contains("decision", "subject", "options", "open");
        assertThat(names(recommendation.get("options").get(0))).contains("option", "standing", "arguments");
        assertThat(names(advice.get("questions").get(0))).contains("path", "settles", "rules");
    }

    private Path teams() throws IOException {
        return write("teams.yaml", """
                version: 1
                name: Teams
                hosts: [{id: alma, operatingSystem: Windows Server 2019}, {id: bela, operatingSystem: Windows Server 2012 R2}]
                clusters: [{id: oak, nodes: [alma]}]
                teams:
                  - {id: front, host: alma, loadBalancing: mac-addresses, members: [NIC1, NIC2], teamNicVlan: none}
                  - {id: back, host: bela, loadBalancing: dynamic, teamNicVlan: none}
                virtualSwitches:
                  - {id: lan, host: alma, team: front}
                  - {id: old, host: bela, team: back, notes: a*b|c}
                """);
    }

    @Test
    void a_plan_tells_for_each_host_what_is_done_and_why_not() throws Exception {
        teams();

        String out = run(0, "plan", "set", "teams.yaml").out();

        assertThat(out)
                .contains(
                        "Teams\n",
                        "Cluster oak\n",
                        "Host alma, node of cluster oak\n",
                        "virtualSwitches[lan]  is converted",
                        "Load balancing: HyperVPort",
                        " 1  Save the settings",
                        "CRITICAL  If creating it fails",
                        "Host bela\n",
                        "virtualSwitches[old]  is left out",
                        "Host bela runs Windows Server 2012 R2");
        assertThat(out.lines().filter(line -> line.length() > 100)).isEmpty();
    }

    @Test
    void json_of_a_plan_holds_targets_parts_steps_and_their_risks() throws Exception {
        teams();

        JsonNode plan = json(run(0, "plan", "set", "teams.yaml", "-f", "json").out());
        JsonNode alma = plan.get("places").get(1);
        JsonNode step = alma.get("steps").get(0);

        assertThat(names(plan)).containsExactly("plan", "title", "environment", "summary", "places");
        assertThat(plan.get("summary").toString()).isEqualTo("{\"planned\":1,\"conditional\":0,\"refused\":1}");
        assertThat(names(alma))
                .containsExactly(
                        "place", "cluster", "targets", "refusals", "settings", "losses", "notes", "risks", "steps");
        assertThat(alma.get("cluster").asText()).isEqualTo("oak");
        assertThat(alma.get("targets").get(0).get("standing").asText()).isEqualTo("planned");
        assertThat(names(step))
                .contains("rule", "title", "part", "kind", "severity", "subject", "text", "conditional", "missing")
                .contains("remedy", "basis", "evidence", "sources", "guidance", "risks");
        assertThat(alma.get("steps").findValuesAsText("rule"))
                .contains("conversion/drain", "conversion/create-failure");
    }

    @Test
    void markdown_of_a_plan_has_a_check_box_for_each_step_and_no_live_text_of_the_document() throws Exception {
        teams();

        String out = run(
                        0, "plan", "set", "teams.yaml", "-f", "markdown", "--set", "hosts[bela].operatingSystem=WS2022")
                .out();

        assertThat(out)
                .startsWith("# Convert virtual switches on LBFO teams to switch-embedded teaming\n")
                .contains(
                        "## Host alma, node of cluster oak\n",
                        "\n1. [ ] Save the settings",
                        "a\\*b\\|c",
                        "## Sources\n");
    }

    @Test
    void a_plan_goes_to_files_as_well() throws Exception {
        teams();

        run(0, "plan", "set", "teams.yaml", "-o", "markdown=plan.md", "-o", "json=plan.json");

        assertThat(Files.readString(folder.resolve("plan.md"))).startsWith("# ");
        assertThat(json(Files.readString(folder.resolve("plan.json"))).has("places"))
                .isTrue();
    }

    @Test
    void an_unknown_plan_has_an_answer_that_lists_the_known_ones() throws Exception {
        assertThat(run(2, "plan", "holiday", "failing.yaml").err()).contains("holiday", "Plans are: set.");
    }

    @Test
    void where_no_switch_is_on_a_team_there_is_nothing_to_plan() throws Exception {
        assertThat(run(4, "plan", "set", "failing.yaml").err()).contains("nothing to plan");
    }

    @Test
    void the_catalogue_of_rules_is_an_array() throws Exception {
        JsonNode rules = json(run(0, "rules", "-f", "json").out());

        assertThat(rules.isArray()).isTrue();
        assertThat(rules)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(names(rule))
                        .contains("id", "title", "topic", "kind", "severity", "decision", "guidance", "sources"));
    }

    @Test
    void a_file_gets_the_result_as_well() throws Exception {
        Run run = run(1, "check", "failing.yaml", "-o", "json=advice.json", "-o", "text=advice.txt");

        assertThat(json(Files.readString(folder.resolve("advice.json"))).has("findings"))
                .isTrue();
        assertThat(Files.readString(folder.resolve("advice.txt"))).isEqualTo(run.out());
    }

    @Test
    void a_supposed_value_is_judged() throws Exception {
        run(0, "check", "failing.yaml", "--set", "volumes[d].fileSystem=NTFS");
    }

    @Test
    void filters_choose_rules() throws Exception {
        run(4, "check", "failing.yaml", "--skip", PAGE_FILE, "--only", "filesystem/large*");
        assertThat(run(1, "check", "failing.yaml", "--only", PAGE_FILE).out()).contains("1 failed");
    }

    @Test
    void passes_are_listed_on_request() throws Exception {
        assertThat(run(0, "check", "clean.yaml").out()).doesNotContain(PAGE_FILE);
        assertThat(run(0, "check", "clean.yaml", "--all").out()).contains("PASS", PAGE_FILE);
    }

    @Test
    void several_files_are_one_environment() throws Exception {
        write("hosts.yaml", "version: 1\nhosts: [{id: alma}]\n");
        write(
                "volumes.yaml",
                "version: 1\nvolumes: [{id: d, mountedBy: alma, fileSystem: ReFS, holdsPageFile: yes}]\n");

        JsonNode advice =
                json(run(1, "check", "hosts.yaml", "volumes.yaml", "-f", "json").out());

        assertThat(advice.get("environment").get("files")).hasSize(2);
    }

    @Test
    void a_folder_holds_several_environments() throws Exception {
        JsonNode json = json(run(1, "check", ".", "-f", "json").out());
        assertThat(json.path("environments")).hasSize(3);
        assertThat(json.path("rollUp").path("environments").asInt()).isEqualTo(3);
        assertThat(run(1, "check", ".").out())
                .contains("Failing  failing.yaml\n", "Clean  clean.yaml\n", "3 environments: 1 failed");
    }

    @Test
    void names_beyond_ascii_are_read_and_written() throws Exception {
        write("größe.yaml", FAILING.replace("id: d", "id: größe-东"));

        assertThat(run(1, "check", "größe.yaml").out()).contains("volumes[größe-东]", "größe.yaml:5");
    }

    @Test
    void a_schema_is_json() throws Exception {
        assertThat(json(run(0, "schema").out()).has("$schema")).isTrue();
    }

    @Test
    void a_first_environment_can_be_checked_and_is_never_overwritten() throws Exception {
        run(0, "init", "first.yaml");
        assertThat(run("check", "first.yaml").code()).isIn(0, 1);
        assertThat(run(2, "init", "first.yaml").err()).contains("first.yaml is there already");
    }

    @Test
    void an_inventory_becomes_an_environment() throws Exception {
        Path inventory = Path.of("../advisor-core/src/test/resources/org/infrapolicy/advisor/importing/riverside.json")
                .toAbsolutePath();

        run(0, "import", "scvmm", inventory.toString(), "-o", "riverside.yaml");
        assertThat(run("check", "riverside.yaml").code()).isIn(0, 1);
    }

    @Test
    void a_rule_is_explained_alone_and_for_an_object() throws Exception {
        assertThat(run(0, "explain", PAGE_FILE).out())
                .contains("Volume(", "## Source", "## Remedy", "## An example that fails");
        assertThat(run(0, "explain", PAGE_FILE + "@d", "failing.yaml").out()).contains("CRITICAL", "failing.yaml:5");
        assertThat(run(0, "explain", PAGE_FILE + "@volumes[d]", "clean.yaml").out())
                .contains("PASS");
        assertThat(json(run(0, "explain", PAGE_FILE, "open.yaml", "-f", "json").out()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "check",
                "recommend",
                "what-if",
                "fix",
                "ask",
                "plan",
                "explain",
                "rules",
                "schema",
                "init",
                "import"
            })
    void each_command_has_help(String command) throws Exception {
        assertThat(run(0, (command + " --help").strip().split(" ")).out()).contains("Usage: advisor");
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
