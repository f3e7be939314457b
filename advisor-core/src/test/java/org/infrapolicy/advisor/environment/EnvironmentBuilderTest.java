package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.infrapolicy.advisor.environment.fact.ClusterBuilder;
import org.infrapolicy.advisor.environment.fact.HostBuilder;
import org.infrapolicy.advisor.environment.fact.Volume;
import org.infrapolicy.advisor.environment.fact.VolumeBuilder;
import org.junit.jupiter.api.Test;

class EnvironmentBuilderTest {
    private static Environment.Builder lab() {
        return Environment.builder("lab").add(HostBuilder.builder().id("Alma").build());
    }

    @Test
    void spells_references_as_their_objects_do() {
        Environment lab = lab().add(ClusterBuilder.builder()
                        .id("c")
                        .nodes(Listing.of(new Reference(Section.HOSTS, "ALMA")))
                        .build())
                .add(VolumeBuilder.builder()
                        .id("d")
                        .mountedBy(new Reference(Section.HOSTS, "alma"))
                        .build())
                .build();

        assertThat(lab.all(Volume.class).get(0).mountedBy()).isEqualTo(new Reference(Section.HOSTS, "Alma"));
    }

    @Test
    void refuses_references_to_nothing() {
        Environment.Builder builder = lab().add(VolumeBuilder.builder()
                .id("d")
                .mountedBy(new Reference(Section.HOSTS, "alna"))
                .build());

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "volumes[d].mountedBy names hosts/alna, which is not there. Name Alma, or add the object, if only with its id.");
    }

    @Test
    void refuses_references_to_objects_of_another_kind() {
        Environment.Builder builder = lab().add(VolumeBuilder.builder()
                .id("d")
                .storageSystem(new Reference(Section.HOSTS, "Alma"))
                .build());

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "volumes[d].storageSystem names hosts/Alma, but may only name objects of storageSystems. Name one of those.");
    }
}
