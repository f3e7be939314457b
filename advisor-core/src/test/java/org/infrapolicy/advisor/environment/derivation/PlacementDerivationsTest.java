package org.infrapolicy.advisor.environment.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.fact.AzureQuota;
import org.infrapolicy.advisor.environment.fact.DedicatedHost;
import org.infrapolicy.advisor.environment.fact.Host;
import org.infrapolicy.advisor.environment.fact.ManagementStation;
import org.infrapolicy.advisor.environment.fact.ProximityPlacementGroup;
import org.infrapolicy.advisor.environment.fact.VirtualMachine;
import org.infrapolicy.advisor.environment.fact.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementDerivationsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            proximityPlacementGroup: ppg                        | ppg
            availabilitySet: as-in                              | ppg
            availabilitySet: as-out                             | none
            availabilitySet: as-open                            | unknown
            proximityPlacementGroup: none, region: North Europe | none
            region: North Europe                                | unknown
            host: alma                                          | none
            """)
    void a_machine_is_in_its_own_group_or_in_that_of_its_set(String attributes, String group) {
        assertThat(derived("""
                        hosts:
                          - {id: alma}
                        proximityPlacementGroups:
                          - {id: ppg}
                        availabilitySets:
                          - {id: as-in, proximityPlacementGroup: ppg}
                          - {id: as-out, proximityPlacementGroup: none}
                          - {id: as-open}
                        virtualMachines:
                          - {id: m, %s}
                        """.formatted(attributes), VirtualMachine.class, "placementGroup"))
                .isEqualTo(group);
    }

    @Test
    void a_workload_runs_on_the_machines_of_its_sets_and_clusters() {
        String environment = """
                virtualMachines:
                  - {id: a, availabilitySet: as, proximityPlacementGroup: ppg}
                  - {id: g, region: North Europe, availabilitySet: none, scaleSet: none, proximityPlacementGroup: none}
                  - {id: other, region: North Europe, availabilitySet: none}
                availabilitySets:
                  - {id: as}
                proximityPlacementGroups:
                  - {id: ppg}
                clusters:
                  - {id: guests, nodes: [g]}
                workloads:
                  - {id: w, runsOn: [as, guests]}
                """;
        assertThat(derived(environment, Workload.class, "machines")).isEqualTo("[a, g]");
        assertThat(derived(environment, Workload.class, "placementGroups")).isEqualTo("[ppg, none]");
    }

    @Test
    void machines_on_hyper_v_leave_open_no_virtual_network_of_a_group() {
        assertThat(derived("""
                        hosts:
                          - {id: alma}
                        virtualMachines:
                          - {id: a, proximityPlacementGroup: ppg, virtualNetwork: net}
                          - {id: b, host: alma}
                        scaleSets: []
                        proximityPlacementGroups:
                          - {id: ppg}
                        """, ProximityPlacementGroup.class, "virtualNetworks"))
                .isEqualTo("[net]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {id: q, region: Sweden Central}                                       | 144
            {id: q, region: Sweden Central}, {id: r, region: swedencentral}       | unknown
            {id: q, region: Sweden Central}, {id: r}                              | unknown
            {id: q, region: Sweden Central}, ...                                  | unknown
            """)
    void virtual_processors_of_a_region_are_added_up_for_its_only_subscription(String quotas, String sum) {
        assertThat(derived("""
                        hostGroups:
                          - {id: here, region: swedencentral}
                          - {id: there, region: North Europe}
                        dedicatedHosts:
                          - {id: d1, hostGroup: here, vcpus: 64}
                          - {id: d2, hostGroup: here, vcpus: 80}
                          - {id: d3, hostGroup: there}
                        azureQuotas: [%s]
                        """.formatted(quotas), AzureQuota.class, "dedicatedHostVcpus"))
                .isEqualTo(sum);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Standard_D64s_v3   | Dsv3  | 64
            d4s_v3             | Dsv3  | 4
            Dsv3               | Dsv3  | unknown
            DSv3-series        | Dsv3  | unknown
            Standard_DS14_v2   | Dsv2  | 14
            Standard_E64-16s_v3| Esv3  | 64
            Standard_M128ms    | Mms   | 128
            Standard_NC6s_v3   | Ncsv3 | 6
            NCsv3              | Ncsv3 | unknown
            large              | unknown | unknown
            """)
    void an_azure_size_tells_its_family(String size, String family, String number) {
        String environment = "virtualMachines:\n  - {id: m, size: " + size + "}\n";
        assertThat(derived(environment, VirtualMachine.class, "family")).isEqualTo(family);
        assertThat(derived(environment, VirtualMachine.class, "sizeNumber")).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"DSv3-Type1, Dsv3", "Es3, Esv3", "Ds3 family, Dsv3", "Fsv2, Fsv2"})
    void a_dedicated_host_has_a_family(String vmFamily, String family) {
        assertThat(derived("dedicatedHosts:\n  - {id: d, vmFamily: " + vmFamily + "}\n", DedicatedHost.class, "family"))
                .isEqualTo(family);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            operatingSystem: Windows Server 2019, features: [hyper-v-role]  | no
            operatingSystem: Windows Server 2019, features: [hyper-v-all]   | no
            operatingSystem: Windows 10, features: [hyper-v-all]            | yes
            features: [hyper-v-all]                                         | unknown
            features: [hyper-v-management-tools]                            | yes
            features: [rsat, ...]                                           | unknown
            """)
    void the_whole_of_hyper_v_holds_the_module_on_clients_only(String attributes, String installed) {
        assertThat(derived("hosts:\n  - {id: alma, " + attributes + "}\n", Host.class, "hyperVModule"))
                .isEqualTo(installed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            loadedModuleVersions: [2.0.0]                                                           | 2.0.0   | yes
            loadedModuleVersions: [1.1], installedModuleVersions: [1.1, 2.0.0]                      | 1.1     | no
            moduleSelection: automatic, installedModuleVersions: [1.1, 2.0.0]                       | 2.0.0   | yes
            moduleSelection: automatic, installedModuleVersions: [1.1, ...]                         | unknown | unknown
            moduleSelection: required-version, installedModuleVersions: [1.1, 2.0.0]                | unknown | unknown
            moduleSelection: swapped, loadedModuleVersions: [1.1, 2.0.0]                            | unknown | no
            loadedModuleVersions: none                                                              | unknown | no
            operatingSystem: Windows Server 2012 R2                                                 | unknown | no
            operatingSystem: Windows 8.1                                                            | unknown | no
            operatingSystem: Windows 10                                                             | unknown | unknown
            """)
    void left_to_itself_powershell_loads_the_highest_module(String attributes, String version, String recent) {
        String environment = "managementStations:\n  - {id: adm, " + attributes + "}\n";
        assertThat(derived(environment, ManagementStation.class, "moduleVersion"))
                .isEqualTo(version);
        assertThat(derived(environment, ManagementStation.class, "moduleFromVersion2"))
                .isEqualTo(recent);
    }

    /** The attribute of the first object of a type, as a report writes it. */
    private static String derived(String document, Class<? extends Fact> type, String attribute) {
        Environment environment = new EnvironmentReader().readText("derived.yaml", document);
        Fact fact = environment.all(type).get(0);
        AttributeType derived = FactType.of(fact.section()).attribute(attribute).orElseThrow();
        return derived.text(derived.of(fact));
    }
}
