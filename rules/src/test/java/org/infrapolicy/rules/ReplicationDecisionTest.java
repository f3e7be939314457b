package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Argument;
import org.infrapolicy.advisor.Competition;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            datacenter   | 60 km  | graz | none | type: file-services, dataLoss: 5 min                               | dfs-replication
            datacenter   | 60 km  | graz | none | type: file-services, dataLoss: 1 min                               | hyper-v-replica
            datacenter   | 60 km  | graz | none | type: general, dataLoss: 1 h, budget: high                         | third-party-asynchronous
            datacenter   | 60 km  | graz | none | type: general, dataLoss: 2 min, budget: high                       | hyper-v-replica
            datacenter   | 60 km  | graz | none | type: general, dataLoss: 10 s, budget: high, needs: {beyondNativeReplication: yes} | third-party-synchronous
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            runsOn: [a]                                | dfs-replication
            runsOn: [m], storedOn: [papers]            | dfs-replication
            runsOn: [m], storedOn: [shared]            | third-party-asynchronous
            runsOn: [m], storedOn: [served]            | third-party-asynchronous
            runsOn: [m], storedOn: [own]               | dfs-replication
            runsOn: [pine]                             | third-party-asynchronous
            """)
    void documents_go_by_where_they_lie(String place, String recommended) {
        assertThat(best(recommendation("""
                        sites: [{id: graz, type: datacenter}, {id: wien, type: datacenter}]
                        hosts: [{id: a, site: graz}, {id: b, site: graz}, {id: c, site: graz}, {id: d, site: wien}]
                        clusters: [{id: pine, nodes: [c, d], roles: [file-server]}]
                        virtualMachines: [{id: m, host: b, cluster: none, region: none, storedOn: []}]
                        volumes:
                          - {id: papers, mountedBy: a, contents: [general-documents]}
                          - {id: stretch, mountedBy: pine, contents: [general-documents]}
                          - {id: scale, mountedBy: a, contents: [general-documents]}
                          - {id: own, mountedBy: m, contents: [general-documents]}
                        fileServers:
                          - {id: files, runsOn: pine, type: general-use}
                          - {id: depot, runsOn: a, type: scale-out}
                        shares:
                          - {id: shared, fileServer: files, volume: stretch, contents: [general-documents]}
                          - {id: served, fileServer: depot, volume: scale, contents: [general-documents]}
                        workloads: [{id: w, type: file-services, dataLoss: 4 h, %s}]
                        """.formatted(place)))).isEqualTo(recommended);
    }

    @ParameterizedTest
    @CsvSource({
        "azure-site-recovery, runsOn: [a]",
        "hyper-v-replica, runsOn: [a]",
        "azure-site-recovery, 'runsOn: [m], storedOn: [papers]'",
        "hyper-v-replica, 'runsOn: [m], storedOn: [papers]'",
    })
    void what_is_not_in_machines_is_not_copied_as_machines(String option, String place) {
        assertThat(recommendation("""
                        sites: [{id: graz, type: datacenter}]
                        hosts: [{id: a, site: graz}, {id: b, site: graz}]
                        virtualMachines: [{id: m, host: b, cluster: none, region: none, storedOn: []}]
                        volumes: [{id: papers, mountedBy: a, contents: [general-documents]}]
                        workloads: [{id: w, type: file-services, dataLoss: 4 h, %s}]
                        """.formatted(place)).options())
                .filteredOn(each -> each.id().equals(option))
                .extracting(Option::standing)
                .containsExactly(Option.Standing.RULED_OUT);
    }

    @Test
    void a_stretched_cluster_speaks_against_azure_site_recovery() {
        assertThat(argumentsFor(
                        "azure-site-recovery",
                        ESTATE.formatted("datacenter", "60 km", "wien", "good", "type: general, dataLoss: 15 min")))
                .contains("replication/multi-site-against-site-recovery");
    }

    @Test
    void a_workload_in_azure_is_not_sent_there() {
        assertThat(argumentsFor("azure-site-recovery", """
                        sites: [{id: west, type: azure-region, region: West Europe}, {id: shop, type: office}]
                        virtualMachines: [{id: m, region: West Europe}]
                        workloads: [{id: w, runsOn: [m], type: general, dataLoss: 15 min}]
                        """))
                .doesNotContain("replication/one-datacenter-favours-site-recovery");
    }

    @Test
    void asynchronous_replication_is_argued_for_where_no_machines_are_copied() {
        String estate = """
                sites: [{id: graz, type: datacenter}, {id: wien, type: datacenter}]
                hosts: [{id: a, site: graz}]
                workloads: [{id: w, runsOn: [a], storedOn: [], type: sql-server, dataLoss: %s}]
                """;
        assertThat(best(recommendation(estate.formatted("1 h")))).isEqualTo("third-party-asynchronous");
        assertThat(argumentsFor("third-party-asynchronous", estate.formatted("1 h")))
                .containsExactly("replication/tolerated-loss-favours-asynchronous");
        assertThat(argumentsFor("third-party-asynchronous", estate.formatted("1 min")))
                .containsExactly("replication/brief-loss-against-asynchronous");
    }

    @ParameterizedTest
    @ValueSource(strings = {"datacenter", "office"})
    void what_is_said_of_a_second_datacenter_is_true_with_one_and_with_two(String other) {
        List<String> conflicts = recommendation(ESTATE.formatted(
                        other, "60 km", "graz", "none", "type: general, dataLoss: 15 min, budget: low"))
                .competing()
                .stream()
                .map(Competition::conflict)
                .toList();
        assertThat(conflicts).noneMatch(conflict -> conflict.startsWith("With one datacenter"));
        assertThat(conflicts).anyMatch(conflict -> conflict.contains("named together for little money"));
    }

    @ParameterizedTest
    @CsvSource({"v, 1", "x, 0"})
    void an_appliance_is_for_csvs_that_are_copied(String covered, int arguments) {
        assertThat(recommendation("replication-granularity", """
                        sites: [{id: graz}, {id: wien}]
                        hosts: [{id: a, site: graz}, {id: b, site: wien}]
                        clusters: [{id: oak, nodes: [a, b]}]
                        virtualMachines: []
                        volumes: [{id: v, mountedBy: oak, csv: yes}, {id: x, mountedBy: oak, csv: no}]
                        replications: [{id: r, engine: vendor, source: oak, target: oak, covers: [%s]}]
                        """.formatted(covered))
                        .options())
                .filteredOn(each -> each.id().equals("appliance"))
                .flatExtracting(Option::arguments)
                .hasSize(arguments);
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

    private static List<String> argumentsFor(String option, String environment) {
        return recommendation(environment).options().stream()
                .filter(each -> each.id().equals(option))
                .flatMap(each -> each.arguments().stream())
                .map(Argument::rule)
                .toList();
    }

    private static String best(Recommendation recommendation) {
        return recommendation.recommended().map(Option::id).orElse("tie");
    }
}
