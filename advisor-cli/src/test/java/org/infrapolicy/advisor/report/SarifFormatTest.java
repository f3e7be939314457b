package org.infrapolicy.advisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.RuleCoverage;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.environment.fact.VolumeBuilder;
import org.infrapolicy.advisor.environment.vocabulary.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SarifFormatTest {
    private static final ReportFormat SARIF = ReportFormats.named("sarif").orElseThrow();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = schema();
    private static final List<Arguments> RUNS = everySortOfRun();

    @TempDir
    private Path folder;

    private static Schema schema() {
        try (InputStream in = SarifFormatTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Arguments> runs() {
        return RUNS;
    }

    private static List<Arguments> everySortOfRun() {
        Run compared = Reported.run().comparedWithBaseline(true);
        List<RollUp.Gone> gone = List.of(
                new RollUp.Gone("", "filesystem/page-file", "volumes[<old>]", "0123"),
                new RollUp.Gone("", "no/more", "x", "45"));
        return List.of(
                Arguments.of("ordinary", Reported.of(SARIF, Reported.branchOffice())),
                Arguments.of("hostile", Reported.of(SARIF, Reported.hostile())),
                Arguments.of(
                        "compared",
                        Reported.of(SARIF, compared, List.of(Reported.compared(Reported.branchOffice())), gone)),
                Arguments.of("folder", Reported.ofFolder(SARIF, Reported.branchOffice(), Reported.hostile())),
                Arguments.of(
                        "folder of silent ones",
                        Reported.ofFolder(SARIF, listing(), Reported.branchOffice(), listing())),
                Arguments.of("folder without environments", Reported.ofFolder(SARIF)),
                Arguments.of("only waivers and gone", Reported.of(SARIF, compared, List.of(listing()), gone)),
                Arguments.of(
                        "supposed",
                        Reported.of(
                                SARIF,
                                Reported.run().supposing(Map.of("volumes[csv-machines].fileSystem", "NTFS")),
                                List.of(Reported.branchOffice()))),
                Arguments.of("built in code", Reported.of(SARIF, builtInCode())),
                Arguments.of("broken", Reported.of(SARIF, broken())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void is_valid_by_the_schema_of_sarif(String name, String sarif) {
        List<Error> problems = SCHEMA.validate(
                sarif,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void every_result_has_a_place_an_identity_and_a_known_rule(String name, String sarif) throws IOException {
        JsonNode run = run(sarif);
        for (JsonNode result : run.get("results")) {
            JsonNode physical = result.at("/locations/0/physicalLocation");
            URI uri = URI.create(physical.at("/artifactLocation/uri").asText());
            assertThat(uri.getPath()).as(result.toString()).isNotEmpty();
            assertThat(uri.isAbsolute()).isFalse();
            assertThat(physical.at("/artifactLocation/uriBaseId").asText()).isEqualTo("SRCROOT");
            assertThat(physical.at("/region/startLine").asInt(1)).isPositive();
            assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                            .asText())
                    .isNotEmpty();
            assertThat(result.get("partialFingerprints").fieldNames())
                    .toIterable()
                    .containsExactly("advisorFinding/v1");
            if (result.has("ruleIndex")) {
                assertThat(run.at("/tool/driver/rules/" + result.get("ruleIndex") + "/id"))
                        .isEqualTo(result.get("ruleId"));
            } else {
                assertThat(result.get("baselineState").asText()).isEqualTo("absent");
            }
            // the specification wants each on all results or on none
            assertThat(result.has("suppressions")).isTrue();
            assertThat(result.has("baselineState"))
                    .isEqualTo(run.at("/results/0").has("baselineState"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void holds_nothing_that_steers_a_terminal_and_no_placeholder(String name, String sarif) throws IOException {
        assertThat(sarif.codePoints().filter(c -> Character.isISOControl(c) && c != '\n'))
                .isEmpty();
        assertThat(sarif.contains("\u202e")).isFalse();
        for (JsonNode result : run(sarif).get("results")) {
            String text = result.at("/message/text").asText();
            assertThat(text.replace("\\](", "")).doesNotContain("](");
            assertThat(text.replace("{{", "").replace("}}", "")).doesNotContain("{", "}");
        }
    }

    @Test
    void counts_equal_the_summary() throws IOException {
        Estate estate = Reported.branchOffice();
        JsonNode run = run(Reported.of(SARIF, estate));
        Map<String, Integer> kinds = new TreeMap<>();
        int waivers = 0;
        for (JsonNode result : run.get("results")) {
            if (result.get("ruleId").asText().startsWith("waiver/")) {
                waivers++;
            } else {
                kinds.merge(result.get("kind").asText(), 1, Integer::sum);
            }
        }
        Summary summary = estate.advice().summary();
        assertThat(kinds)
                .isEqualTo(Map.of(
                        "fail", summary.count(Verdict.FAIL),
                        "open", summary.count(Verdict.UNKNOWN),
                        "pass", summary.count(Verdict.PASS),
                        "notApplicable", summary.count(Verdict.NOT_APPLICABLE)));
        assertThat(waivers).isEqualTo(1);
        assertThat(run.at("/properties/summary/fail").asInt()).isEqualTo(summary.count(Verdict.FAIL));
        assertThat(run.at("/properties/summary/unknown").asInt()).isEqualTo(summary.count(Verdict.UNKNOWN));
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
    }

    @Test
    void the_level_is_of_the_severity_for_a_fail_and_none_otherwise() throws IOException {
        Map<String, String> levels =
                Map.of("critical", "error", "high", "error", "medium", "warning", "low", "note", "info", "note");
        for (JsonNode result :
                run(Reported.of(SARIF, Reported.estate("dairy.yaml"))).get("results")) {
            assertThat(result.get("level").asText())
                    .isEqualTo(
                            result.get("kind").asText().equals("fail")
                                    ? levels.get(
                                            result.at("/properties/severity").asText())
                                    : "none");
        }
    }

    @Test
    void an_unknown_names_what_is_missing() throws IOException {
        List<JsonNode> open = results(Reported.of(SARIF, Reported.branchOffice()), "open");
        assertThat(open).isNotEmpty().allSatisfy(result -> {
            assertThat(result.at("/properties/missing")).isNotEmpty();
            assertThat(result.at("/message/text").asText())
                    .contains(result.at("/properties/missing/0").asText());
        });
    }

    @Test
    void fingerprints_survive_lines_above() throws IOException {
        String document = Files.readString(Path.of("..", "examples", "environments", "branch-office.yaml"));
        String before = Reported.of(SARIF, Reported.read("office.yaml", document));
        String after = Reported.of(SARIF, Reported.read("office.yaml", "# one\n# two\n\n" + document));
        assertThat(after).isNotEqualTo(before);
        assertThat(fingerprints(after)).isEqualTo(fingerprints(before));
    }

    @Test
    void the_same_finding_of_two_environments_has_two_fingerprints() throws IOException {
        Estate estate = Reported.branchOffice();
        List<String> fingerprints = new ArrayList<>();
        for (JsonNode result : run(Reported.ofFolder(SARIF, estate, estate)).get("results")) {
            fingerprints.add(
                    result.at("/partialFingerprints/advisorFinding~1v1").asText());
        }
        assertThat(fingerprints)
                .doesNotHaveDuplicates()
                .hasSize(2 * estate.advice().findings().size() + 2);
    }

    @Test
    void only_a_waiver_in_force_is_a_suppression() throws IOException {
        List<JsonNode> waived = new ArrayList<>();
        results(Reported.of(SARIF, Reported.branchOffice()), "fail").stream()
                .filter(result -> !result.get("suppressions").isEmpty())
                .forEach(waived::add);
        assertThat(waived).hasSize(1);
        assertThat(waived.get(0).get("level").asText()).isEqualTo("error");
        JsonNode suppression = waived.get(0).at("/suppressions/0");
        assertThat(suppression.get("kind").asText()).isEqualTo("external");
        assertThat(suppression.get("status").asText()).isEqualTo("accepted");
        assertThat(suppression.get("justification").asText())
                .contains("CHG-1234", "Goes with the old server", "Anna Smith", "Bert Jones", "2027-01-31");

        String comment = "    # advisor:waive filesystem/page-file until=%s owner=anna reason=\"moves\"\n";
        String volume = "version: 1\nname: Lab\nhosts: [{id: h}]\nvolumes:\n  - id: d\n" + comment
                + "    mountedBy: h\n    fileSystem: ReFS\n    holdsPageFile: yes\n";
        JsonNode inForce = pageFile(Reported.of(SARIF, Reported.read("lab.yaml", volume.formatted("2027-01-31"))));
        assertThat(inForce.at("/suppressions/0/kind").asText()).isEqualTo("inSource");
        String ended = Reported.of(SARIF, Reported.read("lab.yaml", volume.formatted("2026-01-31")));
        assertThat(pageFile(ended).get("suppressions")).isEmpty();
        assertThat(run(ended).get("results").findValuesAsText("ruleId")).contains("waiver/expired");
    }

    @Test
    void tells_new_unchanged_and_absent_ones_apart() throws IOException {
        Estate estate = Reported.compared(Reported.branchOffice());
        String sarif = Reported.of(
                SARIF,
                Reported.run().comparedWithBaseline(true),
                List.of(estate),
                List.of(new RollUp.Gone("", "filesystem/page-file", "volumes[old]", "0123")));
        Map<String, Integer> states = new TreeMap<>();
        run(sarif)
                .get("results")
                .forEach(result -> states.merge(result.get("baselineState").asText(), 1, Integer::sum));
        int findings = estate.advice().findings().size();
        // a baseline holds no findings about waivers
        assertThat(states).isEqualTo(Map.of("new", (findings + 1) / 2 + 1, "unchanged", findings / 2, "absent", 1));
        assertThat(sarif).contains("\"fullyQualifiedName\":\"volumes[old]\"");
    }

    @Test
    void what_could_not_be_read_or_judged_makes_the_run_unsuccessful() throws IOException {
        JsonNode unread = run(Reported.ofFolder(SARIF, Reported.branchOffice())).at("/invocations/0");
        assertThat(unread.get("executionSuccessful").asBoolean()).isFalse();
        assertThat(unread.at("/toolExecutionNotifications/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("broken.yaml");

        Estate estate = broken();
        JsonNode run = run(Reported.of(SARIF, estate));
        JsonNode notification = run.at("/invocations/0/toolExecutionNotifications/0");
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
        assertThat(notification.get("level").asText()).isEqualTo("error");
        assertThat(notification.at("/message/text").asText()).contains("Boom", "of 2 objects");
        Finding error = estate.findings(Verdict.ERROR).get(0);
        assertThat(run.at("/tool/driver/rules/" + notification.at("/associatedRule/index") + "/id")
                        .asText())
                .isEqualTo(notification.at("/associatedRule/id").asText())
                .isEqualTo(error.rule().id());
        assertThat(run.get("results"))
                .noneMatch(result -> result.at("/message/text").asText().contains("Boom"));
    }

    @Test
    void evidence_beyond_what_github_keeps_stands_in_the_properties() throws IOException {
        Estate estate = Reported.branchOffice();
        Finding finding = estate.advice().failures().get(0);
        List<Evidence> many = new ArrayList<>(finding.evidence());
        IntStream.range(0, 150)
                .forEach(i -> many.add(new Evidence(
                        "volumes[v" + i + "].size",
                        i + " TB",
                        finding.evidence().get(0).where(),
                        "")));
        many.add(new Evidence("derived.value", "yes", null, ""));
        Finding crowded = new Finding(
                finding.rule(),
                finding.verdict(),
                finding.subject(),
                finding.message(),
                many,
                List.of(),
                List.of(),
                finding.fingerprint(),
                null);
        JsonNode result =
                run(Reported.of(SARIF, with(estate, List.of(crowded)))).at("/results/0");
        assertThat(result.get("relatedLocations")).hasSize(100);
        assertThat(result.at("/properties/evidence")).hasSize(many.size() - 1 - 100);
        assertThat(result.at("/properties/evidence").toString()).contains("derived.value = yes", "volumes[v149].size");
    }

    @Test
    void a_fix_makes_its_finding_go() throws IOException {
        for (String example : List.of("dairy.yaml", "brickworks.yaml", "branch-office.yaml")) {
            Path file = folder.resolve(example);
            Files.copy(Path.of("..", "examples", "environments", example), file);
            Environment environment = new EnvironmentReader().read(file);
            Advice advice = Reported.ADVISOR.advise(environment);
            Set<String> fixable = new TreeSet<>();
            advice.failures().stream()
                    .filter(finding -> !finding.fixes().isEmpty())
                    .forEach(finding -> fixable.add(finding.fingerprint()));
            Set<String> fixed = new TreeSet<>();
            for (JsonNode result : run(Reported.of(SARIF, Estate.of(advice))).get("results")) {
                for (JsonNode fix : result.path("fixes")) {
                    String fingerprint =
                            result.at("/partialFingerprints/advisorFinding~1v1").asText();
                    String after = applied(Files.readString(file), fix.at("/artifactChanges/0/replacements"));
                    Advice judged = Reported.ADVISOR.advise(new EnvironmentReader().readText("after.yaml", after));
                    assertThat(judged.failures())
                            .as(fix.toString())
                            .noneMatch(finding -> finding.fingerprint().equals(fingerprint));
                    assertThat(judged.environment().size()).isEqualTo(environment.size());
                    fixed.add(fingerprint);
                }
            }
            assertThat(fixed).as(example).isSubsetOf(fixable);
            assertThat(fixed.size()).as(example).isGreaterThanOrEqualTo(fixable.size() * 2 / 3);
        }
    }

    @Test
    void there_is_no_fix_for_a_file_that_has_changed_nor_for_supposed_values_or_other_names() throws IOException {
        Path file = folder.resolve("dairy.yaml");
        Files.copy(Path.of("..", "examples", "environments", "dairy.yaml"), file);
        Estate estate = Estate.of(Reported.ADVISOR.advise(new EnvironmentReader().read(file)));
        assertThat(Reported.of(SARIF, estate)).contains("\"fixes\"");
        assertThat(Reported.of(SARIF, Reported.run().redacting(true), List.of(estate)))
                .doesNotContain("\"fixes\"");
        assertThat(Reported.of(SARIF, Reported.run().supposing(Map.of("backups", "[]")), List.of(estate)))
                .doesNotContain("\"fixes\"");
        Files.writeString(file, "\n" + Files.readString(file));
        assertThat(Reported.of(SARIF, estate)).doesNotContain("\"fixes\"").contains("\"changes\"");
    }

    @Test
    void a_place_that_was_only_supposed_is_none() throws IOException {
        Map<String, String> changes = Map.of("volumes[csv-machines].fileSystem", "NTFS");
        Environment supposed =
                new EnvironmentReader().with(Reported.branchOffice().advice().environment(), changes);
        String sarif = Reported.of(
                SARIF, Reported.run().supposing(changes), List.of(Estate.of(Reported.ADVISOR.advise(supposed))));
        assertThat(sarif).doesNotContain("\"uri\":\"--set\"");
        assertThat(run(sarif).at("/properties/supposed/0/value").asText()).isEqualTo("NTFS");
    }

    @Test
    void columns_count_code_units() throws IOException {
        String sarif = Reported.of(
                SARIF,
                Reported.read(
                        "lab.yaml",
                        "name: Lab\nhosts: [{id: h}]\nvolumes:\n"
                                + "  - {id: d, comment: \"\ud83c\udfe2\ud83c\udfe2\", mountedBy: h, holdsPageFile: yes, fileSystem: ReFS}\n"));
        int column = "  - {id: d, comment: \"\ud83c\udfe2\ud83c\udfe2\", mountedBy: h, ".length() + 1;
        assertThat(run(sarif).get("columnKind").asText()).isEqualTo("utf16CodeUnits");
        assertThat(pageFile(sarif)
                        .at("/locations/0/physicalLocation/region/startColumn")
                        .asInt())
                .isEqualTo(column);
    }

    @Test
    void an_upload_replaces_the_one_of_the_same_environment_only() throws IOException {
        assertThat(run(Reported.of(SARIF, Reported.branchOffice()))
                        .at("/automationDetails/id")
                        .asText())
                .isEqualTo("advisor/articles/saw-mill/");
        assertThat(run(Reported.of(SARIF, Reported.estate("dairy.yaml")))
                        .at("/automationDetails/id")
                        .asText())
                .isEqualTo("advisor/articles/dairy/");
        assertThat(run(Reported.ofFolder(SARIF, Reported.branchOffice()))
                        .at("/automationDetails/id")
                        .asText())
                .isEqualTo("advisor/articles/");
    }

    @Test
    void a_uri_names_the_file_whatever_its_name() {
        assertThat(ArtifactUri.of("env/h q.yaml")).isEqualTo("env/h%20q.yaml");
        assertThat(ArtifactUri.of("./env/100%.yaml")).isEqualTo("env/100%25.yaml");
        assertThat(ArtifactUri.of("a:b.yaml")).isEqualTo("a%3Ab.yaml");
        assertThat(ArtifactUri.of("C:/env/ä.yaml")).isEqualTo("file:///C:/env/%C3%A4.yaml");
        assertThat(ArtifactUri.of("/env/hq.yaml")).isEqualTo("file:///env/hq.yaml");
        assertThat(ArtifactUri.of("")).isEqualTo("environment");
        for (String name : Reported.HOSTILE_NAMES) {
            assertThat(URI.create(ArtifactUri.of(name)).getPath()).isEqualTo(name);
        }
    }

    @Test
    void names_the_version_of_the_advisor() throws IOException {
        Run run = Reported.run();
        Run released = new Run(
                "1.2.0",
                run.today(),
                run.profile(),
                run.packs(),
                run.rules(),
                run.ruleFingerprints(),
                run.changes(),
                false,
                false,
                false);
        JsonNode driver = run(Reported.of(SARIF, released, List.of(listing()))).at("/tool/driver");
        assertThat(driver.get("semanticVersion").asText()).isEqualTo("1.2.0");
        assertThat(driver.get("version").asText()).isEqualTo("1.2.0");
    }

    @Test
    void the_same_run_gives_the_same_bytes() {
        assertThat(Reported.ofFolder(SARIF, Reported.branchOffice(), Reported.hostile()))
                .isEqualTo(Reported.ofFolder(SARIF, Reported.branchOffice(), Reported.hostile()));
    }

    @Test
    void several_threads_write_environments_at_once() {
        List<Estate> estates = List.of(Reported.branchOffice(), Reported.estate("dairy.yaml"), Reported.hostile());
        List<String> alone = estates.stream().map(SarifFormatTest::part).toList();
        List<Estate> many =
                IntStream.range(0, 12).mapToObj(i -> estates.get(i % 3)).toList();
        List<String> together = many.parallelStream().map(SarifFormatTest::part).toList();
        for (int i = 0; i < together.size(); i++) {
            assertThat(together.get(i).equals(alone.get(i % 3))).isTrue();
        }
    }

    private static String part(Estate estate) {
        StringWriter part = new StringWriter();
        try {
            SARIF.estate(Reported.run(), estate, part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return part.toString();
    }

    private static JsonNode run(String sarif) throws IOException {
        JsonNode log = JSON.readTree(sarif);
        assertThat(log.get("runs")).hasSize(1);
        return log.at("/runs/0");
    }

    private static List<JsonNode> results(String sarif, String kind) throws IOException {
        List<JsonNode> results = new ArrayList<>();
        run(sarif).get("results").forEach(result -> {
            if (result.get("kind").asText().equals(kind)) {
                results.add(result);
            }
        });
        return results;
    }

    private static JsonNode pageFile(String sarif) throws IOException {
        return results(sarif, "fail").stream()
                .filter(result -> result.get("ruleId").asText().equals("filesystem/page-file"))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> fingerprints(String sarif) throws IOException {
        return new HashSet<>(run(sarif).get("results").findValuesAsText("advisorFinding/v1"));
    }

    /** What an editor does with the replacements, which count as the specification says. */
    private static String applied(String text, JsonNode replacements) {
        assertThat(replacements).hasSize(1);
        JsonNode region = replacements.at("/0/deletedRegion");
        int from = offset(
                text, region.get("startLine").asInt(), region.get("startColumn").asInt());
        int to = offset(
                text, region.get("endLine").asInt(), region.get("endColumn").asInt());
        return text.substring(0, from)
                + replacements.at("/0/insertedContent/text").asText()
                + text.substring(to);
    }

    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start + column - 1;
    }

    private static Estate builtInCode() {
        Environment environment = Environment.builder("Lab: 1/2 <&>")
                .add(VolumeBuilder.builder()
                        .id("d")
                        .holdsPageFile(true)
                        .fileSystem(FileSystem.REFS)
                        .build())
                .build();
        return Estate.of(Reported.ADVISOR.advise(environment));
    }

    /** An environment of which nothing is listed. */
    private static Estate listing() {
        return with(Reported.branchOffice(), List.of());
    }

    /** A rule that breaks for two objects. */
    private static Estate broken() {
        Estate estate = Reported.branchOffice();
        Finding first = estate.advice().failures().get(0);
        List<Finding> findings = new ArrayList<>();
        for (String id : List.of("one", "two")) {
            findings.add(new Finding(
                    first.rule(),
                    Verdict.ERROR,
                    new Subject("volumes", id),
                    "Boom {0}",
                    List.of(),
                    List.of(),
                    List.of(),
                    id,
                    null));
        }
        return with(estate, findings);
    }

    private static Estate with(Estate estate, List<Finding> findings) {
        Advice advice = estate.advice();
        List<RuleCoverage> coverage = findings.isEmpty()
                ? List.of()
                : List.of(new RuleCoverage(findings.get(0).rule(), Map.of(Verdict.ERROR, findings.size()), List.of()));
        return Estate.of(new Advice(
                advice.environment(),
                new Summary(Map.of(Verdict.ERROR, findings.size()), Map.of(), 0),
                findings,
                advice.decisions(),
                advice.questions(),
                coverage,
                advice.waivers()));
    }
}
