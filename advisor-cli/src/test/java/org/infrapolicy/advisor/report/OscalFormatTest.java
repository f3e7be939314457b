package org.infrapolicy.advisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Waiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OscalFormatTest {
    private static final ReportFormat OSCAL = new OscalFormat();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = schema();

    /** What the format makes of each sort of run. */
    enum Sort {
        ORDINARY {
            @Override
            String json() {
                return Reported.of(OSCAL, Reported.branchOffice());
            }
        },
        HOSTILE {
            @Override
            String json() {
                return Reported.of(OSCAL, Reported.hostile());
            }
        },
        COMPARED {
            @Override
            String json() {
                return Reported.of(
                        OSCAL,
                        Reported.run()
                                .comparedWithBaseline(true)
                                .supposing(Map.of("volumes[<d>].fileSystem", "NTFS", "backups", "[]")),
                        List.of(Reported.compared(Reported.branchOffice())),
                        List.of(new RollUp.Gone("", "some/rule", "hosts[<old>]", "0123")));
            }
        },
        FOLDER {
            @Override
            String json() {
                return Reported.ofFolder(OSCAL, Reported.branchOffice(), Reported.hostile());
            }
        },
        UNREAD_FOLDER {
            @Override
            String json() {
                return Reported.ofFolder(OSCAL);
            }
        };

        abstract String json();
    }

    private static Schema schema() {
        try (InputStream in = OscalFormatTest.class.getResourceAsStream("/schema/json/oscal-ar_schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Error> problems(String json) {
        return SCHEMA.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    @ParameterizedTest
    @EnumSource
    void is_valid_by_the_schema_of_oscal(Sort sort) {
        assertThat(problems(sort.json())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"target-id\": \"filesystem.', '\"target-id\": \"1/'",
        "'\"target-id\": \"', '\"target-id\": \"%'",
        "'\"value\": \"fail\"', '\"value\": \" fail\"'",
        "'T00:00:00Z', 'T00:00:00'",
        "'\"name\": \"rule-id\"', '\"name\": \"rule id\"'",
        "'\"uuid\": \"', '\"uuid\": \"x'",
        "'-5', '-3'"
    })
    void the_validator_sees_what_breaks_a_pattern(String right, String wrong) {
        String json = Sort.ORDINARY.json();

        assertThat(json).contains(right);
        assertThat(problems(json.replace(right, wrong))).isNotEmpty();
    }

    @Test
    void the_validator_takes_letters_of_any_script_in_a_token_and_no_other_sign() {
        String json = Sort.ORDINARY.json();
        String name = "\"name\": \"rule-id\"";

        assertThat(problems(json.replace(name, "\"name\": \"règle-漢\""))).isEmpty();
        assertThat(problems(json.replace(name, "\"name\": \"rule€\""))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_uuid_is_made_of_a_name_and_defined_once(Sort sort) {
        List<String> defined = values(read(sort.json()), Set.of("uuid"));

        assertThat(defined)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(uuid -> assertThat(UUID.fromString(uuid).version()).isEqualTo(5));
    }

    @ParameterizedTest
    @EnumSource
    void every_reference_leads_somewhere(Sort sort) {
        JsonNode document = read(sort.json());
        List<String> used = values(
                document, Set.of("subject-uuid", "observation-uuid", "risk-uuid", "actor-uuid", "component-uuid"));
        used.add(document.at("/assessment-results/import-ap/href").asText().substring(1));

        assertThat(used).isNotEmpty();
        assertThat(values(document, Set.of("uuid"))).containsAll(used);
    }

    @ParameterizedTest
    @EnumSource
    void says_the_same_again(Sort sort) {
        assertThat(sort.json()).isEqualTo(sort.json());
    }

    @Test
    void each_verdict_becomes_what_oscal_has_for_it() {
        Advice advice = Reported.branchOffice().advice();
        JsonNode result = results(Sort.ORDINARY.json()).get(0);

        assertThat(result.get("observations")).hasSameSizeAs(advice.findings());
        assertThat(result.get("risks")).hasSize(advice.summary().count(Verdict.FAIL));
        assertThat(statuses(result, "not-satisfied", "fail"))
                .hasSize(advice.summary().count(Verdict.FAIL));
        assertThat(statuses(result, "satisfied", "pass"))
                .hasSize(advice.summary().count(Verdict.PASS));
        assertThat(statuses(result, "not-satisfied", "other"))
                .hasSize(advice.summary().count(Verdict.UNKNOWN))
                .allSatisfy(
                        unknown -> assertThat(unknown.get("remarks").asText()).startsWith("Unknown: missing "));
        assertThat(result.get("findings"))
                .hasSize(advice.findings().size() - advice.summary().count(Verdict.NOT_APPLICABLE));
    }

    private static List<JsonNode> statuses(JsonNode result, String state, String reason) {
        return stream(result.get("findings"))
                .filter(finding -> finding.at("/target/status/state").asText().equals(state))
                .filter(finding -> finding.at("/target/status/reason").asText().equals(reason))
                .toList();
    }

    @Test
    void a_failure_is_an_open_risk_with_its_evidence_and_its_remedy() {
        JsonNode result = results(Sort.ORDINARY.json()).get(0);
        JsonNode finding = about(result, "findings", "A Hyper-V host runs no other server role");
        JsonNode observation = about(result, "observations", "A Hyper-V host runs no other server role");
        JsonNode risk = about(result, "risks", "A Hyper-V host runs no other server role");

        assertThat(finding.at("/target/target-id").asText()).isEqualTo("filesystem.other-roles");
        assertThat(finding.at("/related-risks/0/risk-uuid")).isEqualTo(risk.get("uuid"));
        assertThat(finding.at("/related-observations/0/observation-uuid")).isEqualTo(observation.get("uuid"));
        assertThat(observation.at("/relevant-evidence/0/href").asText())
                .isEqualTo("examples/environments/branch-office.yaml#L18");
        assertThat(observation.at("/relevant-evidence/0/description").asText())
                .isEqualTo("hosts[yard].roles = [hyper-v, print]");
        assertThat(observation.get("methods")).extracting(JsonNode::asText).containsExactly("TEST");
        assertThat(risk.get("status").asText()).isEqualTo("open");
        assertThat(risk.at("/remediations/0/lifecycle").asText()).isEqualTo("recommendation");
        assertThat(risk.at("/remediations/0/title").asText())
                .isEqualTo("Move the other roles into virtual machines or to another server");
        assertThat(observation.has("expires")).isFalse();
    }

    @Test
    void a_waived_failure_stays_one_and_is_an_approved_deviation() {
        JsonNode result = results(Sort.ORDINARY.json()).get(0);
        String title = "BranchCache is not used on a Scale-Out File Server";
        JsonNode risk = about(result, "risks", title);

        assertThat(about(result, "findings", title).at("/target/status/reason").asText())
                .isEqualTo("fail");
        assertThat(risk.get("status").asText()).isEqualTo("deviation-approved");
        assertThat(risk.get("deadline").asText()).isEqualTo("2027-01-31T23:59:59Z");
        assertThat(risk.at("/risk-log/entries/0/description").asText()).isEqualTo("Goes with the old server");
        assertThat(risk.at("/risk-log/entries/0/remarks").asText())
                .contains("Owner: Anna Smith", "Ticket: CHG-1234", "Approver: Bert Jones", "Until: 2027-01-31");
        assertThat(about(result, "observations", title).get("expires").asText()).isEqualTo("2027-01-31T23:59:59Z");
    }

    @Test
    void what_broke_is_an_observation_and_no_finding() {
        Estate estate = Reported.branchOffice();
        Finding some = estate.advice().failures().get(1);
        Finding broken = new Finding(
                some.rule(),
                Verdict.ERROR,
                some.subject(),
                "The rule broke: oops",
                List.of(),
                List.of(),
                List.of(),
                some.fingerprint(),
                null);

        String json = Reported.of(OSCAL, with(estate, List.of(broken)));

        assertThat(problems(json)).isEmpty();
        JsonNode result = results(json).get(0);
        assertThat(result.at("/observations/0/remarks").asText()).contains("broke");
        assertThat(result.has("findings")).isFalse();
        assertThat(result.has("risks")).isFalse();
    }

    @Test
    void a_waiver_without_end_stays_within_the_times_of_oscal() {
        Estate estate = Reported.branchOffice();
        Finding some = estate.advice().failures().get(1);
        Waiver forever = new Waiver("*", "*", "*", " ", "", "", "", LocalDate.of(9999, 12, 31), null, true);
        Finding waived = new Finding(
                some.rule(),
                some.verdict(),
                some.subject(),
                some.message(),
                some.evidence(),
                List.of(),
                List.of(),
                some.fingerprint(),
                forever);

        assertThat(problems(Reported.of(OSCAL, with(estate, List.of(waived))))).isEmpty();
    }

    @Test
    void uuids_of_what_is_said_stay_when_lines_change_and_that_of_the_document_does_not() throws IOException {
        String text = Files.readString(Path.of("..", "examples", "environments", "branch-office.yaml"));
        JsonNode before = read(Reported.of(OSCAL, Reported.read("estate.yaml", text)));
        JsonNode after = read(Reported.of(OSCAL, Reported.read("estate.yaml", "# moved\n\n" + text)));

        for (String list : List.of("observations", "risks", "findings")) {
            String path = "/assessment-results/results/0/" + list;
            assertThat(uuids(after.at(path))).isNotEmpty().isEqualTo(uuids(before.at(path)));
        }
        assertThat(after.at("/assessment-results/uuid")).isNotEqualTo(before.at("/assessment-results/uuid"));
    }

    @Test
    void uuids_do_not_hang_on_how_a_file_is_named() throws IOException {
        String text = Files.readString(Path.of("..", "examples", "environments", "branch-office.yaml"));
        JsonNode here = read(Reported.of(OSCAL, Reported.read("estate.yaml", text)));
        JsonNode there = read(Reported.of(OSCAL, Reported.read("../other/estate.yaml", text)));

        assertThat(values(there, Set.of("uuid"))).isEqualTo(values(here, Set.of("uuid")));
    }

    private static Set<String> uuids(JsonNode list) {
        Set<String> uuids = new TreeSet<>();
        list.forEach(element -> uuids.add(element.get("uuid").asText()));
        return uuids;
    }

    @Test
    void a_comparison_says_what_is_new_and_what_is_gone() {
        List<JsonNode> results = results(Sort.COMPARED.json());

        List<String> states = stream(results.get(0).get("observations"))
                .flatMap(observation -> stream(observation.get("props")))
                .filter(property -> property.get("name").asText().equals("baseline"))
                .map(property -> property.get("value").asText())
                .distinct()
                .toList();
        assertThat(states).containsExactlyInAnyOrder("new", "unchanged");
        assertThat(results.get(1).at("/assessment-log/entries/0/description").asText())
                .isEqualTo("some/rule at hosts[\\<old>]");
    }

    @Test
    void a_folder_ends_in_a_roll_up_with_the_unread_files() {
        List<JsonNode> results = results(Sort.FOLDER.json());

        assertThat(results).hasSize(3);
        JsonNode rollUp = results.get(2);
        assertThat(rollUp.get("title").asText()).isEqualTo("Roll-up");
        assertThat(rollUp.at("/assessment-log/entries/0/description").asText()).isEqualTo("broken.yaml");
        assertThat(rollUp.at("/assessment-log/entries/0/remarks").asText()).contains("is not valid YAML");
        assertThat(rollUp.get("remarks").asText())
                .contains("Worst: Saw mill (estate-0.yaml), 2 high, 1 medium")
                .contains("Cause: filesystem/page-file")
                .contains("Missing: volumes[].storage")
                .contains("Waiver in-force: sofs/branch-cache");
    }

    @Test
    void hostile_names_make_neither_elements_nor_links() {
        JsonNode document = read(Sort.HOSTILE.json());

        List<String> markup = values(document, Set.of("title", "description", "remarks", "statement"));
        assertThat(markup).anyMatch(text -> text.contains("\\<script>"));
        assertThat(markup)
                .allSatisfy(text -> assertThat(text.replaceAll("\\\\.", "")).doesNotContain("<", "](", "`"));
        for (String reference : values(document, Set.of("href"))) {
            assertThat(URI.create(reference).isAbsolute()).as(reference).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "filesystem/page-file, filesystem.page-file",
        "9/lives, _9.lives",
        "a b:c, a_b_c",
        "'', _",
        "🏢, __",
        "règle, règle"
    })
    void makes_tokens(String text, String token) {
        assertThat(OscalText.token(text)).isEqualTo(token);
    }

    @ParameterizedTest
    @CsvSource({
        "volumes[d].fileSystem = refs, volumes[d].fileSystem = refs",
        "snake_case, snake_case",
        "_emphasis_, \\_emphasis\\_",
        "[a](javascript:b), [a\\](javascript:b)",
        "[a]: b, [a\\]: b",
        "<b> & &lt; AT&T, \\<b> & \\&lt; AT\\&T",
        "# heading, \\# heading",
        "'{{ insert }}', '\\{\\{ insert }}'"
    })
    void escapes_what_means_something_to_markdown_and_no_more(String text, String markup) {
        assertThat(OscalText.markup(text)).isEqualTo(markup);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", " ", "", "\u2003"})
    void a_string_is_never_blank(String text) {
        assertThat(OscalText.string(text)).isEqualTo("-");
    }

    @Test
    void references_are_percent_encoded() {
        assertThat(OscalText.reference(new Position("a b\\c:d#é%.yaml", 12, 1)))
                .isEqualTo("a%20b/c%3Ad%23%C3%A9%25.yaml#L12");
    }

    @Test
    void makes_the_uuids_that_others_make() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(NamedUuid.of(dns, "python.org")).hasToString("886313e1-3b8a-5372-9b90-0c9aee199e5d");
        assertThat(NamedUuid.of("a", "bc")).isNotEqualTo(NamedUuid.of("ab", "c"));
    }

    @Test
    void writes_as_it_goes() throws IOException {
        int many = 50_000;
        Estate estate = Reported.branchOffice();
        Estate large = with(
                estate, Collections.nCopies(many, estate.advice().failures().get(0)));
        LargestPiece out = new LargestPiece();

        OSCAL.estate(Reported.run(), large, out);

        assertThat(out.written()).isGreaterThan(many * 500L);
        assertThat(out.largest()).isLessThan(100_000);
    }

    private static Estate with(Estate estate, List<Finding> findings) {
        Advice advice = estate.advice();
        return Estate.of(new Advice(
                advice.environment(), advice.summary(), findings, List.of(), List.of(), List.of(), List.of()));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<JsonNode> results(String json) {
        return stream(read(json).at("/assessment-results/results")).toList();
    }

    private static JsonNode about(JsonNode result, String list, String title) {
        return stream(result.get(list))
                .filter(element -> element.get("title").asText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> values(JsonNode node, Set<String> names) {
        List<String> values = new ArrayList<>();
        node.fields().forEachRemaining(field -> {
            if (names.contains(field.getKey()) && field.getValue().isTextual()) {
                values.add(field.getValue().asText());
            }
        });
        node.forEach(child -> values.addAll(values(child, names)));
        return values;
    }
}
