package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.environment.fact.Backup;
import org.infrapolicy.advisor.environment.fact.Cluster;
import org.infrapolicy.advisor.environment.fact.VirtualMachine;
import org.infrapolicy.advisor.environment.vocabulary.BackupLevel;
import org.infrapolicy.advisor.environment.vocabulary.WorkloadKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows for backups, for what they reach, and for what a cluster carries. */
class BackupFactsTest {
    private static final String ESTATE = """
            hosts: [{id: alma, roles: [hyper-v]}, {id: bela}, {id: cora}]
            clusters: [{id: oak, nodes: [bela, cora]}, {id: gcrm, nodes: [crm1, crm2]}]
            virtualMachines:
              - {id: crm1, cluster: oak}
              - {id: crm2, cluster: oak}
              - {id: books, host: alma}
            volumes: [{id: data, mountedBy: gcrm}]
            workloads: [{id: crm, runsOn: [gcrm]}]
            """;

    private static Environment environment(String text) {
        return new EnvironmentReader().readText("lab.yaml", ESTATE + text);
    }

    private static <F extends Fact> F find(Class<F> type, String id, Environment environment) {
        return environment.all(type).stream()
                .filter(fact -> fact.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String text(@Nullable Listing<Reference> references) {
        Listing<Reference> listing = Objects.requireNonNull(references);
        List<String> ids =
                listing.elements().stream().map(Reference::id).sorted().toList();
        return (String.join(" ", ids) + (listing.open() ? " ..." : "")).strip();
    }

    @ParameterizedTest
    @CsvSource({
        "level: host, covers: [gcrm], bela cora",
        "level: host, covers: [books], alma",
        "level: guest, covers: [gcrm], ''",
        "name: x, covers: [gcrm], ...",
        "level: host, 'covers: [books, ...]', alma ...",
    })
    void a_backup_takes_machines_from_any_node_of_their_cluster(String level, String covers, String hosts) {
        Environment environment = environment("backups: [{id: nightly, %s, %s}]".formatted(level, covers));

        assertThat(text(find(Backup.class, "nightly", environment).hosts())).isEqualTo(hosts);
    }

    @ParameterizedTest
    @CsvSource({
        "'{id: b, covers: [gcrm]}', b",
        "'{id: b, covers: [crm2]}', b",
        "'{id: b, covers: [data]}', b ...",
        "'{id: b, covers: [crm], level: guest}', b",
        "'{id: b, covers: [books]}', ''",
        "'{id: b, covers: [crm2, ...]}', b ...",
        "'{id: b}', ...",
    })
    void backups_reach_a_cluster_through_all_that_belongs_to_it(String backup, String reaching) {
        Environment environment = environment("backups: [%s]\nfileServers: []".formatted(backup));

        assertThat(text(find(Cluster.class, "gcrm", environment).backups())).isEqualTo(reaching);
    }

    @Test
    void a_backup_is_as_old_as_its_last_run() {
        Environment environment =
                environment("asOf: 2026-09-30\nbackups: [{id: a, lastRun: 2026-09-23}, {id: b, lastRun: none}]");

        Age week = Objects.requireNonNull(find(Backup.class, "a", environment).age());
        Age never = Objects.requireNonNull(find(Backup.class, "b", environment).age());
        assertThat(week.exceeds(Duration.ofDays(6))).isTrue();
        assertThat(week.exceeds(Duration.ofDays(7))).isFalse();
        assertThat(never.exceeds(Duration.ofDays(10_000))).isTrue();
    }

    @Test
    void a_machine_has_the_levels_of_all_backups_that_reach_it() {
        Environment environment = environment(
                "backups: [{id: a, covers: [oak], level: host}, {id: b, covers: [crm1], level: guest}, {id: c, covers: [books]}]");

        assertThat(find(VirtualMachine.class, "crm1", environment).backupLevels())
                .isEqualTo(Listing.of(BackupLevel.HOST, BackupLevel.GUEST));
        assertThat(find(VirtualMachine.class, "crm2", environment).backupLevels())
                .isEqualTo(Listing.of(BackupLevel.HOST));
        assertThat(find(VirtualMachine.class, "books", environment).backupLevels())
                .isEqualTo(new Listing<>(List.of(), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "roles: [hyper-v] | | VIRTUAL_MACHINES",
                "roles: [hyper-v] | workloads: [{id: w, runsOn: [c], type: exchange}] | VIRTUAL_MACHINES EXCHANGE",
                "roles: [hyper-v, sql-server] | | VIRTUAL_MACHINES SQL_SERVER",
                "roles: [], guest: yes | fileServers: [{id: f, runsOn: c, type: general-use}] | FILE_SERVICES",
                "roles: [hyper-v] | fileServers: [{id: f, runsOn: c, type: scale-out}] | VIRTUAL_MACHINES",
                "roles: [file-server] | | ...",
                "roles: [] | workloads: [{id: w, runsOn: [c], type: exchange}] | EXCHANGE",
                "roles: [hyper-v] | workloads: [{id: w, runsOn: [c], type: exchange}] & m | VIRTUAL_MACHINES",
                "name: x | | ..."
            })
    void a_cluster_carries_classes_of_workloads_but_not_what_runs_inside_its_machines(
            String cluster, @Nullable String others, String classes) {
        String further = others == null ? "" : others.replace("& m", "\nvirtualMachines: [{id: m, cluster: c}]");
        StringBuilder document = new StringBuilder("clusters: [{id: c, %s}]\n%s\n".formatted(cluster, further));
        for (String section : List.of("virtualMachines", "fileServers", "workloads")) {
            document.append(further.contains(section) ? "" : section + ": []\n");
        }
        Environment environment = new EnvironmentReader().readText("lab.yaml", document.toString());
        Listing<WorkloadKind> carried =
                Objects.requireNonNull(find(Cluster.class, "c", environment).workloadClasses());
        String names = carried.elements().stream().map(Enum::name).collect(Collectors.joining(" "));

        assertThat((names + (carried.open() ? " ..." : "")).strip()).isEqualTo(classes);
    }

    @Test
    void a_system_is_missing_from_a_list_only_where_both_are_known() {
        Listing<OperatingSystem> supported =
                Listing.of(OperatingSystem.WINDOWS_SERVER_2016, OperatingSystem.WINDOWS_SERVER_2019);
        OperatingSystem hyperVServer =
                OperatingSystem.parse("Hyper-V Server 2019").orElseThrow();
        OperatingSystem anyRelease = OperatingSystem.parse("Windows Server").orElseThrow();
        OperatingSystem linux = OperatingSystem.parse("Linux").orElseThrow();

        assertThat(hyperVServer.missingFrom(supported)).isFalse();
        assertThat(OperatingSystem.WINDOWS_SERVER_2012.missingFrom(supported)).isTrue();
        assertThat(linux.missingFrom(supported)).isTrue();
        assertThat(linux.missingFrom(Listing.of(linux))).isFalse();
        assertThatThrownBy(() -> anyRelease.missingFrom(supported)).isInstanceOf(UndecidedException.class);
        assertThatThrownBy(() -> OperatingSystem.WINDOWS_SERVER_2012.missingFrom(
                        Listing.openOf(OperatingSystem.WINDOWS_SERVER_2016)))
                .isInstanceOf(UndecidedException.class);
    }
}
