package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments about cluster sets come to when they are weighed together. */
class ClusterSetDecisionTest {
    private static final Advisor ADVISOR = Advisor.create();

    private static final String ESTATE = """
            hosts: [{id: alma, operatingSystem: Windows Server %s}]
            clusters: [{id: oak, nodes: [alma]}]
            workloads: [{id: crm, runsOn: [oak]%s}]
            """;

    @ParameterizedTest
    @CsvSource({"2022, cluster-set", "2016, separate-clusters"})
    void a_workload_that_moves_between_clusters_wants_a_cluster_set_where_the_system_allows_it(
            String release, String option) {
        assertThat(ADVISOR.advise(new EnvironmentReader()
                                .readText(
                                        "set.yaml", ESTATE.formatted(release, ", needs: {crossClusterMobility: yes}")))
                        .decisions())
                .filteredOn(recommendation -> recommendation.decision().equals("cluster-set"))
                .singleElement()
                .satisfies(recommendation ->
                        assertThat(recommendation.recommended().map(Option::id)).contains(option));
    }

    @Test
    void nobody_is_asked_who_does_not_ask() {
        assertThat(ADVISOR.advise(new EnvironmentReader().readText("set.yaml", ESTATE.formatted("2022", "")))
                        .decisions())
                .noneMatch(recommendation -> recommendation.decision().equals("cluster-set"));
    }
}
