package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.infrapolicy.advisor.environment.fact.VirtualSwitch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which switches a conversion takes, and what it calls them. */
class ConversionDerivationsTest {
    private static final String SWITCHES = """
            hosts: [{id: alma, operatingSystem: Windows Server 2019}, {id: bela}]
            teams:
              - {id: front, host: alma, teamNicVlan: none}
              - {id: back, host: alma, teamNicVlan: none}
              - {id: tagged, host: alma, teamNicVlan: 7}
            virtualSwitches:
              - {id: lan, host: alma, team: front}
              - {id: dmz, host: alma, team: back}
              - {id: tag, host: alma, team: tagged}
            """;

    private static VirtualSwitch lan(String conversions) {
        return new EnvironmentReader()
                .readText("switches.yaml", SWITCHES + conversions).all(VirtualSwitch.class).stream()
                        .filter(candidate -> candidate.id().equals("lan"))
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conversions: []                                                             | true
            conversions: [{id: run, host: bela, selectBy: name, switches: [lan]}]       | true
            conversions: [{id: run, host: alma, selectBy: name, switches: [lan]}]       | true
            conversions: [{id: run, host: alma, switches: []}]                          | true
            conversions: [{id: run, host: alma, selectBy: name, switches: [dmz]}]       | false
            conversions: [{id: run, host: alma, selectBy: name, switches: [dmz, ...]}]  |
            conversions: [{id: run, host: alma, selectBy: name, switches: [dmz]}, ...]  |
            conversions: [{id: run}]                                                    |
            name: Nothing said of conversions                                           |
            """)
    void a_switch_is_selected_by_a_conversion_or_by_there_being_none(String conversions, Boolean selected) {
        assertThat(lan(conversions).selected()).isEqualTo(selected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            selectBy: name, switches: [lan], newNames: [fabric]               | fabric
            selectBy: name, switches: [dmz, lan], newNames: [outer, inner]    | inner
            selectBy: name, switches: [tag, lan], newNames: [outer, inner]    | outer
            selectBy: name, switches: [dmz, lan], newNames: [outer]           |
            selectBy: name, switches: [lan, ...], newNames: [fabric]          |
            selectBy: name, switches: [lan], newNames: [fabric, ...]          |
            selectBy: name, switches: [lan], newNames: []                     |
            selectBy: name, switches: [lan]                                   |
            switches: ['*'], newNames: [outer, inner]                         |
            """)
    void new_names_are_counted_over_the_switches_that_are_converted(String parameters, String newName) {
        assertThat(lan("conversions: [{id: run, host: alma, " + parameters + "}]")
                        .newName())
                .isEqualTo(newName);
    }
}
