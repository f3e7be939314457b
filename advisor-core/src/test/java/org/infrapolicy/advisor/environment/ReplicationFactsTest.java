package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.infrapolicy.advisor.environment.fact.Cluster;
import org.infrapolicy.advisor.environment.fact.Replication;
import org.infrapolicy.advisor.environment.fact.VirtualMachine;
import org.infrapolicy.advisor.environment.fact.Workload;
import org.infrapolicy.advisor.environment.vocabulary.Content;
import org.infrapolicy.advisor.environment.vocabulary.ReplicationEnd;
import org.infrapolicy.advisor.environment.vocabulary.ReplicationMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows for a replication from its ends and from what it covers. */
class ReplicationFactsTest {
    private static final String ESTATE = """
            sites: [{id: graz, type: datacenter}, {id: linz}, {id: west, type: azure-region}]
            hosts: [{id: a, site: graz}, {id: b, site: linz}, {id: c, site: graz}]
            clusters: [{id: oak, nodes: [a, b]}, {id: elm, nodes: [c]}]
            virtualMachines: [{id: m, cluster: elm}, {id: n, host: b, cluster: none, storedOn: [v]}]
            volumes: [{id: v, mountedBy: b, contents: [virtual-disks]}]
            """;

    private static Environment environment(String text) {
        return new EnvironmentReader().readText("lab.yaml", ESTATE + text);
    }

