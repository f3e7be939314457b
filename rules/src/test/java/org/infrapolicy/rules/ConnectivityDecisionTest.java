package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments about providers, peering and the way to Microsoft come to when they are weighed together. */
class ConnectivityDecisionTest {
    private static final Advisor ADVISOR = Advisor.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            microsoftPath: [private-peering], routing: hot-potato, routeInformation: looking-glass, accessType: dedicated | take
            microsoftPath: [public-peering]                                                                               | take
            microsoftPath: [private-peering], routing: cold-potato                                                        | take
            microsoftPath: [private-peering], routeInformation: []                                                        | tie
            microsoftPath: [private-peering], routeInformation: [], routing: cold-potato                                  | another
            microsoftPath: [transit], routing: hot-potato, routeInformation: looking-glass, accessType: dedicated, scope: local | another
            publicMapEntry: no                                                                                            | tie
            publicMapEntry: no, scope: local                                                                              | take
            publicMapEntry: yes                                                                                           | take
            routing: cold-potato                                                                                          | another
            routing: cold-potato, scope: local                                                                            | tie
            publicMapEntry: no, scope: global                                                                             | another
            publicMapEntry: no, chosenFor: cost                                                                           | another
            publicMapEntry: no, chosenFor: [cost, quality]                                                                | tie
            microsoftPath: [private-peering], scope: global, chosenFor: cost                                              | take
            """)
    void a_provider_is_taken_for_its_peering_first(String attributes, String option) {
        assertThat(recommended("internet-provider", "p", """
                        internetProviders:
                          - {id: p, planned: yes, %s}
                        """.formatted(attributes)))
                .isEqualTo(option);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            microsoftPath: [private-peering], peeringServicePartner: no  | direct-peering
            microsoftPath: [private-peering], peeringServicePartner: yes | peering-service
            microsoftPath: [transit], peeringServicePartner: yes         | peering-service
            microsoftPath: [transit], peeringServicePartner: no          | direct-peering
            publicMapEntry: no                                           | peering-service
            """)
    void a_site_with_calls_reaches_microsoft_by_its_partner_or_by_peering(String attributes, String option) {
        assertThat(recommended("microsoft-access", "graz", """
                        sites: [{id: graz}]
                        internetProviders:
                          - {id: p, sites: graz, %s}
                        workloads: [{id: voice, type: teams}]
                        """.formatted(attributes)))
                .isEqualTo(option);
    }

    @Test
    void routing_is_spoken_of_only_where_arguments_about_it_compete() {
        String conflict = "A provider is to peer well with Microsoft and to hand traffic over early";
        assertThat(recommendation("internet-provider", "p", """
                        internetProviders:
                          - {id: p, planned: yes, microsoftPath: [private-peering], routing: cold-potato}
                        """).competing())
                .anyMatch(competition -> competition.conflict().startsWith(conflict));
        assertThat(recommendation("microsoft-access", "graz", """
                        sites: [{id: graz}]
                        internetProviders:
                          - {id: p, sites: graz, microsoftPath: [peering], peeringServicePartner: yes}
                          - {id: q, sites: graz, microsoftPath: [transit]}
                        workloads: [{id: voice, type: teams}]
                        """).competing())
                .noneMatch(competition -> competition.conflict().startsWith(conflict));
        assertThat(recommendation("internet-provider", "p", """
                        internetProviders:
                          - {id: p, planned: yes, microsoftPath: [transit], routing: hot-potato, scope: local}
                        """).competing())
                .noneMatch(competition -> competition.conflict().startsWith(conflict));
    }

    @Test
    void what_is_not_known_of_a_provider_stays_open() {
        Recommendation site = recommendation("microsoft-access", "graz", """
                sites: [{id: graz}]
                internetProviders:
                  - {id: p, sites: graz, publicMapEntry: no}
                workloads: [{id: voice, type: teams}]
                """);
        assertThat(site.open())
                .contains("internetProviders[p].microsoftPath", "internetProviders[p].peeringServicePartner");
        assertThat(site.settled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            preview              | direct-peering
            general-availability | peering-service
            """)
    void a_preview_is_no_way_for_production(String stage, String option) {
        assertThat(recommended("microsoft-access", "graz", """
                        sites: [{id: graz}]
                        internetProviders:
                          - {id: p, sites: graz, microsoftPath: [peering], peeringServicePartner: yes}
                        peeringServices:
                          - {id: s, site: graz, provider: p, purpose: production, stage: %s}
                        workloads: [{id: mail, type: office-365}]
                        """.formatted(stage)))
                .isEqualTo(option);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            traffic: large-to-one-network                     | private
            traffic: large-to-one-network, networkSize: small | private
            peering: [], networkSize: small                   | public
            peering: [], traffic: many-networks               | public
            """)
    void volume_decides_between_private_and_public_peering(String attributes, String option) {
        assertThat(recommended("peering-kind", "p", """
                        internetProviders:
                          - {id: p, %s}
                        """.formatted(attributes))).isEqualTo(option);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            private-peering | virtual-wan
            transit         | internet
            """)
    void offices_are_joined_over_virtual_wan_where_their_providers_peer(String path, String option) {
        assertThat(recommended("site-connection", "a", """
                        sites: [{id: graz, type: office}, {id: linz, type: office}]
                        links: [{id: a, sites: [graz, linz], type: vpn}]
                        internetProviders:
                          - {id: p, sites: [graz, linz], microsoftPath: [%s]}
                        """.formatted(path))).isEqualTo(option);
    }

    private static String recommended(String decision, String subject, String environment) {
        return recommendation(decision, subject, environment)
                .recommended()
                .map(Option::id)
                .orElse("tie");
    }

    private static Recommendation recommendation(String decision, String subject, String environment) {
        return ADVISOR.advise(new EnvironmentReader().readText("connectivity.yaml", environment)).decisions().stream()
                .filter(found -> found.decision().equals(decision)
                        && found.subject().id().equals(subject))
                .findFirst()
                .orElseThrow();
    }
}
