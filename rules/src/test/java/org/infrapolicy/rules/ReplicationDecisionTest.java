package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments about replication to another site come to when they are weighed together. */
class ReplicationDecisionTest {
    private static final Advisor ADVISOR = Advisor.create();
    private static final String ESTATE = """
            sites: [{id: graz, type: datacenter}, {id: wien, type: %s}]
            links: [{id: l, sites: [graz, wien], distance: %s}]
            hosts: [{id: a, site: graz, roles: [hyper-v]}, {id: b, site: %s, roles: [hyper-v]}]
            clusters: [{id: oak, nodes: [a, b], roles: [hyper-v], storageProduct: %s}]
            virtualMachines: [{id: m, cluster: oak}]
            products: [{id: good, supports: {multiSiteClusters: yes}}, {id: bad, supports: {multiSiteClusters: no}}]
            replications: []
            workloads:
              - {id: w, runsOn: [m], %s}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            datacenter   | 60 km  | graz | none | type: sql-server, critical: yes, dataLoss: 0 s, budget: high       | third-party-synchronous
            datacenter   | 60 km  | graz | none | type: sql-server, critical: yes, dataLoss: 10 s                    | third-party-synchronous
            datacenter   | 900 km | graz | none | type: sql-server, critical: yes, dataLoss: 0 s                     | third-party-synchronous
            datacenter   | 60 km  | graz | none | type: general, critical: no, dataLoss: 15 min, budget: normal      | hyper-v-replica
            datacenter   | 60 km  | graz | none | type: general, critical: no, dataLoss: 15 min, budget: low         | hyper-v-replica
            datacenter   | 900 km | graz | none | type: general, dataLoss: 15 min, recoveryTime: 4 h                 | hyper-v-replica
            datacenter   | 60 km  | graz | none | type: general, dataLoss: 15 min, needs: {beyondNativeReplication: yes} | third-party-asynchronous
            datacenter   | 60 km  | wien | good | type: general, dataLoss: 15 min                                    | third-party-asynchronous
            datacenter   | 60 km  | wien | good | type: general, dataLoss: 0 s                                       | third-party-synchronous
            datacenter   | 60 km  | wien | bad  | type: general, dataLoss: 15 min, budget: low                       | hyper-v-replica
            azure-region | 60 km  | graz | none | type: general, dataLoss: 15 min                                    | azure-site-recovery
            azure-region | 60 km  | graz | none | type: general, dataLoss: 15 min, budget: low                       | azure-site-recovery
            office       | 60 km  | graz | none | type: general, dataLoss: 15 min                                    | azure-site-recovery
            datacenter   | 60 km  | graz | none | type: file-services, dataLoss: 4 h                                 | dfs-replication
            datacenter   | 60 km  | graz | none | type: file-services, dataLoss: 4 h, budget: low                    | hyper-v-replica
            """)
    void recommends(
            String other, String distance, String second, String product, String attributes, String recommended) {
        assertThat(best(recommendation(ESTATE.formatted(other, distance, second, product, attributes))))
                .isEqualTo(recommended);
    }

    @Test
    void nothing_is_left_where_no_loss_is_borne_and_the_distance_adds_too_much() {
        Recommendation recommendation = recommendation(
                ESTATE.formatted("datacenter", "900 km", "graz", "none", "dataLoss: 0 s, latencyBudget: 2 ms"));

        assertThat(recommendation.options()).extracting(Option::standing).containsOnly(Option.Standing.RULED_OUT);
    }

    @Test
    void waits_for_what_could_change_it() {
        Recommendation recommendation = recommendation(
                ESTATE.formatted("datacenter", "60 km", "graz", "none", "type: general, dataLoss: 15 min"));

        assertThat(recommendation.open()).contains("workloads[w].budget", "workloads[w].needs.beyondNativeReplication");
        assertThat(recommendation.settled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            contents: [virtual-disks]                 | low    | block
            contents: [general-documents]             | low    | file
            contents: [general-documents]             | normal | block
            """)
    void granularity(String contents, String budget, String recommended) {
        assertThat(best(recommendation("replication-granularity", """
                        virtualMachines: [{id: m}]
                        clusters: []
                        replications: [{id: r, engine: vendor, covers: [m], %s}]
                        workloads: [{id: w, runsOn: [m], budget: %s}]
                        """.formatted(contents, budget))))
                .isEqualTo(recommended);
    }

    private static Recommendation recommendation(String environment) {
        return recommendation("disaster-recovery-replication", environment);
    }

    private static Recommendation recommendation(String decision, String environment) {
        return ADVISOR.advise(new EnvironmentReader().readText("estate.yaml", environment)).decisions().stream()
                .filter(each -> each.decision().equals(decision))
                .findFirst()
                .orElseThrow();
    }

    private static String best(Recommendation recommendation) {
        return recommendation.recommended().map(Option::id).orElse("tie");
    }
}