    private static Replication replication(String text) {
        return environment(text).all(Replication.class).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "engine: hyper-v-replica, 5 min, ASYNCHRONOUS, PT5M",
        "engine: azure-site-recovery, unknown, ASYNCHRONOUS, ",
        "engine: vendor, 5 min, , ",
        "mode: synchronous, unknown, SYNCHRONOUS, PT0S",
        "mode: asynchronous, 2 h, ASYNCHRONOUS, PT2H"
    })
    void mode_follows_from_some_engines_and_the_loss_from_mode_and_interval(
            String how, String interval, @Nullable ReplicationMode mode, @Nullable Duration loss) {
        Replication replication = replication("replications: [{id: r, %s, interval: %s}]".formatted(how, interval));

        assertThat(replication.mode()).isEqualTo(mode);
        assertThat(replication.lossWindow()).isEqualTo(loss);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source: a, target: b | distance: 100 km | 100 | 500",
                "source: elm, target: linz | distance: 100 km, roundTripLatency: 3 ms | 100 | 500",
                "source: oak, target: oak | distance: 100 km | 100 | 500",
                "source: oak | distance: 100 km | | ",
                "source: oak, target: west | distance: 100 km | | ",
                "source: a, target: c | distance: 100 km | | ",
                "source: a, target: west, distance: 400 km | distance: 100 km | 400 | 2000"
            })
    void distance_and_latency_are_those_of_the_link_between_its_sites(
            String ends, String link, @Nullable Integer kilometres, @Nullable Integer microseconds) {
        Replication replication = replication(
                "links: [{id: l, sites: [graz, linz], %s}]\nreplications: [{id: r, %s}]".formatted(link, ends));

        assertThat(replication.distance()).isEqualTo(kilometres == null ? null : Distance.kilometres(kilometres));
        assertThat(replication.latency())
                .isEqualTo(microseconds == null ? null : Duration.ofNanos(microseconds * 1000L));
    }

    @Test
    void of_several_links_none_is_taken_unless_they_agree() {
        assertThat(replication("""
                        links: [{id: l, sites: [graz, linz], distance: 100 km}, {id: k, sites: [linz, graz], distance: 90 km}]
                        replications: [{id: r, source: a, target: b}]
                        """).latency()).isNull();
        assertThat(replication("""
                        links: [{id: l, sites: [graz, linz], distance: 100 km}, ...]
                        replications: [{id: r, source: a, target: b}]
                        """).latency()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source: oak, target: elm, covers: [m] | true",
                "source: c, target: west, covers: [m] | false",
                "source: a, covers: [m] | true",
                "source: c, target: west | ",
                "source: graz, target: linz, covers: [w] | true",
                "source: graz, target: linz, covers: [n] | "
            })
    void belongs_to_a_cluster(String attributes, @Nullable Boolean belongs) {
        Environment environment = environment("""
                workloads: [{id: w, runsOn: [a]}]
                replications: [{id: r, engine: vendor, %s}]
                """.formatted(attributes));
        Cluster oak = environment.all(Cluster.class).get(0);

        assertThat(oak.replications().elements()).hasSize(Boolean.TRUE.equals(belongs) ? 1 : 0);
        assertThat(oak.replications().open()).isEqualTo(belongs == null);
    }

    @Test
    void covering_a_workload_does_not_reach_the_others() {
        assertThat(replication("""
                        workloads: [{id: w, runsOn: [m]}, {id: x, runsOn: [m]}]
                        replications: [{id: r, engine: vendor, covers: [w]}]
                        """).workloads().elements()).hasSize(1);
        assertThat(replication("""
                        workloads: [{id: w, runsOn: [m]}, {id: x, runsOn: [m]}]
                        replications: [{id: r, engine: hyper-v-replica, covers: [w]}]
                        """).workloads().elements()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "storedOn: []       | [] | false",
                "storedOn: [served] | [clusters/elm] | false",
                "storedOn: [x]      | [clusters/elm] | false",
                "storedOn: [y]      | [clusters/oak] | false",
                "storedOn: [lent]   | [clusters/oak] | false",
                "storedOn: [z]      | [] | false",
                "storedOn: [lost]   | [] | true",
                "storedOn: [stray]  | [] | true",
                "storedOn: [z, ...] | [] | true",
                "comment: none said | [] | true"
            })
    void clusters_of_the_data_of_a_workload(String data, String clusters, boolean open) {
        Workload workload = new EnvironmentReader()
                .readText("lab.yaml", """
                        hosts: [{id: a}, {id: b}, {id: c}]
                        clusters: [{id: oak, nodes: [a]}, {id: elm, nodes: [b]}]
                        volumes:
                          - {id: x, mountedBy: elm}
                          - {id: y, mountedBy: a}
                          - {id: z, mountedBy: c}
                          - {id: lost}
                        fileServers: [{id: depot, runsOn: elm}, {id: files, runsOn: c}]
                        shares:
                          - {id: served, fileServer: depot, volume: x}
                          - {id: lent, fileServer: files, volume: y}
                          - {id: stray, fileServer: files}
                        workloads: [{id: w, runsOn: [c], %s}]
                        """.formatted(data))
                .all(Workload.class)
                .get(0);

        assertThat(workload.dataClusters().elements().toString()).isEqualTo(clusters);
        assertThat(workload.dataClusters().open()).isEqualTo(open);
    }

    @Test
    void clusters_of_a_workload() {
        Environment environment = environment("workloads: [{id: w, runsOn: [m, b]}, {id: x, runsOn: [n, ...]}]");

        assertThat(environment.all(Workload.class).get(0).clusters())
                .isEqualTo(Listing.of(
                        environment.all(Cluster.class).get(1).reference(),
                        environment.all(Cluster.class).get(0).reference()));
        assertThat(environment.all(Workload.class).get(1).clusters()).isEqualTo(Listing.openOf());
    }

    @Test
    void kinds_of_ends() {
        Replication toAzure = replication("replications: [{id: r, source: oak, target: west}]");
        Replication toSomewhere = replication("replications: [{id: r, source: graz, target: linz}]");

        assertThat(toAzure.sourceKind()).isEqualTo(ReplicationEnd.CLUSTER);
        assertThat(toAzure.targetKind()).isEqualTo(ReplicationEnd.AZURE);
        assertThat(toSomewhere.sourceKind()).isEqualTo(ReplicationEnd.SITE);
        assertThat(toSomewhere.targetKind()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[elm] | true | false",
                "[m] | true | false",
                "[v] |  | true",
                "[b] |  | true",
                "[m, ...] | true | ",
                "[w] | true | false"
            })
    void reaches_machines(String covers, @Nullable Boolean first, @Nullable Boolean second) {
        Environment environment = environment("""
                workloads: [{id: w, runsOn: [m]}]
                replications: [{id: r, engine: hyper-v-replica, covers: %s}]
                """.formatted(covers.equals("[v]") ? "[volumes/v]" : covers));

        assertThat(environment.all(VirtualMachine.class))
                .extracting(VirtualMachine::replicated)
                .containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: w, runsOn: [m], dataLoss: 5 min, latencyBudget: 2 ms} | PT5M | PT0.002S",
                "{id: w, runsOn: [elm], dataLoss: 5 min} | PT5M | ",
                "{id: w, runsOn: [n], dataLoss: 5 min} | none | none",
                "{id: w, runsOn: [n], storedOn: [docs], dataLoss: 5 min, latencyBudget: none} | PT5M | none",
                "{id: w, runsOn: [m], dataLoss: 0 s}, {id: w2, dataLoss: 1 h} | PT0S | ",
                "{id: w, runsOn: [m], dataLoss: 1 min}, {id: w2, dataLoss: 1 h} | | "
            })
    void the_strictest_requirement_of_its_workloads_holds(
            String workloads, @Nullable String dataLoss, @Nullable String latencyBudget) {
        Replication replication = replication("""
                fileServers: [{id: fs, runsOn: c}]
                shares: [{id: docs, fileServer: fs, volume: v, contents: [general-documents]}]
                workloads: [%s]
                replications: [{id: r, covers: [elm, docs]}]
                """.formatted(workloads));

        assertThat(replication.dataLoss()).isEqualTo(span(dataLoss));
        assertThat(replication.latencyBudget()).isEqualTo(span(latencyBudget));
        assertThat(replication.contents()).isEqualTo(Listing.openOf(Content.GENERAL_DOCUMENTS));
    }

    private static @Nullable Duration span(@Nullable String text) {
        return text == null ? null : text.equals("none") ? TimeSpan.UNLIMITED : Duration.parse(text);
    }
}
