package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;

class SelfDependencyEvidenceTest {
    @Test
    void the_whole_way_round_is_shown_and_nothing_beside_it() {
        var environment = new EnvironmentReader().readText("estate.yaml", """
                        clusters:
                          - {id: gfiles, nodes: [g1, g2]}
                        hosts: [{id: alma}]
                        virtualMachines:
                          - {id: g1, host: alma, storedOn: local}
                          - {id: g2, host: alma, storedOn: [local, other]}
                          - {id: fs, host: alma, storedOn: machines}
                        volumes:
                          - {id: local, mountedBy: alma}
                          - {id: gdata, mountedBy: gfiles}
                        fileServers:
                          - {id: depot, type: scale-out, runsOn: gfiles}
                          - {id: images, type: general-use, runsOn: fs}
                        shares:
                          - {id: machines, fileServer: depot, volume: gdata}
                          - {id: other, fileServer: images}
                        """);

        assertThat(Advisor.create().explain("sofs/self-dependency", environment))
                .filteredOn(finding -> finding.subject().toString().equals("fileServers[depot]"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence())
                        .extracting(Evidence::path)
                        .contains(
                                "fileServers[depot].runsOn",
                                "clusters[gfiles].nodes",
                                "virtualMachines[g2].storedOn",
                                "shares[other].fileServer",
                                "fileServers[images].runsOn",
                                "virtualMachines[fs].storedOn",
                                "shares[machines].fileServer")
                        .doesNotContain(
                                "virtualMachines[g1].storedOn", "volumes[local].mountedBy", "shares[machines].volume"));
    }
}
