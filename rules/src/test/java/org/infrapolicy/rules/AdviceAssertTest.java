package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.infrapolicy.advisor.assertions.AdviceAssertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.environment.Waiver;
import org.junit.jupiter.api.Test;

class AdviceAssertTest {
    private static final Advisor ADVISOR = Advisor.create();
    private static final Advice JOINERY = advise("joinery.yaml");
    private static final Advice BRANCH_OFFICE = advise("branch-office.yaml");

    private static Advice advise(String file) {
        return ADVISOR.advise(new EnvironmentReader().read(Path.of("..", "examples", "environments", file)));
    }

    private static Advice advise(Advisor advisor, String text) {
        return advisor.advise(new EnvironmentReader().readText("estate.yaml", text));
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(ThrowingCallable assertion) {
        return assertThatThrownBy(assertion).isInstanceOf(AssertionError.class);
    }

    @Test
    void accepts_an_estate_in_good_order() {
        assertThat(JOINERY).hasNoFailures().hasNoFailuresFrom(Severity.CRITICAL).coversRule("filesystem/page-file");
    }

    @Test
    void lists_what_fails_with_place_remedy_and_number_of_unknowns() {
        assertRefused(() -> assertThat(BRANCH_OFFICE).hasNoFailures())
                .hasMessageContaining("in Saw mill, but 4 findings do")
                .hasMessageContaining(BRANCH_OFFICE.summary().count(Verdict.UNKNOWN) + " more are unknown")
                .hasMessageContaining(
                        "\n  HIGH filesystem/other-roles hosts[yard]: Host yard runs other roles beside Hyper-V")
                .hasMessageContaining("branch-office.yaml:18:5  hosts[yard].roles = [hyper-v, print]")
                .hasMessageContaining("remedy Move the other roles into virtual machines or to another server");
    }

    @Test
    void looks_only_at_failures_as_grave_as_asked_for() {
        assertThat(BRANCH_OFFICE).hasNoFailuresFrom(Severity.CRITICAL);
        assertRefused(() -> assertThat(BRANCH_OFFICE).hasNoFailuresFrom(Severity.HIGH))
                .hasMessageContaining("3 findings")
                .hasMessageNotContaining("sofs/redirected-folders");
    }

    @Test
    void a_waived_failure_stays_one_and_stands_no_more() {
        LocalDate later = LocalDate.now().plusDays(60);
        Advice waived = advise(
                Advisor.builder()
                        .waivers(List.of(Waiver.of("*", "*", "Until it is replaced", "Anna Smith", later)))
                        .build(),
                "hosts: [{id: h}]\nvolumes: [{id: d, mountedBy: h, holdsPageFile: yes, fileSystem: ReFS}]");

        assertThat(waived)
                .hasNoFailures()
                .doesNotFail("filesystem/page-file")
                .hasFailure("filesystem/page-file", "volumes[d]")
                .hasNoWaiversExpiringBefore(later);
        assertRefused(() -> assertThat(waived).hasNoWaiversExpiringBefore(later.plusDays(1)))
                .hasMessageContaining("*@* until " + later + ", owner Anna Smith");
    }

    @Test
    void nothing_evaluated_is_no_success() {
        Advice empty = ADVISOR.advise(Environment.builder("Nowhere").build());

        assertRefused(() -> assertThat(empty).hasNoFailures())
                .hasMessageStartingWith("Nothing was evaluated in Nowhere");
        assertRefused(() -> assertThat(empty).isDecided()).hasMessageStartingWith("Nothing was evaluated in Nowhere");
    }

    @Test
    void a_rule_that_broke_is_no_success() {
        Finding some = BRANCH_OFFICE.failures().get(0);
        Finding broken = new Finding(
                some.rule(),
                Verdict.ERROR,
                some.subject(),
                "It broke",
                List.of(),
                List.of(),
                List.of(),
                some.fingerprint(),
                null);
        Advice advice = new Advice(
                BRANCH_OFFICE.environment(),
                BRANCH_OFFICE.summary(),
                List.of(broken),
                List.of(),
                List.of(),
                BRANCH_OFFICE.coverage(),
                List.of());

        assertRefused(() -> assertThat(advice).hasNoFailures()).hasMessageContaining("It broke");
        assertRefused(() -> assertThat(advice).isDecided()).hasMessageContaining("It broke");
        assertRefused(() -> assertThat(advice).doesNotFail(some.rule().id())).hasMessageContaining("It broke");
    }

    @Test
    void says_where_a_rule_fails_instead() {
        assertThat(BRANCH_OFFICE).hasFailure("filesystem/other-roles", "hosts[yard]");
        assertRefused(() -> assertThat(BRANCH_OFFICE).hasFailure("filesystem/other-roles", "hosts[saw1]"))
                .hasMessageContaining("HIGH filesystem/other-roles hosts[yard]");
        assertRefused(() -> assertThat(JOINERY).hasFailure("filesystem/page-file", "volumes[plane-c]"))
                .hasMessageContaining("it fails nowhere and waits for nothing");
    }

    @Test
    void knows_the_rule_that_a_typing_error_means() {
        assertThat(JOINERY).doesNotFail("filesystem/page-file");
        assertRefused(() -> assertThat(JOINERY).doesNotFail("filesystem/pagefiles"))
                .hasMessageContaining("Is filesystem/page-file meant?");
        assertRefused(() -> assertThat(BRANCH_OFFICE).doesNotFail("sofs/branch-cache"))
                .hasMessageContaining("HIGH sofs/branch-cache fileServers[saw-files]");
    }

    @Test
    void a_rule_that_is_about_nothing_is_not_covered() {
        assertRefused(() -> assertThat(JOINERY).coversRule("sofs/branch-cache"))
                .hasMessageContaining("it is about no object that is described");
    }

    @Test
    void names_what_is_missing() {
        Advice advice = advise(ADVISOR, "hosts: [{id: h}]\nvolumes: [{id: d, mountedBy: h, holdsPageFile: yes}]");

        assertThat(advice)
                .hasUnknown("filesystem/page-file", "volumes[d]")
                .hasUnknown("filesystem/page-file", "volumes[d]", "volumes[d].fileSystem");
        assertRefused(() -> assertThat(advice).hasUnknown("filesystem/page-file", "volumes[d]", "volumes[d].size"))
                .hasMessageContaining("but it misses volumes[d].fileSystem");
        assertRefused(() -> assertThat(advice).isDecided())
                .hasMessageContaining("UNKNOWN filesystem/page-file volumes[d]")
                .hasMessageContaining("missing volumes[d].fileSystem");
    }

    @Test
    void knows_which_option_is_recommended_and_which_is_ruled_out() {
        assertThat(BRANCH_OFFICE)
                .recommends("file-system", "volumes[yard-c]", "ntfs")
                .rulesOut("file-system", "volumes[yard-c]", "refs");
        assertRefused(() -> assertThat(BRANCH_OFFICE).rulesOut("file-system", "volumes[csv-machines]", "refs"))
                .hasMessageContaining("ntfs  recommended\n  refs  possible")
                .hasMessageContaining("open: ");
        assertRefused(() -> assertThat(BRANCH_OFFICE).recommends("file-system", "volumes[nowhere]", "refs"))
                .hasMessageContaining("file-system for volumes[csv-machines]");
    }

    @Test
    void hostile_names_steer_no_terminal() {
        Advice advice = advise(
                ADVISOR,
                "name: \"100% %s \\u001b[31m\"\nhosts: [{id: h}]\n"
                        + "volumes: [{id: d, mountedBy: h, holdsPageFile: yes, fileSystem: ReFS}]");

        assertRefused(() -> assertThat(advice).hasNoFailures()).hasMessageContaining("100% %s \\u001b[31m");
    }

    @Test
    void a_description_comes_first() {
        assertRefused(() -> assertThat(BRANCH_OFFICE).as("head office").hasNoFailures())
                .hasMessageStartingWith("[head office] ");
    }
}
