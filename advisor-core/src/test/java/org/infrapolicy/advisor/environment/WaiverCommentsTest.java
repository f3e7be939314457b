package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiverCommentsTest {
    private static final String FIELDS = "until=2027-01-31 owner=anna reason=\"why not\" ticket=CHG-1";

    private static List<Waiver> waivers(String text) {
        return new EnvironmentReader().readText("lab.yaml", text).waivers();
    }

    @Test
    void a_comment_is_about_the_object_in_which_it_stands_or_that_begins_below_it() {
        List<Waiver> waivers = waivers("""
                name: Lab
                hosts:
                  - id: one
                    # advisor:waive a/inside %1$s
                    roles: []   # advisor:waive a/beside %1$s
                  # advisor:waive a/above %1$s
                  # another comment
                  - id: two
                  # advisor:waive a/below %1$s
                volumes:
                  - {id: d, mountedBy: one} # advisor:waive a/flow %1$s
                """.formatted(FIELDS));

        assertThat(waivers)
                .extracting(waiver -> waiver.rule() + " " + waiver.subject())
                .containsExactlyInAnyOrder(
                        "a/inside hosts[one]",
                        "a/beside hosts[one]",
                        "a/above hosts[two]",
                        "a/below hosts[two]",
                        "a/flow volumes[d]");
        assertThat(waivers).allSatisfy(waiver -> {
            assertThat(waiver.inline()).isTrue();
            assertThat(waiver.environment()).isEqualTo("Lab");
            assertThat(waiver.reason()).isEqualTo("why not");
            assertThat(waiver.ticket()).isEqualTo("CHG-1");
            assertThat(waiver.position()).isPresent();
        });
    }

    @Test
    void words_inside_a_value_waive_nothing() {
        assertThat(waivers("""
                hosts:
                  - id: one
                    comment: "# advisor:waive a/b %1$s"
                  - id: two
                    comment: |
                      # advisor:waive a/b %1$s
                  - id: three
                    comment: 'x # advisor:waive a/b'
                """.formatted(FIELDS.replace("\"", "'")))).isEmpty();
    }

    @Test
    void an_id_range_is_waived_for_each_of_its_objects() {
        assertThat(waivers("hosts:\n  - id: web1..web3 # advisor:waive a/b " + FIELDS + "\n"))
                .extracting(Waiver::subject)
                .containsExactlyInAnyOrder("hosts[web1]", "hosts[web2]", "hosts[web3]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "advisor:waive | names no rule",
                "advisor:waive a/b | says no until",
                "advisor:waive a/b until=2027-01-31 reason=x | says no owner",
                "advisor:waive a/b until=2027-01-31 owner=anna | says no reason",
                "advisor:waive a/b until=soon owner=anna reason=x | is no day",
                "advisor:waive a/b until=2027-01-31 owner=anna reason=x colour=red | has no field colour",
                "advisor:waive a/b until=2027-01-31 owner=anna reason=x and so on | is no field",
            })
    void an_incomplete_comment_is_a_problem_with_its_place(String comment, String message) {
        assertProblem("hosts:\n  - id: one # " + comment + "\n", message, 2);
    }

    @Test
    void a_comment_at_no_object_is_a_problem() {
        assertProblem("# advisor:waive a/b " + FIELDS + "\nname: Lab\nhosts: [{id: one}]\n", "stands at no object", 1);
    }

    private static void assertProblem(String text, String message, int line) {
        assertThatThrownBy(() -> waivers(text))
                .isInstanceOfSatisfying(
                        EnvironmentException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.message()).contains(message);
                            assertThat(problem.line()).isEqualTo(line);
                            assertThat(problem.file()).isEqualTo("lab.yaml");
                        }));
    }
}
