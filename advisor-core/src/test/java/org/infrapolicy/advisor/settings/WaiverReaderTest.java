package org.infrapolicy.advisor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.Problem;
import org.infrapolicy.advisor.environment.Waiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiverReaderTest {
    private static final String WHOLE = """
            waivers:
              - rule: filesystem/page-file
                subject: volumes[d]
                environment: Saw mill
                reason: The page file moves with the controller
                owner: Anna Smith
                ticket: CHG-1
                approver: Bert Jones
                expires: 2027-01-31
            """;

    @Test
    void reads_all_that_a_waiver_says_and_where_it_stands() {
        List<Waiver> waivers = WaiverReader.readText("waivers.yaml", WHOLE);

        assertThat(waivers).singleElement().satisfies(waiver -> {
            assertThat(waiver.rule()).isEqualTo("filesystem/page-file");
            assertThat(waiver.subject()).isEqualTo("volumes[d]");
            assertThat(waiver.owner()).isEqualTo("Anna Smith");
            assertThat(waiver.ticket()).isEqualTo("CHG-1");
            assertThat(waiver.approver()).isEqualTo("Bert Jones");
            assertThat(waiver.expires()).isEqualTo(LocalDate.of(2027, 1, 31));
            assertThat(waiver.position()).hasToString("Optional[waivers.yaml:2:5]");
            assertThat(waiver.inline()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "rule: filesystem/page-file, is missing",
        "subject: volumes[d], is missing",
        "reason: The page file moves with the controller, is missing",
        "owner: Anna Smith, is missing",
        "expires: 2027-01-31, is missing",
    })
    void what_a_waiver_must_say_cannot_be_left_out(String line, String message) {
        String text = WHOLE.replace(line, "comment: x").replace("comment: x", "");

        assertProblem(text.replace("- \n", "- ticket2: x\n").replace("    \n", ""), message);
    }

    @ParameterizedTest
    @CsvSource({
        "expires: 2027-01-31, expires: soon, is no day",
        "expires: 2027-01-31, expires: 2027-02-30, is no day",
        "subject: volumes[d], subject: d, names no object",
        "ticket: CHG-1, tiket: CHG-1, is not a key here",
        "owner: Anna Smith, owner: , has no value",
        "waivers:, wavers:, is not a key here",
    })
    void says_what_is_wrong(String before, String after, String message) {
        assertProblem(WHOLE.replace(before, after == null ? "" : after), message);
    }

    private static void assertProblem(String text, String message) {
        assertThatThrownBy(() -> WaiverReader.readText("waivers.yaml", text))
                .isInstanceOfSatisfying(
                        EnvironmentException.class,
                        e -> assertThat(e.problems())
                                .anySatisfy(problem -> {
                                    assertThat(problem.message()).contains(message);
                                    assertThat(problem.file()).isEqualTo("waivers.yaml");
                                    assertThat(problem.line()).isPositive();
                                    assertThat(problem.hint()).isNotBlank();
                                })
                                .allSatisfy(problem -> assertThat(problem).isInstanceOf(Problem.class)));
    }

    @Test
    void what_is_written_is_read_again() {
        List<Waiver> waivers = List.of(
                new Waiver(
                        "sofs/*",
                        "fileServers[it's \"one\": # two]",
                        "Saw mill",
                        "because",
                        "Anna",
                        "",
                        "Bert",
                        LocalDate.of(2027, 1, 31),
                        null,
                        false),
                Waiver.of("a/b", "*", "r", "o", LocalDate.of(2026, 2, 28)));

        List<Waiver> again = WaiverReader.readText("w.yaml", WaiverWriter.write(waivers));

        assertThat(again)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("where")
                .isEqualTo(waivers);
        assertThat(WaiverReader.readText("w.yaml", WaiverWriter.write(List.of())))
                .isEmpty();
    }

    @Test
    void a_pattern_covers_and_a_name_is_compared_without_case() {
        Waiver broad = Waiver.of("sofs/*", "volumes[*]", "r", "o", LocalDate.MAX);
        Waiver narrow = Waiver.of("sofs/x", "volumes[a.b]", "r", "o", LocalDate.MAX);

        assertThat(broad.covers("sofs/x", "volumes[anything]", "any")).isTrue();
        assertThat(broad.covers("sofsx", "volumes[anything]", "any")).isFalse();
        assertThat(broad.covers("sofs/x", "hosts[h]", "any")).isFalse();
        assertThat(broad.broad()).isTrue();
        assertThat(narrow.covers("sofs/x", "Volumes[A.B]", "any")).isTrue();
        assertThat(narrow.covers("sofs/x", "volumes[aXb]", "any")).isFalse();
        assertThat(narrow.broad()).isFalse();
    }
}
