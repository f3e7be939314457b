package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.infrapolicy.advisor.environment.fact.DisasterRecoveryPlan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows for a disaster recovery plan from its last test and from what it brings back. */
class RecoveryFactsTest {
    private static final String ESTATE = """
            asOf: 2026-09-30
            sites: [{id: graz}, {id: linz}]
            hosts: [{id: a, site: graz}, {id: b, site: linz}]
            clusters: [{id: oak, nodes: [a]}, {id: elm, nodes: [b]}]
            virtualMachines: [{id: m, cluster: oak}, {id: n, cluster: elm}]
            workloads: [{id: till, runsOn: [m]}]
            replications: [{id: r, engine: hyper-v-replica, source: oak, target: elm, covers: [m]}]
            """;

    private static DisasterRecoveryPlan plan(String estate, String attributes) {
        return new EnvironmentReader()
                .readText("lab.yaml", estate + "disasterRecoveryPlans: [{id: p, %s}]".formatted(attributes))
                .all(DisasterRecoveryPlan.class)
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "m, [r]",
        "n, []",
        "till, [r]",
        "oak, [r]",
        "elm, []",
        "graz, [r]",
        "linz, []",
        "'n, till', [r]",
        "'n, ...', '[, ...]'"
    })
    void a_plan_has_the_replications_that_reach_what_it_covers(String covers, String replications) {
        DisasterRecoveryPlan plan = plan(ESTATE, "covers: [%s]".formatted(covers));
        assertThat(FactType.of(Section.DISASTER_RECOVERY_PLANS)
                        .attribute("replications")
                        .orElseThrow()
                        .text(plan.replications())
                        .replace("[...]", "[, ...]"))
                .isEqualTo(replications);
    }

    @Test
    void a_replication_of_which_little_is_known_may_be_among_them() {
        DisasterRecoveryPlan plan = plan(
                ESTATE.replace(", source: oak", "").replace("covers: [m]", "covers: [m, ...]"),
                "covers: [n, elm, linz]");
        assertThat(plan.replications()).isEqualTo(Listing.openOf());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-20, 10 days, 10 days",
        "2026-08, 30 days, 60 days",
        "3 days ago, 3 days, 3 days",
        "none, none, none"
    })
    void the_age_of_a_test_lies_between_bounds(String lastTest, String least, String most) {
        Age age = plan(ESTATE, "lastTest: " + lastTest).testAge();
        assertThat(age).extracting(Age::least, Age::most).containsExactly(duration(least), duration(most));
    }

    private static Duration duration(String text) {
        return TimeSpan.parse(text).orElse(TimeSpan.UNLIMITED);
    }

    @Test
    void an_age_is_longer_than_a_limit_if_all_that_it_may_be_is() {
        Age age = plan(ESTATE, "lastTest: 2026-08").testAge();
        assertThat(age.exceeds(Duration.ofDays(29))).isTrue();
        assertThat(age.exceeds(Duration.ofDays(60))).isFalse();
        assertThatThrownBy(() -> age.exceeds(Duration.ofDays(30))).isInstanceOf(UndecidedException.class);
        assertThat(age).hasToString("30 days to 60 days");
    }

    @Test
    void ages_count_to_the_day_of_the_run_where_no_other_day_is_said() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
        Environment lab = new EnvironmentReader(clock)
                .readText("lab.yaml", "disasterRecoveryPlans: [{id: p, lastTest: 2026-11-20}]");
        assertThat(lab.all(DisasterRecoveryPlan.class).get(0).testAge()).hasToString("4 days");
        assertThat(lab.toBuilder()
                        .build()
                        .all(DisasterRecoveryPlan.class)
                        .get(0)
                        .testAge())
                .hasToString("4 days");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lastTest: none                     | false
            lastTest: none, testScope: partial | false
            lastTest: 2026                     | true
            lastTestResult: failed             | true
            testScope: full                    | true
            testInterval: 1 year               |
            """)
    void a_plan_with_a_test_that_has_a_result_was_tested(String attributes, @Nullable Boolean tested) {
        assertThat(plan(ESTATE, attributes).tested()).isEqualTo(tested);
    }
}
