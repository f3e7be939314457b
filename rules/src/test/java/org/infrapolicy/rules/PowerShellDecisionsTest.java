package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments about managing hosts, and about installing the module for it, come to when they are weighed together. */
class PowerShellDecisionsTest {
    private static final Advisor ADVISOR = Advisor.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            usage: interactive, targets: [old, new]                                         | pinned-module
            usage: scripted, targets: [old, new]                                            | remoting
            usage: scripted, connection: cim, targets: old                                  | remoting
            usage: interactive, targets: old, installedModuleVersions: [2.0.0]              | remoting
            usage: interactive, targets: new                                                | newest-module
            targets: [old, new]                                                             | tie
            """)
    void arguments_about_a_management_station_recommend(String attributes, String option) {
        assertThat(recommended(
                        "module-version",
                        "managementStations:\n  - {id: adm, operatingSystem: Windows 10, " + attributes
                                + "}\ndecisions:\n  - {id: how, topic: module-version, subject: adm}\n"))
                .isEqualTo(option);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            runOn: adm, connection: explicit-remoting, targets: [old, new]                  | install-windowsfeature
            runOn: new, connection: computer-name, targets: [old, new]                      | install-windowsfeature
            runOn: adm, connection: computer-name, targets: old                             | server-manager
            runOn: adm, connection: local, targets: old                                     | enable-windowsoptionalfeature
            runOn: new, connection: local, targets: new                                     | install-windowsfeature
            runOn: adm, connection: local, targets: adm                                     | enable-windowsoptionalfeature
            """)
    void arguments_about_an_installation_recommend(String attributes, String option) {
        assertThat(recommended(
                        "module-installation",
                        "managementStations:\n  - {id: adm, operatingSystem: Windows 10}\nmoduleInstallations:\n"
                                + "  - {id: get, planned: yes, " + attributes + "}\n"))
                .isEqualTo(option);
    }

    private static String recommended(String decision, String environment) {
        return ADVISOR
                .advise(new EnvironmentReader().readText("powershell.yaml", """
                        hosts:
                          - {id: old, operatingSystem: Windows Server 2012 R2}
                          - {id: new, operatingSystem: Windows Server 2019}
                        """ + environment))
                .decisions()
                .stream()
                .filter(recommendation -> recommendation.decision().equals(decision))
                .findFirst()
                .flatMap(recommendation -> recommendation.recommended())
                .map(Option::id)
                .orElse("tie");
    }
}
