package org.infrapolicy.advisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.infrapolicy.advisor.cli.AdvisorProcess.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What architects use: rankings and what would change them, other values, fixes and interviews. */
class DesignCommandsIT {
    private static final String MILL = """
            # the mill
            version: 1
            name: Mill
            hosts:
              - {id: alma, operatingSystem: Windows Server 2019}   # in the office
            volumes:
              - id: d
                mountedBy: alma
                boot: no
                holdsPageFile: yes   # since May
                fileSystem: ReFS
                storage: array
                contents: [virtual-disks]
                featuresNeeded: []
            """;

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void write_environment() throws IOException {
        folder = Files.createDirectory(temporary.resolve("estate"));
        Files.writeString(folder.resolve("mill.yaml"), MILL);
    }

    private Run run(int code, String input, String... arguments) throws IOException, InterruptedException {
        Run run = new AdvisorProcess(folder).input(input).run(arguments);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        assertThat(run.out() + run.err()).doesNotContain("\tat ", "Exception", "\u001b");
        return run;
    }

    private static JsonNode json(Run run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void a_recommendation_shows_arguments_side_by_side_and_what_would_change_it() throws Exception {
        String out = run(0, "", "recommend", "mill.yaml", "file-system").out();

        assertThat(out).contains("side by side", "1 NTFS  recommended", "2 ReFS  ruled out", "would change");
    }

    @Test
    void what_would_change_a_recommendation_does_so() throws Exception {
        JsonNode recommendation = json(run(
                        0,
                        "",
                        "recommend",
                        "mill.yaml",
                        "file-system",
                        "--set",
                        "volumes[d].holdsPageFile=no",
                        "-f",
                        "json"))
                .get("recommendations")
                .get(0);
        JsonNode turn = recommendation.get("wouldChange").get(0);
        String path = turn.get("set").fieldNames().next();
        String value = turn.get("set").get(path).asText();

        JsonNode after = json(run(
                        0,
                        "",
                        "recommend",
                        "mill.yaml",
                        "file-system",
                        "--set",
                        "volumes[d].holdsPageFile=no",
                        "--set",
                        path + "=" + value,
                        "-f",
                        "json"))
                .get("recommendations")
                .get(0)
                .get("options")
                .get(0);

        assertThat(recommendation.get("options").get(0).get("option").asText()).isEqualTo("ntfs");
        assertThat(turn.get("to").asText()).isEqualTo("refs");
        assertThat(after.get("option").asText()).isEqualTo("refs");
        assertThat(after.get("standing").asText()).isEqualTo("recommended");
    }

    @Test
    void a_brief_recommendation_leaves_that_out() throws Exception {
        assertThat(run(0, "", "recommend", "mill.yaml", "file-system", "--brief")
                        .out())
                .doesNotContain("would change");
    }

    @Test
    void what_if_shows_both_ways_what_would_be_others() throws Exception {
        Run clearing = run(0, "", "what-if", "mill.yaml", "--set", "volumes[d].fileSystem=NTFS");
        Run causing = run(1, "", "what-if", "mill.yaml", "--set", "volumes[d].boot=yes");

        assertThat(clearing.out())
                .contains(
                        "volumes[d].fileSystem: refs → ntfs",
                        "Would be cleared",
                        "filesystem/page-file",
                        "before",
                        "after")
                .doesNotContain("Would fail");
        assertThat(causing.out()).contains("Would fail", "filesystem/boot-volume", "fail");
        JsonNode json = json(run(1, "", "what-if", "mill.yaml", "--set", "volumes[d].boot=yes", "-f", "json"));
        assertThat(json.get("changes").get(0).get("path").asText()).isEqualTo("volumes[d].boot");
        assertThat(json.get("verdicts").findValuesAsText("to")).contains("FAIL");
        assertThat(json.has("rankings")).isTrue();
    }

    @Test
    void what_changes_nothing_says_so() throws Exception {
        assertThat(run(0, "", "what-if", "mill.yaml", "--set", "volumes[d].fileSystem=ReFS")
                        .out())
                .contains("says so already");
    }

    @Test
    void a_failing_is_explained_with_what_would_clear_it() throws Exception {
        assertThat(run(0, "", "explain", "filesystem/page-file@d", "mill.yaml").out())
                .contains("would be cleared by", "volumes[d].fileSystem = ntfs");
        assertThat(json(run(0, "", "explain", "filesystem/page-file@d", "mill.yaml", "-f", "json"))
                        .get(0)
                        .get("clearedBy")
                        .get(0)
                        .get("set")
                        .toString())
                .contains("volumes[d].");
    }

    @Test
    void a_fix_keeps_comments_and_layout_and_its_patch_gives_the_same_text() throws Exception {
        Run run = run(1, "", "fix", "mill.yaml", "--write", "fixed.yaml");
        run(1, "", "fix", "mill.yaml", "--write", "fix.patch");

        String fixed = Files.readString(folder.resolve("fixed.yaml"));
        assertThat(fixed).isEqualTo(MILL.replace("holdsPageFile: yes", "holdsPageFile: no"));
        assertThat(Files.readString(folder.resolve("mill.yaml"))).isEqualTo(MILL);
        assertThat(run.out()).contains("clears  CRITICAL  filesystem/page-file", "What people have to decide");
        List<String> patch = Files.readAllLines(folder.resolve("fix.patch"));
        assertThat(DiffUtils.patch(MILL.lines().toList(), UnifiedDiffUtils.parseUnifiedDiff(patch)))
                .isEqualTo(fixed.lines().toList());
        JsonNode json = json(run(1, "", "fix", "mill.yaml", "-f", "json"));
        assertThat(json.get("steps").get(0).get("clears").get(0).get("rule").asText())
                .isEqualTo("filesystem/page-file");
        assertThat(json.get("patch").asText()).contains("+    holdsPageFile: no   # since May");
        assertThat(json.get("needsDecision").get(0).get("rule").asText()).isEqualTo("filesystem/refs-without-repair");
    }

    @Test
    void a_patch_fits_a_document_whose_last_line_does_not_end() throws Exception {
        Files.writeString(folder.resolve("open.yaml"), """
                version: 1
                name: Open
                hosts: [{id: alma}]
                volumes: [{id: d, mountedBy: alma, fileSystem: ReFS, holdsPageFile: yes}]""");
        assertThat(json(run(0, "", "fix", "open.yaml", "-f", "json"))
                        .get("patch")
                        .asText())
                .endsWith("""
                        -volumes: [{id: d, mountedBy: alma, fileSystem: ReFS, holdsPageFile: yes}]
                        \\ No newline at end of file
                        +volumes: [{id: d, mountedBy: alma, fileSystem: ReFS, holdsPageFile: no}]
                        \\ No newline at end of file
                        """);
    }

    @Test
    void where_nothing_fails_there_is_nothing_to_fix() throws Exception {
        Files.writeString(folder.resolve("fine.yaml"), "version: 1\nname: Fine\nhosts: [{id: alma}]\n");
        assertThat(run(0, "", "fix", "fine.yaml").out()).contains("Nothing fails.");
    }

    @Test
    void an_interview_from_nothing_settles_a_decision() throws Exception {
        Run run = run(0, """
                why
                maybe
                none
                back
                quotas
                """, "ask", "new.yaml", "file-system", "--for", "data", "--write", "done.yaml");

        assertThat(run.out())
                .contains(
                        "Features of NTFS alone need NTFS",
                        "maybe is none of quotas",
                        "NTFS (recommended), ReFS (ruled out)",
                        "1 question answered",
                        "1 NTFS  recommended",
                        "Wrote done.yaml.");
        assertThat(Files.readString(folder.resolve("done.yaml")))
                .contains("volumes:\n  - id: data\n    featuresNeeded: [quotas]\n  - ...\n", "topic: file-system");
        assertThat(run(0, "", "recommend", "done.yaml", "--brief").out()).contains("1 NTFS  recommended");
    }

    @Test
    void an_interview_keeps_the_comments_of_a_file_that_says_nothing_else() throws Exception {
        Files.writeString(folder.resolve("notes.yaml"), "# to be filled in\n\n");

        run(0, "quotas\n", "ask", "notes.yaml", "file-system", "--for", "d", "--write", "notes.yaml");

        assertThat(Files.readString(folder.resolve("notes.yaml")))
                .startsWith("# to be filled in\n\nversion: 1\nname: notes\n");
    }

    @Test
    void an_interview_goes_on_where_nobody_knows_and_ends_with_the_input() throws Exception {
        Run run = run(0, "\n?\ndon't know\n", "ask", "mill.yaml");

        assertThat(run.out()).contains("3 questions answered", "the completed environment", "# since May");
    }

    @Test
    void answers_are_written_into_the_document() throws Exception {
        JsonNode questions = json(run(0, "", "ask", "mill.yaml", "-f", "json"));
        JsonNode first = json(run(0, "", "ask", "mill.yaml", "--next", "-f", "json"));
        assertThat(questions.size()).isGreaterThan(3);
        assertThat(first).hasSize(1);
        assertThat(first.get(0)).isEqualTo(questions.get(0));
        for (String key : List.of("path", "meaning", "kind", "answers", "none", "settles", "severity", "rules")) {
            assertThat(first.get(0).has(key)).as(key).isTrue();
        }

        run(0, "none\nstop\n", "ask", "mill.yaml", "--write", "mill.yaml");
        assertThat(Files.readString(folder.resolve("mill.yaml")))
                .startsWith("# the mill\n")
                .contains("# since May", "# in the office")
                .contains("[]");
    }

    @Test
    void a_decision_that_arises_for_several_objects_is_asked_for_one() throws Exception {
        Files.writeString(folder.resolve("two.yaml"), """
                version: 1
                name: Two
                hosts: [{id: alma}]
                volumes:
                  - {id: d, mountedBy: alma, contents: [virtual-disks]}
                  - {id: e, mountedBy: alma, contents: [virtual-disks]}
                """);
        assertThat(run(0, "e\nstop\n", "ask", "two.yaml", "file-system").out())
                .contains("It arises for d, e.", "volumes[e]");
        assertThat(run(2, "", "ask", "two.yaml", "file-system", "--next").err()).contains("--for ID", "d, e");
    }
}
