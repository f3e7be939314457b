package org.infrapolicy.examples.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.infrapolicy.advisor.assertions.AdviceAssertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.assertions.EnvironmentTests;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps environments in order that lie in the same repository. */
class EnvironmentsTest {
    // snippet:factory
    @TestFactory
    Stream<DynamicNode> nothing_fails_in_the_joinery() {
        // A folder would give a container for each file below it.
        return EnvironmentTests.of(Path.of("../environments/joinery.yaml"));
    }
    // end

    // snippet:assertions
    @Test
    void the_saw_mill_is_as_we_know_it() {
        Advice advice =
                Advisor.create().advise(new EnvironmentReader().read(Path.of("../environments/branch-office.yaml")));

        assertThat(advice)
                .hasNoFailuresFrom(Severity.CRITICAL)
                .hasFailure("filesystem/other-roles", "hosts[yard]")
                .doesNotFail("filesystem/page-file")
                .coversRule("filesystem/page-file")
                .rulesOut("file-system", "volumes[yard-c]", "refs");
        assertThat(advice.decisions()).isNotEmpty();
    }
    // end
}
