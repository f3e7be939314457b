package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Argument;
import org.infrapolicy.advisor.Argument.Stance;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments about a file server for a workload come to when they are weighed together. */
class WorkloadFileServerDecisionTest {
    private static final Advisor ADVISOR = Advisor.create();
    private static final String ESTATE = """
            hosts: [{id: a}, {id: b}, {id: c}, {id: d}, {id: single}]
            clusters:
              - {id: oak, nodes: [a, b], operatingSystem: %s, roles: [hyper-v], storage: %s}
              - {id: store, nodes: [c, d], operatingSystem: %s, roles: [file-server], storage: %s}
            virtualMachines: [{id: m, cluster: oak}, {id: k, cluster: oak}, {id: lone, host: single, cluster: none}]
            fileServers: []
            volumes: []
            shares:
              - {id: docs, contents: [home-directories, general-documents], features: [fsrm], dfsNamespace: none}
              - {id: profiles, contents: [rds-user-profile-disks], features: [], dfsNamespace: none}
              - {id: sessions, contents: [rds-data], features: [], dfsNamespace: none}
              - {id: library, contents: [vmm-library], features: [], dfsNamespace: none}
              - {id: db, contents: [sql-databases], features: [], dfsNamespace: none}
              - {id: web, contents: [iis-data], features: [], dfsNamespace: none}
              - {id: other, contents: [other-files], features: [], dfsNamespace: none}
            workloads:
              - {id: w, %s}
            decisions: [{id: q, topic: workload-file-server, subject: w}]
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2019 | storage-spaces-direct | array | type: virtual-machines, runsOn: [oak]                                   | no-file-server
            2019 | array                 | array | type: vdi, runsOn: [oak], needs: {simpleSetup: yes}                     | no-file-server
            2019 | smb-share             | s2d   | type: virtual-machines, runsOn: [oak]                                   | scale-out-separate-cluster
            2016 | smb-share             | array | type: virtual-machines, runsOn: [oak]                                   | scale-out-separate-cluster
            2019 | smb-share             | array | type: virtual-machines, runsOn: [oak], budget: low                      | infrastructure
            2019 | array                 | array | type: virtual-machines, runsOn: [oak], needs: {crossClusterMobility: yes} | infrastructure
            2019 | s2d                   | array | type: virtual-machines, runsOn: [oak], needs: {crossClusterMobility: no, activeActiveStorage: yes, storageThroughput: yes}, budget: high | scale-out-same-cluster
            2016 | s2d                   | array | type: virtual-machines, runsOn: [oak], needs: {activeActiveStorage: yes, storageThroughput: yes}, budget: low | scale-out-same-cluster
            2019 | array                 | array | type: file-services, runsOn: [m], storedOn: [docs]                      | general-use
            2019 | array                 | array | type: general, runsOn: [m], storedOn: [other]                           | general-use
            2019 | array                 | array | type: rds, runsOn: [m], storedOn: [profiles]                            | scale-out-separate-cluster
            2019 | array                 | array | type: rds, runsOn: [m], storedOn: [profiles], budget: low               | scale-out-guest-cluster
            2019 | array                 | array | type: rds, runsOn: [m], storedOn: [sessions]                            | general-use
            2019 | array                 | array | type: vmm, runsOn: [m], storedOn: [library]                             | general-use
            2019 | array                 | array | type: iis, runsOn: [m, k], storedOn: [web]                              | scale-out-separate-cluster
            2019 | array                 | array | type: sql-server, version: 2016, runsOn: [m], storedOn: [db]            | scale-out-separate-cluster
            2019 | s2d                   | array | type: sql-server, version: 2016, runsOn: [m], storedOn: [db], budget: low | scale-out-guest-cluster
            2019 | array                 | array | type: sql-server, version: 2008 R2, runsOn: [m], storedOn: [db]         | no-file-server
            2019 | array                 | array | type: sql-server, version: 2016, runsOn: [lone], storedOn: []           | no-file-server
            2019 | array                 | array | type: exchange, runsOn: [m], storedOn: []                               | no-file-server
            """)
    void recommends(String system, String storage, String otherStorage, String attributes, String recommended) {
        assertThat(best(estate(system, storage, otherStorage, attributes))).isEqualTo(recommended);
    }

    @Test
    void machines_of_a_converged_cluster_need_none_and_may_have_one_on_the_same_cluster() {
        Recommendation recommendation =
                estate("2019", "storage-spaces-direct", "array", "type: virtual-machines, runsOn: [oak]");

        assertThat(rules(recommendation, "no-file-server", Stance.FOR))
                .containsExactly("fileserver/own-disks-favour-no-file-server");
        assertThat(rules(recommendation, "scale-out-same-cluster", Stance.FOR))
                .contains(
                        "fileserver/converged-favours-same-cluster", "fileserver/recommended-stack-favours-scale-out");
        assertThat(rules(recommendation, "scale-out-same-cluster", Stance.AGAINST))
                .isEmpty();
        assertThat(rules(recommendation, "scale-out-guest-cluster", Stance.AGAINST))
                .contains("fileserver/own-machines-against-guest-cluster");
        assertThat(rules(recommendation, "general-use", Stance.AGAINST))
                .containsExactly("fileserver/open-files-against-general-use");
    }

    @Test
    void a_cluster_without_disks_needs_a_file_server_elsewhere() {
        Recommendation recommendation = estate("2016", "smb-share", "array", "type: virtual-machines, runsOn: [oak]");

        assertThat(rules(recommendation, "no-file-server", Stance.RULES_OUT))
                .containsExactly("fileserver/no-own-disks-rule-out-own-cluster");
        assertThat(rules(recommendation, "scale-out-same-cluster", Stance.RULES_OUT))
                .containsExactly("fileserver/no-own-disks-rule-out-own-cluster");
        assertThat(rules(recommendation, "infrastructure", Stance.RULES_OUT))
                .containsExactly("fileserver/early-systems-rule-out-infrastructure");
    }

    @Test
    void home_directories_with_quotas_go_on_a_file_server_for_general_use() {
        Recommendation recommendation =
                estate("2019", "array", "array", "type: file-services, runsOn: [m], storedOn: [docs]");

        assertThat(recommendation.options())
                .filteredOn(option -> option.standing() == Option.Standing.RULED_OUT)
                .extracting(Option::id)
                .containsExactlyInAnyOrder(
                        "no-file-server",
                        "scale-out-same-cluster",
                        "scale-out-separate-cluster",
                        "scale-out-guest-cluster",
                        "infrastructure");
        assertThat(rules(recommendation, "scale-out-separate-cluster", Stance.RULES_OUT))
                .containsExactly("fileserver/unsupported-feature-rules-out-scale-out");
        assertThat(rules(recommendation, "scale-out-separate-cluster", Stance.AGAINST))
                .containsExactly(
                        "fileserver/brief-files-against-scale-out", "fileserver/user-folders-against-scale-out");
        assertThat(rules(recommendation, "no-file-server", Stance.RULES_OUT))
                .containsExactly("fileserver/file-services-rule-out-no-file-server");
    }

    @Test
    void library_data_and_an_early_sql_server_rule_out_what_cannot_hold_them() {
        Recommendation library = estate("2019", "array", "array", "type: vmm, runsOn: [m], storedOn: [library]");
        Recommendation early =
                estate("2019", "array", "array", "type: sql-server, version: 2008 R2, runsOn: [m], storedOn: [db]");

        assertThat(rules(library, "scale-out-separate-cluster", Stance.RULES_OUT))
                .containsExactly("fileserver/library-data-rules-out-scale-out");
        assertThat(rules(early, "general-use", Stance.RULES_OUT))
                .containsExactly("fileserver/early-sql-server-rules-out-shares");
        assertThat(rules(early, "infrastructure", Stance.RULES_OUT))
                .containsExactly("fileserver/other-data-rules-out-infrastructure");
    }

    @Test
    void both_sides_on_deduplicated_desktops_are_told() {
        Recommendation recommendation = recommendation("""
                        clusters: [{id: oak, guest: no, storage: smb-share}]
                        virtualMachines: [{id: d1, cluster: oak, storedOn: desks}, {id: d2, cluster: oak, storedOn: desks}]
                        shares: [{id: desks, contents: [vdi-disks], features: [deduplication]}]
                        workloads: [{id: w, type: vdi, runsOn: [d1, d2], storedOn: []}]
                        """).orElseThrow();

        assertThat(rules(recommendation, "scale-out-separate-cluster", Stance.FOR))
                .contains("fileserver/desktop-deduplication-favours-scale-out");
        assertThat(rules(recommendation, "scale-out-separate-cluster", Stance.AGAINST))
                .contains("fileserver/desktop-deduplication-against-scale-out");
        assertThat(rules(recommendation, "scale-out-separate-cluster", Stance.RULES_OUT))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type: vdi, runsOn: [d1], storedOn: []         | contents: [vdi-disks], features: [fsrm]                             | []              | fileserver/unsupported-feature-rules-out-scale-out
            type: vdi, runsOn: [d1], storedOn: []         | contents: [vdi-disks], features: []                                 | [fsrm]          | fileserver/unsupported-feature-rules-out-scale-out
            type: vdi, runsOn: [d1], storedOn: []         | contents: [vdi-disks, general-documents], features: [deduplication] | []              | fileserver/deduplication-rules-out-scale-out
            type: general, runsOn: [d1], storedOn: []     | contents: [virtual-disks], features: []                             | [deduplication] | fileserver/deduplication-rules-out-scale-out
            type: vdi, runsOn: [d1], storedOn: []         | contents: [vdi-disks], features: [deduplication]                    | []              |
            type: vdi, runsOn: [], storedOn: [desks]      | contents: [vdi-disks], features: []                                 | [deduplication] |
            """)
    void what_is_used_on_the_share_or_its_server_rules_scale_out_out(
            String workload, String share, String features, String rule) {
        Recommendation recommendation =
                recommendation("""
                        clusters: [{id: oak, guest: no, storage: smb-share}]
                        virtualMachines: [{id: d1, cluster: oak, storedOn: desks}]
                        fileServers: [{id: files, features: %s}]
                        shares: [{id: desks, fileServer: files, dfsNamespace: none, %s}]
                        workloads: [{id: w, %s}]
                        """.formatted(features, share, workload)).orElseThrow();

        assertThat(rules(recommendation, "scale-out-separate-cluster", Stance.RULES_OUT))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void a_web_farm_on_a_cluster_of_two_nodes_has_two_servers() {
        Recommendation recommendation = recommendation("""
                        clusters: [{id: gweb, nodes: [w1, w2]}]
                        virtualMachines: [{id: w1}, {id: w2}]
                        shares: [{id: web, contents: [iis-data]}]
                        workloads: [{id: w, type: iis, runsOn: [gweb], storedOn: [web]}]
                        """).orElseThrow();

        assertThat(rules(recommendation, "scale-out-separate-cluster", Stance.FOR))
                .contains("fileserver/iis-servers-favour-scale-out");
    }

    @Test
    void a_guest_cluster_that_holds_its_own_disks_is_ruled_out() {
        Recommendation recommendation = recommendation("""
                        clusters: [{id: oak, guest: no}, {id: gfiles, nodes: [f1, f2]}]
                        virtualMachines: [{id: f1..f2, cluster: oak, storedOn: s}, {id: crm, cluster: oak, storedOn: s}]
                        fileServers: [{id: files, type: scale-out, runsOn: gfiles}]
                        shares: [{id: s, fileServer: files, contents: virtual-disks}]
                        workloads: [{id: w, type: virtual-machines, runsOn: [crm]}]
                        """).orElseThrow();

        assertThat(rules(recommendation, "scale-out-guest-cluster", Stance.RULES_OUT))
                .containsExactly("fileserver/self-dependency-rules-out-guest-cluster");
    }

    @Test
    void waits_for_what_could_change_it() {
        Recommendation recommendation = estate("2019", "array", "array", "type: sql-server, runsOn: [m]");

        assertThat(recommendation.open())
                .contains(
                        "workloads[w].budget",
                        "workloads[w].needs.activeActiveStorage",
                        "workloads[w].storedOn",
                        "workloads[w].version");
        assertThat(recommendation.settled()).isFalse();
    }

    @Test
    void does_not_arise_where_nothing_speaks_of_file_servers() {
        assertThat(recommendation("workloads: [{id: w, type: general}, {id: db, type: sql-server}]"))
                .isEmpty();
    }

    private static List<String> rules(Recommendation recommendation, String option, Stance stance) {
        return recommendation.options().stream()
                .filter(each -> each.id().equals(option))
                .flatMap(each -> each.arguments().stream())
                .filter(argument -> argument.stance() == stance)
                .map(Argument::rule)
                .toList();
    }

    private static Recommendation estate(String system, String storage, String otherStorage, String attributes) {
        String windows = "Windows Server " + system;
        return recommendation(ESTATE.formatted(windows, storage, windows, otherStorage, attributes))
                .orElseThrow();
    }

    private static Optional<Recommendation> recommendation(String environment) {
        return ADVISOR.advise(new EnvironmentReader().readText("estate.yaml", environment)).decisions().stream()
                .filter(each -> each.decision().equals("workload-file-server"))
                .findFirst();
    }

    private static String best(Recommendation recommendation) {
        return recommendation.recommended().map(Option::id).orElse("tie");
    }
}
