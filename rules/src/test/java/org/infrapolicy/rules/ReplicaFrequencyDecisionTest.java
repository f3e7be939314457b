package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Option.Standing;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments about the interval of Hyper-V Replica come to when they are weighed together. */
class ReplicaFrequencyDecisionTest {
    private static final Advisor ADVISOR = Advisor.create();

    @ParameterizedTest
    @CsvSource({
        "0 s, none, true",
        "10 s, none, true",
        "30 s, 30-seconds, true",
        "4 min, 30-seconds, true",
        "5 min, 5-minutes, true",
        "10 min, 5-minutes, true",
        "15 min, 15-minutes, true",
        "1 day, 15-minutes, true",
        "none, 15-minutes, true",
        "unknown, 5-minutes, false"
    })
    void the_tolerated_loss_decides_the_interval(String dataLoss, String option, boolean settled) {
        Recommendation recommendation = recommendation("{id: sales, runsOn: [till], dataLoss: %s}".formatted(dataLoss));
        assertThat(recommendation.recommended().map(Option::id).orElse("none")).isEqualTo(option);
        assertThat(recommendation.settled()).isEqualTo(settled);
    }

    @Test
    void the_middle_interval_is_taken_where_no_workload_is_reached() {
        Recommendation recommendation = recommendation("");
        assertThat(recommendation.recommended().map(Option::id)).hasValue("5-minutes");
        assertThat(recommendation.settled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1 min, 30-seconds", "10 min, 5-minutes"})
    void the_strictest_workload_decides(String dataLoss, String option) {
        Recommendation recommendation =
                recommendation("{id: sales, runsOn: [till], dataLoss: %s}, {id: stock, runsOn: [till], dataLoss: 1 h}"
                        .formatted(dataLoss));
        assertThat(recommendation.recommended().map(Option::id)).hasValue(option);
        assertThat(recommendation.options())
                .filteredOn(other -> other.id().equals("15-minutes"))
                .extracting(Option::standing)
                .containsExactly(Standing.RULED_OUT);
    }

    private static Recommendation recommendation(String workloads) {
        String environment = """
                virtualMachines: [{id: till}]
                workloads: [%s]
                replications: [{id: r, engine: hyper-v-replica, covers: [till]}]
                """.formatted(workloads);
        return ADVISOR.advise(new EnvironmentReader().readText("replica.yaml", environment)).decisions().stream()
                .filter(found -> found.decision().equals("replica-frequency"))
                .findFirst()
                .orElseThrow();
    }
}
