package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments about guest clusters come to when they are weighed together. */
class GuestClusterDecisionTest {
    private static final Advisor ADVISOR = Advisor.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Windows Server 2022    | []                                             | {}                                      | vhd-set
            Windows Server 2022    | [{id: arr, type: fibre-channel-array}]         | {budget: low}                           | vhd-set
            Windows Server 2022    | []                                             | {budget: low}                           | vhd-set
            Windows Server 2022    | []                                             | {needs: {onlineDiskResize: yes}}        | vhd-set
            Windows Server 2022    | []                                             | {needs: {hostLevelBackup: yes}}         | vhd-set
            Windows Server 2022    | []                                             | {needs: {simpleSetup: yes}}             | vhd-set
            Windows Server 2012 R2 | [{id: arr, type: fibre-channel-array}]         | {}                                      | virtual-fibre-channel
            Windows Server 2012 R2 | [{id: arr, type: iscsi-array}]                 | {}                                      | iscsi
            Windows Server 2012 R2 | []                                             | {budget: low}                           | iscsi
            """)
    void arguments_about_a_guest_cluster_on_hyper_v_recommend(
            String system, String storageSystems, String workload, String option) {
        assertThat(recommended("guest-cluster-storage", """
                        hosts:
                          - {id: alma, operatingSystem: %1$s}
                          - {id: bela, operatingSystem: %1$s}
                        virtualMachines:
                          - {id: crm1, host: alma, operatingSystem: %1$s}
                          - {id: crm2, host: bela, operatingSystem: %1$s}
                        clusters: [{id: gcrm, nodes: [crm1, crm2], purpose: production}]
                        storageSystems: %2$s
                        workloads: [{id: crm, runsOn: gcrm, %3$s}]
                        """.formatted(
                                system, storageSystems, workload.substring(1, workload.length() - 1))))
                .isEqualTo(option);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            level: guest | diskMedia: ssd |                                                                   | storage-spaces-direct
            level: guest | diskMedia: hdd |                                                                   | vhd-set
            level: host  | diskMedia: ssd |                                                                   | vhd-set
            level: guest | diskMedia: ssd | {id: two-lost, type: node-outage, affects: gcrm, atOnce: 2}       | vhd-set
            level: guest | diskMedia: ssd | {id: one-lost, type: node-outage, affects: gcrm, atOnce: 1}       | storage-spaces-direct
            """)
    void a_simple_setup_takes_storage_spaces_direct_only_with_backups_inside_and_fast_disks(
            String level, String media, String failure, String option) {
        assertThat(recommended("guest-cluster-storage", """
                        hosts: [{id: alma, operatingSystem: Windows Server 2019}, {id: bela, operatingSystem: Windows Server 2019}]
                        virtualMachines:
                          - {id: crm1, host: alma, operatingSystem: Windows Server 2019}
                          - {id: crm2, host: bela, operatingSystem: Windows Server 2019}
                        clusters: [{id: gcrm, nodes: [crm1, crm2], %s}]
                        workloads: [{id: crm, runsOn: gcrm, needs: {simpleSetup: yes}}]
                        backups: [{id: nightly, covers: [gcrm], %s}]
                        failures: [%s]
                        """.formatted(media, level, failure == null ? "" : failure)))
                .isEqualTo(option);
    }

    @ParameterizedTest
    @CsvSource({
        "guestClustersOnIscsi, iscsi-array, iscsi",
        "guestClustersOnFibreChannel, fibre-channel-array, virtual-fibre-channel"
    })
    void a_vendor_without_support_for_it_speaks_against_what_the_array_would_favour(
            String capability, String array, String option) {
        assertThat(recommended("guest-cluster-storage", """
                        hosts: [{id: alma, operatingSystem: Windows Server 2012 R2}]
                        virtualMachines: [{id: crm1..crm2, host: alma, operatingSystem: Windows Server 2012 R2}]
                        clusters: [{id: gcrm, nodes: [crm1..crm2], storageProduct: array-os}]
                        storageSystems: [{id: arr, type: %2$s}]
                        products: [{id: array-os, supports: {%1$s: no}}]
                        """.formatted(capability, array)))
                .isNotEqualTo(option);
    }

    @Test
    void in_azure_storage_spaces_direct_remains() {
        assertThat(recommended("guest-cluster-storage", """
                        virtualMachines: [{id: azf1, zone: 1}, {id: azf2, zone: 2}]
                        clusters: [{id: gcrm, nodes: [azf1, azf2]}]
                        """)).isEqualTo("storage-spaces-direct");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            training   | normal | guest
            production | low    | guest
            production | normal | physical
            """)
    void whether_a_cluster_shall_be_virtual_is_answered_where_it_is_asked(
            String purpose, String budget, String option) {
        assertThat(recommended("cluster-kind", """
                        clusters: [{id: gcrm, planned: yes, purpose: %s}]
                        workloads: [{id: crm, runsOn: gcrm, budget: %s}]
                        decisions: [{id: kind, topic: cluster-kind, subject: gcrm}]
                        """.formatted(purpose, budget))).isEqualTo(option);
    }

    private static String recommended(String decision, String environment) {
        return ADVISOR.advise(new EnvironmentReader().readText("guest.yaml", environment)).decisions().stream()
                .filter(recommendation -> recommendation.decision().equals(decision)
                        && recommendation.subject().id().equals("gcrm"))
                .findFirst()
                .flatMap(Recommendation::recommended)
                .map(Option::id)
                .orElse("tie");
    }
}
