package org.example.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;

class CloudWitnessTest {
    private static final Advisor ADVISOR = Advisor.create();

    @Test
    void lies_beside_the_built_in_rules() {
        assertThat(ADVISOR.rules())
                .extracting(rule -> rule.id())
                .contains("house/cloud-witness", "filesystem/page-file");
    }

    @Test
    void judges_production_clusters_by_their_witness() {
        Environment clusters =
                new EnvironmentReader().read(Path.of("src/test/resources/org/example/rules/clusters.yaml"));

        assertThat(ADVISOR.explain("house/cloud-witness", clusters))
                .extracting(
                        finding -> finding.verdict() + " " + finding.subject().id() + " " + finding.missing())
                .containsExactlyInAnyOrder(
                        "FAIL oak []", "PASS elm []", "UNKNOWN ash [clusters[ash].witness]", "NOT_APPLICABLE fir []");
    }
}
