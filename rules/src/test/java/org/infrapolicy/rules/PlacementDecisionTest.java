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

/** What the arguments about the placement of machines in Azure come to when they are weighed together. */
class PlacementDecisionTest {
    private static final Advisor ADVISOR = Advisor.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            runsOn: [t1, t2], latencyNeed: lowest                                     | proximity-availability-set
            runsOn: [t1, t2], latencyNeed: low                                        | proximity-availability-set
            runsOn: as-t, latencyNeed: lowest                                         | proximity-availability-set
            runsOn: ss-t, latencyNeed: lowest                                         | proximity-scale-set
            runsOn: ss-t, latencyNeed: none                                           | scale-set
            runsOn: [t1, t2], latencyNeed: none                                       | availability-set
            runsOn: [t1, ss-t], latencyNeed: lowest                                   | tie
            runsOn: [t1, t2], needs: {exclusiveHardware: yes}                         | dedicated-host
            runsOn: [t1, t2], latencyNeed: lowest, needs: {exclusiveHardware: yes}    | dedicated-host
            runsOn: [t1, t2], needs: {identicalProcessors: yes}                       | dedicated-host
            runsOn: [t1, t2], needs: {hardwareVisibility: yes}                        | dedicated-host
            runsOn: [t1, t2], latencyNeed: low, needs: {maintenanceControl: yes}      | dedicated-host
            """)
    void arguments_about_a_workload_recommend(String attributes, String option) {
        Recommendation placement = placement(attributes);
        assertThat(placement.recommended().map(Option::id).orElse("tie")).isEqualTo(option);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none   | site-outage | zones
            low    | site-outage | zones
            lowest | site-outage | proximity-availability-set
            low    | host-outage | proximity-availability-set
            """)
    void an_outage_of_a_datacenter_takes_zones_unless_latency_comes_first(
            String latency, String failure, String option) {
        Recommendation placement = placement("runsOn: [t1, t2], latencyNeed: " + latency, failure);
        assertThat(placement.recommended().map(Option::id).orElse("tie")).isEqualTo(option);
        assertThat(placement.competing().stream()
                        .anyMatch(
                                competition -> competition.conflict().startsWith("Machines that stand close together")))
                .isEqualTo(failure.equals("site-outage") && !latency.equals("none"));
    }

    @Test
    void exclusive_hardware_rules_out_what_other_customers_share() {
        assertThat(placement("runsOn: t1, needs: {exclusiveHardware: yes}").options())
                .filteredOn(option -> option.standing() == Standing.RULED_OUT)
                .extracting(Option::id)
                .containsExactlyInAnyOrder(
                        "availability-set",
                        "scale-set",
                        "zones",
                        "proximity-availability-set",
                        "proximity-scale-set",
                        "proximity-single-machines");
    }

    private static Recommendation placement(String attributes) {
        return placement(attributes, "data-corruption");
    }

    private static Recommendation placement(String attributes, String failure) {
        return ADVISOR
                .advise(new EnvironmentReader().readText("placement.yaml", """
                        virtualMachines:
                          - {id: t1..t2, region: Sweden Central, purpose: production}
                        availabilitySets:
                          - {id: as-t}
                        scaleSets:
                          - {id: ss-t, purpose: production}
                        workloads:
                          - {id: trade, %s}
                        failures:
                          - {id: f, type: %s, affects: t1}
                        decisions:
                          - {id: where, topic: azure-placement, subject: trade}
                        """.formatted(attributes, failure)))
                .decisions()
                .stream()
                .filter(recommendation -> recommendation.decision().equals("azure-placement"))
                .findFirst()
                .orElseThrow();
    }
}
