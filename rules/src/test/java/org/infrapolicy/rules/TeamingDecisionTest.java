package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments about the teams below virtual switches come to when they are weighed together. */
class TeamingDecisionTest {
    private static final Advisor ADVISOR = Advisor.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Windows Server 2019    | loadBalancing: dynamic, teamingMode: switch-independent | switch-embedded
            Windows Server 2022    | loadBalancing: address-hash, teamingMode: lacp          | switch-embedded
            Hyper-V Server 2016    | loadBalancing: hyper-v-port                             | switch-embedded
            Windows Server 2012 R2 | loadBalancing: dynamic                                  | lbfo
            Windows Server         | loadBalancing: dynamic                                  | open
            """)
    void the_arguments_recommend(String system, String team, String option) {
        String environment = """
                hosts:
                  - {id: alma, operatingSystem: %s}
                teams:
                  - {id: front, host: alma, %s}
                virtualSwitches:
                  - {id: lan, host: alma, team: front}
                """.formatted(system, team);

        assertThat(ADVISOR.advise(new EnvironmentReader().readText("teaming.yaml", environment)).decisions().stream()
                        .flatMap(recommendation -> recommendation.recommended().stream())
                        .map(Option::id)
                        .findFirst()
                        .orElse("open"))
                .isEqualTo(option);
    }

    @ParameterizedTest
    @CsvSource({"teaming: switch-embedded", "type: internal", "type: private"})
    void nothing_is_asked_of_other_switches(String attributes) {
        assertThat(ADVISOR.advise(new EnvironmentReader().readText("teaming.yaml", """
                                hosts:
                                  - {id: alma, operatingSystem: Windows Server 2019}
                                virtualSwitches:
                                  - {id: lan, host: alma, %s}
                                decisions: []
                                """.formatted(attributes)))
                        .decisions())
                .isEmpty();
    }
}
