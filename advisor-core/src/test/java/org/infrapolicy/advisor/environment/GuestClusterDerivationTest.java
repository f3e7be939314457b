package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.infrapolicy.advisor.environment.fact.Cluster;
import org.infrapolicy.advisor.environment.fact.VirtualMachine;
import org.infrapolicy.advisor.environment.vocabulary.ClusterStorage;
import org.infrapolicy.advisor.environment.vocabulary.Role;
import org.junit.jupiter.api.Test;

/** What follows for guest clusters and their nodes where nobody has said it. */
class GuestClusterDerivationTest {
    private static Environment read(String text) {
        return new EnvironmentReader().readText("guest.yaml", text);
    }

    private static Cluster cluster(String text) {
        return read(text).all(Cluster.class).get(0);
    }

    @Test
    void a_shared_disk_file_shows_one_storage_of_the_cluster() {
        assertThat(cluster("""
                        clusters: [{id: gcrm, nodes: [crm1, crm2]}]
                        virtualMachines: [{id: crm1}, {id: crm2}]
                        virtualDisks: [{id: data, attachedTo: [crm1, crm2], format: vhds}]
                        """).storage()).isEqualTo(Listing.openOf(ClusterStorage.VHD_SET));
    }

    @Test
    void a_disk_of_one_node_shows_no_shared_storage() {
        assertThat(cluster("""
                        clusters: [{id: gcrm, nodes: [crm1, crm2]}]
                        virtualMachines: [{id: crm1}, {id: crm2}]
                        virtualDisks: [{id: data, attachedTo: [crm1], format: vhdx}]
                        """).storage()).isNull();
    }

    @Test
    void stated_storage_stands_beside_a_shared_witness_disk() {
        assertThat(cluster("""
                        clusters: [{id: gcrm, nodes: [crm1, crm2], storage: iscsi}]
                        virtualMachines: [{id: crm1}, {id: crm2}]
                        virtualDisks: [{id: witness, attachedTo: [crm1, crm2], format: vhdx}]
                        """).storage()).isEqualTo(Listing.of(ClusterStorage.ISCSI));
    }

    @Test
    void a_machine_in_a_cluster_shows_its_role() {
        assertThat(cluster("""
                        clusters: [{id: lab}]
                        virtualMachines: [{id: web, cluster: lab}]
                        """).roles()).isEqualTo(Listing.openOf(Role.HYPER_V));
    }

    @Test
    void a_machine_in_a_zone_is_in_no_availability_set() {
        assertThat(read("virtualMachines: [{id: web, zone: 1}]")
                        .all(VirtualMachine.class)
                        .get(0)
                        .availabilitySet())
                .isEqualTo(Reference.NONE);
    }
}
