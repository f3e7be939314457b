package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.infrapolicy.advisor.environment.fact.Conversion;
import org.infrapolicy.advisor.environment.fact.Host;
import org.infrapolicy.advisor.environment.fact.VirtualAdapter;
import org.infrapolicy.advisor.environment.fact.VirtualSwitch;
import org.infrapolicy.advisor.environment.vocabulary.SwitchSelection;
import org.infrapolicy.advisor.environment.vocabulary.Teaming;
import org.infrapolicy.advisor.environment.vocabulary.VirtualSwitchType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows for virtual switches and for the conversion of their teams. */
class SwitchDerivationsTest {
    private static final String SWITCHES = """
            hosts:
              - {id: alma, operatingSystem: Windows Server 2019}
              - {id: bela}
            teams:
              - {id: front, host: alma, teamNicVlan: none}
              - {id: tagged, host: alma, teamNicVlan: 20}
            virtualSwitches:
              - {id: alma-lan, name: lan, host: alma, team: front}
              - {id: alma-tag, name: tag, host: alma, team: tagged}
              - {id: alma-lab, name: lab, host: alma, type: internal}
              - {id: alma-dmz, name: dmz, host: alma, type: external}
              - {id: bela-lan, name: lan, host: bela, team: front}
            """;

    private static Environment read(String text) {
        return new EnvironmentReader().readText("switches.yaml", text);
    }

