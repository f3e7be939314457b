package org.infrapolicy.advisor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.infrapolicy.advisor.audit.Estates.PAGE_FILE;
import static org.infrapolicy.advisor.audit.Estates.TODAY;
import static org.infrapolicy.advisor.audit.Estates.estate;
import static org.infrapolicy.advisor.audit.Estates.waiver;
import static org.infrapolicy.advisor.audit.Estates.write;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Profile;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.WaiverPolicy;
import org.infrapolicy.advisor.comparison.RunComparison;
import org.infrapolicy.advisor.comparison.RunComparison.Cause;
import org.infrapolicy.advisor.comparison.RunComparison.FindingChange;
import org.infrapolicy.advisor.comparison.RunComparison.Kind;
import org.infrapolicy.advisor.comparison.RunComparison.Recorded;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComparisonTest {
    @TempDir
    private Path folder;

    private Recorded run(Advisor advisor, String text) throws IOException {
        EnvironmentReader reader = new EnvironmentReader(
                Clock.fixed(advisor.today().atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC));
        String json = Estates.json(Audit.with(advisor).reading(reader::read), write(folder, "mill.yaml", text));
        return Recorded.read("result", new StringReader(json));
    }

    private static Advisor profile(String severity, List<String> only) {
        return Advisor.builder()
                .clock(Estates.CLOCK)
                .profile(new Profile(
                        "house",
                        List.of(only),
                        List.of(),
                        Map.of(PAGE_FILE, Severity.valueOf(severity)),
                        Map.of(),
                        WaiverPolicy.USUAL))
                .build();
    }

    private static FindingChange only(RunComparison comparison) {
        assertThat(comparison.changes()).hasSize(1);
        return comparison.changes().get(0);
    }

    @Test
    void another_value_is_a_change_of_the_environment() throws IOException {
        RunComparison comparison = RunComparison.of(
                run(Estates.advisor(), estate("Mill", "NTFS", "yes")),
                run(Estates.advisor(), estate("Mill", "ReFS", "yes")));

        FindingChange change = only(comparison);
        assertThat(change.kind()).isEqualTo(Kind.FAILS);
        assertThat(change.before()).isEqualTo(Verdict.PASS);
        assertThat(change.orderedCauses()).containsExactly(Cause.ENVIRONMENT);
        assertThat(change.facts())
                .extracting(fact -> fact.path() + " " + fact.from() + " " + fact.to())
                .containsExactly("volumes[d].fileSystem ntfs refs");
        assertThat(comparison.worse()).isTrue();
    }

    @Test
    void a_fact_that_is_known_now_is_a_change_of_the_evidence() throws IOException {
        Recorded open = run(Estates.advisor(), estate("Mill", "ReFS", "unknown"));
        Recorded failing = run(Estates.advisor(), estate("Mill", "ReFS", "yes"));
        Recorded passing = run(Estates.advisor(), estate("Mill", "ReFS", "no"));

        FindingChange found = only(RunComparison.of(open, failing));
        assertThat(found.kind()).isEqualTo(Kind.FAILS);
        assertThat(found.orderedCauses()).containsExactly(Cause.EVIDENCE_COVERAGE);
        FindingChange lost = only(RunComparison.of(failing, open));
        assertThat(lost.kind()).isEqualTo(Kind.NO_LONGER_FAILS);
        assertThat(lost.orderedCauses()).containsExactly(Cause.EVIDENCE_COVERAGE);
        FindingChange settled = only(RunComparison.of(open, passing));
        assertThat(settled.kind()).isEqualTo(Kind.SETTLED);
        assertThat(settled.orderedCauses()).containsExactly(Cause.EVIDENCE_COVERAGE);
    }

    @Test
    void a_verdict_that_waits_for_another_fact_since_a_value_changed_is_a_change_of_the_environment()
            throws IOException {
        FindingChange change = only(RunComparison.of(
                run(Estates.advisor(), estate("Mill", "NTFS", "unknown")),
                run(Estates.advisor(), estate("Mill", "ReFS", "unknown"))));

        assertThat(change.kind()).isEqualTo(Kind.UNDECIDED);
        assertThat(change.orderedCauses()).containsExactly(Cause.ENVIRONMENT);
    }

    @Test
    void a_waiver_that_came_went_or_expired_is_a_change_of_waivers() throws IOException {
        String text = estate("Mill", "ReFS", "yes");
        Recorded bare = run(Estates.advisor(), text);
        Recorded waived = run(Estates.advisor(waiver(PAGE_FILE, "volumes[d]", TODAY.plusDays(5))), text);
        Recorded expired = run(Estates.advisor(waiver(PAGE_FILE, "volumes[d]", TODAY.minusDays(5))), text);

        FindingChange came = only(RunComparison.of(bare, waived));
        assertThat(came.kind()).isEqualTo(Kind.WAIVED);
        assertThat(came.orderedCauses()).containsExactly(Cause.WAIVER);
        RunComparison ended = RunComparison.of(waived, expired);
        assertThat(only(ended).kind()).isEqualTo(Kind.UNWAIVED);
        assertThat(only(ended).orderedCauses()).containsExactly(Cause.WAIVER);
        assertThat(ended.worse()).isTrue();
        assertThat(RunComparison.of(bare, expired).changes()).isEmpty();
    }

    @Test
    void another_severity_a_new_rule_and_one_that_is_gone_are_changes_of_the_rule_pack() throws IOException {
        String text = estate("Mill", "ReFS", "yes");
        Recorded critical = run(profile("CRITICAL", List.of(PAGE_FILE)), text);
        Recorded low = run(profile("LOW", List.of(PAGE_FILE)), text);
        Recorded other = run(profile("LOW", List.of("filesystem/boot-volume")), text);

        RunComparison comparison = RunComparison.of(critical, low);
        assertThat(only(comparison).kind()).isEqualTo(Kind.SEVERITY);
        assertThat(only(comparison).orderedCauses()).containsExactly(Cause.RULE_PACK);
        assertThat(comparison.rulesChanged()).containsExactly(PAGE_FILE);
        assertThat(comparison.worse()).isFalse();
        RunComparison gone = RunComparison.of(low, other);
        assertThat(gone.changes())
                .filteredOn(change -> change.rule().equals(PAGE_FILE))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(Kind.CLEARED);
                    assertThat(change.orderedCauses()).containsExactly(Cause.RULE_PACK);
                });
        assertThat(gone.rulesRemoved()).containsExactly(PAGE_FILE);
        assertThat(gone.rulesAdded()).containsExactly("filesystem/boot-volume");
    }

    @Test
    void an_age_that_grew_is_a_change_of_the_day() throws IOException {
        String text = "disasterRecoveryPlans: [{id: p, lastTest: 2026-01-10, testInterval: 6 months}]\n";

        FindingChange change = only(RunComparison.of(run(testing(0), text), run(testing(90), text)));
        assertThat(change.kind()).isEqualTo(Kind.FAILS);
        assertThat(change.orderedCauses()).containsExactly(Cause.DAY);
    }

    private static Advisor testing(int later) {
        return Advisor.builder()
                .clock(Clock.offset(Estates.CLOCK, Duration.ofDays(later)))
                .onlyRules(rule -> rule.id().equals("recovery/test-frequency"))
                .build();
    }
}
