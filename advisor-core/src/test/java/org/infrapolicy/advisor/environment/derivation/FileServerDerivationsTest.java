package org.infrapolicy.advisor.environment.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.fact.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileServerDerivationsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            runsOn: [m], storedOn: [docs, v]   | docs disks | false
            runsOn: [oak], storedOn: []        | disks      | false
            runsOn: [k], storedOn: [v]         | ''         | false
            runsOn: [], storedOn: [docs, ...]  | docs       | true
            runsOn: [some], storedOn: [docs]   | docs       | true
            storedOn: [docs]                   | docs       | true
            runsOn: [m]                        | disks      | true
            """)
    void shares_of_a_workload_hold_its_data_or_its_machines(String attributes, String shares, boolean open) {
        Listing<Reference> derived = new EnvironmentReader()
                .readText("derived.yaml", """
                        clusters: [{id: oak, guest: no}]
                        virtualMachines:
                          - {id: m, cluster: oak, storedOn: [disks]}
                          - {id: k, cluster: none, storedOn: [v]}
                          - {id: some, cluster: none}
                        volumes: [{id: v}]
                        shares: [{id: docs}, {id: disks}]
                        workloads: [{id: w, %s}]
                        """.formatted(attributes))
                .all(Workload.class)
                .get(0)
                .shares();

        assertThat(derived).isNotNull();
        assertThat(String.join(
                        " ", derived.elements().stream().map(Reference::id).toList()))
                .isEqualTo(shares);
        assertThat(derived.open()).isEqualTo(open);
    }
}
