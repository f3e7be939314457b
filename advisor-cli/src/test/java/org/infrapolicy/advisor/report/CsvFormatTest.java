package org.infrapolicy.advisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {
    private static final ReportFormat CSV = ReportFormats.named("csv").orElseThrow();
    private static final String FORMULA = "=+-@\t\r\n";

    /** Reads as RFC 4180 says; nothing but a double quote is special in a quoted field. */
    private static List<List<String>> records(String csv) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        int at = 0;
        while (at < csv.length()) {
            StringBuilder field = new StringBuilder();
            if (csv.charAt(at) == '"') {
                at++;
                while (csv.charAt(at) != '"' || at + 1 < csv.length() && csv.charAt(at + 1) == '"') {
                    field.append(csv.charAt(at));
                    at += csv.charAt(at) == '"' ? 2 : 1;
                }
                at++;
            } else {
                while (csv.charAt(at) != ',' && csv.charAt(at) != '\r') {
                    assertThat(csv.charAt(at)).isNotIn('"', '\n');
                    field.append(csv.charAt(at++));
                }
            }
            record.add(field.toString());
            if (csv.startsWith("\r\n", at)) {
                records.add(record);
                record = new ArrayList<>();
                at += 2;
            } else {
                assertThat(csv.charAt(at)).isEqualTo(',');
                at++;
            }
        }
        assertThat(record).isEmpty();
        return records;
    }

    private static List<Map<String, String>> rows(String csv) {
        List<List<String>> records = records(csv);
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> record : records.subList(1, records.size())) {
            assertThat(record).hasSameSizeAs(records.get(0));
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < record.size(); i++) {
                row.put(records.get(0).get(i), record.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, String>> rows(String csv, String record) {
        return rows(csv).stream()
                .filter(row -> row.get("Record").equals(record))
                .toList();
    }

    /** What a spreadsheet shows of a guarded cell. */
    private static String shown(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    @Test
    void begins_with_the_columns_of_psrule() {
        assertThat(records(Reported.of(CSV, Reported.branchOffice())).get(0).subList(0, 8))
                .containsExactly(
                        "RuleName",
                        "TargetName",
                        "TargetType",
                        "Outcome",
                        "OutcomeReason",
                        "Synopsis",
                        "Recommendation",
                        "Record");
    }

    @Test
    void the_cells_read_back_are_what_was_found() {
        Estate estate = Reported.hostile();
        List<Map<String, String>> rows = rows(Reported.of(CSV, estate), "finding");
        assertThat(rows).hasSameSizeAs(estate.advice().findings());
        for (int i = 0; i < rows.size(); i++) {
            Finding finding = estate.advice().findings().get(i);
            Map<String, String> row = rows.get(i);
            assertThat(row)
                    .containsEntry("RuleName", finding.rule().id())
                    .containsEntry("TargetType", finding.subject().kind())
                    .containsEntry("Outcome", finding.verdict().name())
                    .containsEntry("Recommendation", finding.rule().remedy())
                    .containsEntry("Fingerprint", finding.fingerprint())
                    .containsEntry("File", "hostile <&> 'estate'.yaml");
            assertThat(shown(row.get("TargetName")))
                    .isEqualTo(TextReport.printable(finding.subject().id()));
            assertThat(shown(row.get("OutcomeReason"))).isEqualTo(TextReport.printable(finding.message()));
            assertThat(shown(row.get("Missing"))).isEqualTo(TextReport.printable(String.join("; ", finding.missing())));
        }
    }

    @Test
    void no_cell_is_a_formula() {
        String csv = Reported.ofFolder(CSV, Reported.hostile(), Reported.branchOffice());
        List<String> dangerous = records(csv).stream()
                .flatMap(List::stream)
                .filter(cell -> !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0)
                .toList();
        assertThat(dangerous).isEmpty();
        assertThat(rows(csv).stream().map(row -> row.get("TargetName"))).contains("'=cmd|' /C calc'!A0", "'-2+3");
    }

    @Test
    void counts_equal_the_summary() {
        Estate estate = Reported.branchOffice();
        Map<String, Integer> outcomes = new TreeMap<>();
        rows(Reported.of(CSV, estate), "finding").forEach(row -> outcomes.merge(row.get("Outcome"), 1, Integer::sum));
        Summary summary = estate.advice().summary();
        assertThat(outcomes)
                .isEqualTo(Map.of(
                        "FAIL", summary.count(Verdict.FAIL),
                        "UNKNOWN", summary.count(Verdict.UNKNOWN),
                        "PASS", summary.count(Verdict.PASS),
                        "NOT_APPLICABLE", summary.count(Verdict.NOT_APPLICABLE)));
    }

    @Test
    void a_waived_fail_stays_a_fail_and_says_who_waived_it() {
        List<Map<String, String>> waived = rows(Reported.of(CSV, Reported.branchOffice()), "finding").stream()
                .filter(row -> !row.get("WaivedUntil").isEmpty())
                .toList();
        assertThat(waived)
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("Outcome", "FAIL")
                        .containsEntry("WaivedUntil", "2027-01-31")
                        .containsEntry("WaiverOwner", "Anna Smith")
                        .containsEntry("WaiverTicket", "CHG-1234")
                        .containsEntry("WaiverReason", "Goes with the old server"));
    }

    @Test
    void the_roll_up_has_rows_of_its_own() {
        Estate estate = Reported.branchOffice();
        Estate dairy = Reported.estate("dairy.yaml");
        String csv = Reported.ofFolder(CSV, estate, dairy);
        assertThat(csv.split("RuleName", -1)).hasSize(2);
        assertThat(rows(csv, "environment"))
                .extracting(row -> row.get("EnvironmentPath") + " " + row.get("Count"))
                .containsExactly(
                        "estate-1.yaml " + dairy.advice().standing().size(),
                        "estate-0.yaml " + estate.advice().standing().size());
        assertThat(rows(csv, "cause").stream().mapToInt(row -> Integer.parseInt(row.get("Count"))))
                .satisfies(counts -> assertThat(
                                counts.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(estate.advice().standing().size()
                                + dairy.advice().standing().size()));
        assertThat(rows(csv, "missing"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("Missing")).isNotEmpty());
        assertThat(rows(csv, "unread"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("File", "broken.yaml").containsEntry("Line", "3"));
        assertThat(rows(csv, "waiver"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("Outcome", "IN_FORCE")
                        .containsEntry("Count", "1")
                        .containsEntry("File", "waivers.yaml"));
        assertThat(rows(csv, "waiver-finding"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("RuleName", "waiver/unused"));
    }

    @Test
    void says_how_it_stands_to_the_baseline() {
        Estate estate = Reported.compared(Reported.branchOffice());
        String csv = Reported.of(
                CSV,
                Reported.run().comparedWithBaseline(true),
                List.of(estate),
                List.of(new RollUp.Gone("", "filesystem/page-file", "volumes[old]", "0123")));
        assertThat(rows(csv, "finding")).extracting(row -> row.get("Baseline")).containsOnly("new", "unchanged");
        assertThat(rows(csv, "gone"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("RuleName", "filesystem/page-file")
                        .containsEntry("TargetName", "volumes[old]")
                        .containsEntry("Fingerprint", "0123"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "sarif", "github", "azure", "markdown"})
    void half_a_character_can_be_written(String name) {
        Estate estate = Reported.read(
                "lab.yaml",
                "name: \"\\ud800\"\nhosts: [{id: h}]\n"
                        + "volumes: [{id: \"x\\udc00\", mountedBy: h, holdsPageFile: yes, fileSystem: ReFS}]\n");
        assertThat(estate.advice().failures()).isNotEmpty();
        String output = Reported.of(ReportFormats.named(name).orElseThrow(), estate);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(output)).isTrue();
    }
}
