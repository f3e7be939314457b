package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Argument;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments about cluster disks and file servers for virtual disks come to when they are weighed together. */
class VirtualDiskStorageDecisionTest {
    private static final Advisor ADVISOR = Advisor.create();

    @ParameterizedTest
    @CsvSource({"Windows Server 2008, cluster-disk", "Windows Server 2008 R2, csv", "Windows Server 2022, csv"})
    void machines_of_a_cluster_lie_on_csvs_from_the_release_that_has_them(String system, String option) {
        assertThat(recommendation("cluster-disk", """
                        clusters: [{id: oak, guest: no, operatingSystem: %s}]
                        volumes: [{id: v, mountedBy: oak, contents: [virtual-disks]}]
                        """.formatted(system))
                        .recommended()
                        .map(Option::id))
                .contains(option);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            features: [], contents: [vdi-disks]                                 | scale-out   |
            features: [deduplication], contents: [vdi-disks]                    | scale-out   | sofs/desktop-deduplication-favours-scale-out
            features: [deduplication], contents: [virtual-disks]                | general-use | sofs/deduplication-rules-out-scale-out
            features: [deduplication], contents: [vdi-disks, general-documents] | general-use | sofs/deduplication-rules-out-scale-out
            """)
    void deduplication_of_more_than_desktops_rules_a_scale_out_file_server_out(
            String share, String option, String argument) {
        Recommendation recommendation = recommendation("virtual-disk-file-server", """
                fileServers: [{id: depot, features: []}]
                shares: [{id: s, fileServer: depot, %s}]
                """.formatted(share));
        List<String> arguments = recommendation.options().stream()
                .flatMap(each -> each.arguments().stream())
                .map(Argument::rule)
                .toList();

        assertThat(recommendation.recommended().map(Option::id)).contains(option);
        assertThat(arguments.stream()
                        .filter(rule -> rule.contains("deduplication"))
                        .toList())
                .satisfies(rules ->
                        assertThat(argument == null || rules.contains(argument)).isTrue());
    }

    private static Recommendation recommendation(String decision, String environment) {
        return ADVISOR.advise(new EnvironmentReader().readText("storage.yaml", environment)).decisions().stream()
                .filter(recommendation -> recommendation.decision().equals(decision))
                .findFirst()
                .orElseThrow();
    }
}
