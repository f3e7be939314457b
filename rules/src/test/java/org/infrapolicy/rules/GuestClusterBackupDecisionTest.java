package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments about the backup of a guest cluster come to when they are weighed together. */
class GuestClusterBackupDecisionTest {
    private static final Advisor ADVISOR = Advisor.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            storage: vhd-set                                | clones: []                                                       | whole-set
            storage: storage-spaces-direct                  | clones: []                                                       | in-guest
            storage: vhd-set                                | workloads: [{id: w, runsOn: [gcrm], needs: {itemLevelRecovery: yes}}] | in-guest
            storage: vhd-set                                | clones: [{id: lab, machines: [crm1, crm2], separateNetwork: yes}] | whole-set
            storage: storage-spaces-direct                  | clones: [{id: lab, machines: [crm1, crm2], separateNetwork: yes}] | in-guest
            storage: shared-vhdx, operatingSystem: 2016     | clones: []                                                       | whole-set
            """)
    void arguments_about_a_guest_cluster_recommend(String cluster, String others, String option) {
        assertThat(recommended("""
                        hosts: [{id: alma, operatingSystem: Windows Server 2019}]
                        virtualMachines: [{id: crm1..crm2, host: alma, cluster: none}]
                        clusters: [{id: gcrm, nodes: [crm1..crm2], %s}]
                        %s
                        """.formatted(cluster, others))).isEqualTo(option);
    }

    @Test
    void shared_vhdx_on_server_2012_r2_is_backed_up_from_within() {
        assertThat(recommended("""
                        hosts: [{id: alma, operatingSystem: Windows Server 2012 R2}]
                        virtualMachines: [{id: crm1..crm2, host: alma, cluster: none}]
                        clusters: [{id: gcrm, nodes: [crm1..crm2], storage: shared-vhdx}]
                        """)).isEqualTo("in-guest");
    }

    @Test
    void storage_that_is_not_known_leaves_the_question_open() {
        Recommendation recommendation = recommendation("clusters: [{id: gcrm, guest: yes}]");

        assertThat(recommendation.settled()).isFalse();
        assertThat(recommendation.open()).contains("clusters[gcrm].storage");
    }

    @Test
    void storage_spaces_direct_rules_out_all_that_takes_machines_from_outside() {
        Recommendation recommendation = recommendation("clusters: [{id: gcrm, guest: yes, storage: s2d}]");

        assertThat(recommendation.options())
                .filteredOn(option -> option.standing() == Option.Standing.RULED_OUT)
                .extracting(Option::id)
                .containsExactlyInAnyOrder("whole-set", "single-nodes");
    }

    private static String recommended(String environment) {
        return recommendation(environment).recommended().map(Option::id).orElse("tie");
    }

    private static Recommendation recommendation(String environment) {
        return ADVISOR.advise(new EnvironmentReader().readText("backup.yaml", environment)).decisions().stream()
                .filter(recommendation -> recommendation.decision().equals("guest-cluster-backup"))
                .findFirst()
                .orElseThrow();
    }
}