    private static VirtualSwitch virtualSwitch(Environment environment, String id) {
        return environment.all(VirtualSwitch.class).stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Conversion conversion(String attributes) {
        return read(SWITCHES + "conversions:\n  - {id: run, host: alma, " + attributes + "}\n")
                .all(Conversion.class)
                .get(0);
    }

    private static String ids(Listing<Reference> listing) {
        List<String> ids = listing.elements().stream().map(Reference::id).toList();
        return String.join(" ", ids) + (listing.open() ? " ..." : "");
    }

    @Test
    void a_team_makes_a_switch_an_external_one_on_lbfo() {
        VirtualSwitch lan = virtualSwitch(read(SWITCHES), "alma-lan");

        assertThat(lan.teaming()).isEqualTo(Teaming.LBFO);
        assertThat(lan.type()).isEqualTo(VirtualSwitchType.EXTERNAL);
    }

    @Test
    void an_internal_switch_is_on_no_team() {
        VirtualSwitch lab = virtualSwitch(read(SWITCHES), "alma-lab");

        assertThat(lab.teaming()).isEqualTo(Teaming.NONE);
        assertThat(lab.team()).isEqualTo(Reference.NONE);
    }

    @Test
    void an_external_switch_may_be_teamed_in_any_way() {
        assertThat(virtualSwitch(read(SWITCHES), "alma-dmz").teaming()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"alma-lan, true", "alma-tag, false", "alma-lab, false", "alma-dmz,", "bela-lan,"})
    void a_switch_is_convertible_if_every_condition_holds(String id, Boolean convertible) {
        assertThat(virtualSwitch(read(SWITCHES), id).convertible()).isEqualTo(convertible);
    }

    @ParameterizedTest
    @CsvSource({
        "Windows Server 2012 R2, false",
        "Windows Server 2016, true",
        "Hyper-V Server 2019, true",
        "Azure Local 23H2, true",
        "Windows Server,",
        "Windows 10, false",
        "Linux, false"
    })
    void a_switch_is_convertible_from_server_2016_on(String system, Boolean convertible) {
        Environment environment = read(SWITCHES.replace("Windows Server 2019", system));

        assertThat(virtualSwitch(environment, "alma-lan").convertible()).isEqualTo(convertible);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            selectBy: name, switches: [lan]        | alma-lan
            selectBy: name, switches: [' LAN']     | alma-lan
            selectBy: name, switches: [alma-lan]   | ''
            selectBy: name, switches: [lan, ...]   | alma-lan ...
            selectBy: name, switches: ['l*']       | ' ...'
            selectBy: name, switches: []           | alma-dmz alma-lab alma-lan alma-tag
            switches: ['*']                        | alma-dmz alma-lab alma-lan alma-tag
            selectBy: id, switches: [alma-lan]     | alma-lan ...
            selectBy: id, switches: []             | ''
            selectBy: object, switches: [lan]      | alma-lan ...
            switches: [lan]                        | ' ...'
            selectBy: name                         | ' ...'
            """)
    void parameters_select_switches_of_the_host(String attributes, String expected) {
        assertThat(ids(conversion(attributes).candidates())).isEqualTo(expected);
    }

    @Test
    void without_parameters_switches_are_selected_by_name() {
        assertThat(conversion("switches: []").selectBy()).isEqualTo(SwitchSelection.NAME);
        assertThat(conversion("switches: [lan]").selectBy()).isNull();
    }

    @Test
    void candidates_that_can_be_converted_are_eligible() {
        assertThat(ids(conversion("selectBy: name, switches: [lan, tag]").eligible()))
                .isEqualTo("alma-lan");
        assertThat(ids(conversion("selectBy: name, switches: [lan, dmz]").eligible()))
                .isEqualTo("alma-lan ...");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            selectBy: name, switches: [lan, lna] | [lna]
            selectBy: name, switches: [lan, '*'] | []
            selectBy: name, switches: ['x*']     | [...]
            selectBy: id, switches: [lna]        | [...]
            """)
    void names_that_no_switch_bears_are_unmatched(String attributes, String expected) {
        Listing<String> unmatched = conversion(attributes).unmatched();

        assertThat(unmatched.open() ? "[...]" : unmatched.elements().toString()).isEqualTo(expected);
    }

    @Test
    void adapters_show_the_machines_on_a_switch_and_those_of_the_management_system() {
        Environment environment = read(SWITCHES + """
                virtualMachines:
                  - {id: crm}
                virtualAdapters:
                  - {id: mgmt, machine: alma, virtualSwitch: alma-lan}
                  - {id: crm-net, machine: crm, virtualSwitch: alma-lan}
                  - {id: crm-off, machine: crm, virtualSwitch: none}
                """);

        assertThat(ids(virtualSwitch(environment, "alma-lan").connectedMachines()))
                .isEqualTo("crm");
        assertThat(ids(environment.all(Host.class).get(0).managementAdapters())).isEqualTo("mgmt");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bandwidthMode: weight                      | absolute | alma-lan
            bandwidthMode: absolute                    | absolute | ''
            bandwidthMode: weight                      | default  | ''
            bandwidthMode: default                     | weight   | ''
            bandwidthMode: no-qos                      | weight   | alma-lan
            bandwidthMode: none, useDefaults: no       | absolute | ''
            bandwidthMode: none, useDefaults: yes      | absolute | alma-lan
            bandwidthMode: none                        | absolute | ' ...'
            useDefaults: yes                           | absolute | ' ...'
            """)
    void the_parameters_may_change_the_bandwidth_mode(String attributes, String mode, String expected) {
        Environment environment = read(SWITCHES.replace("team: front}\n", "team: front, bandwidthMode: " + mode + "}\n")
                + "conversions:\n  - {id: run, host: alma, selectBy: name, switches: [lan, lab], " + attributes
                + "}\n");

        assertThat(ids(environment.all(Conversion.class).get(0).changedModes())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"60, 40, false", "60, 50, true", "150, 0, true", "60,,", "100,,", "150,, true"})
    void weights_that_exceed_hundred_together(Integer first, Integer second, Boolean expected) {
        Environment environment = read(SWITCHES + """
                virtualAdapters:
                  - {id: a, virtualSwitch: alma-lan, minimumBandwidthWeight: %s}
                  - {id: b, virtualSwitch: alma-lan, minimumBandwidthWeight: %s}
                """.formatted(first, second == null ? "unknown" : second));

        assertThat(virtualSwitch(environment, "alma-lan").weightsExceedHundred())
                .isEqualTo(expected);
    }

    @Test
    void an_adapter_whose_manual_settings_hold_no_minimum_bandwidth_has_none() {
        VirtualAdapter adapter = read("""
                virtualAdapters:
                  - {id: a, manualSettings: [dns-servers]}
                """).all(VirtualAdapter.class).get(0);

        assertThat(adapter.minimumBandwidthWeight()).isZero();
        assertThat(adapter.reservesBandwidth()).isFalse();
    }
}
