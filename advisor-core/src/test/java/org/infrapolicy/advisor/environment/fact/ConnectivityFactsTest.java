package org.infrapolicy.advisor.environment.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.environment.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows of providers and workloads for the way to Microsoft. */
class ConnectivityFactsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "?", textBlock = """
            microsoftPath: [private-peering]                  | true  | false
            microsoftPath: [peering, transit]                 | true  | true
            microsoftPath: [transit]                          | false | true
            microsoftPath: []                                 | false | false
            microsoftPath: [transit, ...]                     | ?     | true
            microsoftPath: [public-peering, ...]              | true  | ?
            publicMapEntry: yes                               | true  | ?
            publicMapEntry: no                                | ?     | ?
            publicMapEntry: no, microsoftPath: [peering]      | true  | false
            """)
    void the_path_to_microsoft_tells_peering_and_transit(String attributes, Boolean peers, Boolean transit) {
        InternetProvider provider = only(InternetProvider.class, "internetProviders", attributes);
        assertThat(provider.peersWithMicrosoft()).isEqualTo(peers);
        assertThat(provider.usesTransit()).isEqualTo(transit);
    }

    @Test
    void a_detour_counts_1_ms_for_200_km_one_way() {
        assertThat(only(InternetProvider.class, "internetProviders", "detour: 250 km")
                        .addedLatency())
                .isEqualTo(Duration.ofNanos(1_250_000));
        assertThat(only(InternetProvider.class, "internetProviders", "planned: no")
                        .addedLatency())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "?", textBlock = """
            type: teams                             | true
            type: backup-to-azure                   | true
            type: office-365                        | ?
            type: office-365, latencyNeed: low      | true
            type: office-365, latencyNeed: none     | false
            type: sql-server, latencyNeed: lowest   | false
            latencyNeed: low                        | ?
            """)
    void calls_and_backups_to_azure_feel_a_detour(String attributes, Boolean feels) {
        assertThat(only(Workload.class, "workloads", attributes).feelsDetour()).isEqualTo(feels);
    }

    private static <F extends Fact> F only(Class<F> type, String section, String attributes) {
        return new EnvironmentReader()
                .readText("connectivity.yaml", section + ": [{id: x, " + attributes + "}]")
                .all(type)
                .get(0);
    }
}
