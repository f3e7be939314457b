package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.assertions.EnvironmentTests;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.Waiver;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTestsTest {
    private static final Advisor ADVISOR = Advisor.create();
    private static final String GREEN = "";

    @TempDir
    private Path folder;

    private void write(String file, String... lines) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, List.of(lines));
    }

    private void writePageFileOnRefs(String file) throws IOException {
        write(file, "hosts: [{id: h}]", "volumes:", "  - {id: d, mountedBy: h, holdsPageFile: yes, fileSystem: ReFS}");
    }

    /** Runs the tests, as JUnit does: container and test to the message of the failure, or to nothing. */
    private static Map<String, String> outcomes(Stream<DynamicNode> nodes) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        nodes.forEach(node -> {
            DynamicContainer container = (DynamicContainer) node;
            container.getChildren().forEach(child -> {
                String outcome = GREEN;
                try {
                    ((DynamicTest) child).getExecutable().execute();
                } catch (Throwable e) {
                    outcome = String.valueOf(e.getMessage());
                }
                outcomes.put(container.getDisplayName() + " > " + child.getDisplayName(), outcome);
            });
        });
        return outcomes;
    }

    @Test
    void each_failure_fails_a_test_that_says_where_and_what_to_do() throws IOException {
        writePageFileOnRefs("north/a.yaml");

        Map<String, String> outcomes = outcomes(EnvironmentTests.of(folder, ADVISOR, Severity.LOW));

        assertThat(outcomes).containsOnlyKeys("north/a.yaml > CRITICAL filesystem/page-file volumes[d]");
        assertThat(outcomes.values().iterator().next())
                .contains("a.yaml:3:")
                .contains("volumes[d].fileSystem = refs")
                .contains("remedy Move the page file to a volume that is formatted with NTFS");
    }

    @Test
    void an_environment_without_failures_is_one_green_test_that_counts_what_is_unknown() throws IOException {
        write("a.yaml", "hosts: [{id: h}]", "volumes: [{id: d, mountedBy: h, holdsPageFile: yes}]");

        Map<String, String> outcomes = outcomes(EnvironmentTests.of(folder, ADVISOR, Severity.LOW));

        assertThat(outcomes).hasSize(1).containsValue(GREEN);
        assertThat(outcomes.keySet().iterator().next()).matches("a\\.yaml > no failures, [1-9]\\d* unknown, 0 waived");
    }

    @Test
    void waived_failures_and_slight_ones_fail_no_test() throws IOException {
        writePageFileOnRefs("a.yaml");
        Advisor waiving = Advisor.builder()
                .waivers(List.of(Waiver.of("*", "*", "For a test", "Anna Smith", LocalDate.MAX)))
                .build();
        Advisor slight = Advisor.builder()
                .onlyRules(rule -> rule.severity() != Severity.CRITICAL)
                .build();

        assertThat(outcomes(EnvironmentTests.of(folder, waiving, Severity.LOW)).values())
                .containsOnly(GREEN);
        assertThat(outcomes(EnvironmentTests.of(folder, slight, Severity.CRITICAL))
                        .values())
                .containsOnly(GREEN);
    }

    @Test
    void a_file_that_cannot_be_read_fails_a_test_with_its_problems_and_stops_no_other() throws IOException {
        write("a.yaml", "volumes: [{id: d, fileSystem: ntfz}]");
        writePageFileOnRefs("b.yaml");

        Map<String, String> outcomes = outcomes(EnvironmentTests.of(folder, ADVISOR, Severity.LOW));

        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get("a.yaml > can be read")).contains("a.yaml:1:").contains("ntfz");
    }

    @Test
    void an_environment_in_which_nothing_is_evaluated_fails_a_test() throws IOException {
        write("a.yaml", "name: Nowhere");

        assertThat(outcomes(EnvironmentTests.of(folder, ADVISOR, Severity.LOW)).values())
                .singleElement()
                .asString()
                .startsWith("Nothing was evaluated in Nowhere");
    }

    @Test
    void rules_that_are_about_nothing_fail_a_test() throws IOException {
        writePageFileOnRefs("a.yaml");
        Advisor none = Advisor.builder().onlyRules(rule -> false).build();

        assertThat(outcomes(EnvironmentTests.of(folder, none, Severity.LOW)).values())
                .singleElement()
                .asString()
                .startsWith("Nothing was evaluated");
    }

    @Test
    void a_folder_without_environments_makes_no_tests_but_fails() {
        assertThatThrownBy(() -> EnvironmentTests.of(folder, ADVISOR, Severity.LOW))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("has no files that end in .yaml");
        assertThatThrownBy(() -> EnvironmentTests.of(folder.resolve("nowhere"), ADVISOR, Severity.LOW))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void editors_find_the_line() throws IOException {
        writePageFileOnRefs("a.yaml");

        DynamicContainer container =
                (DynamicContainer) EnvironmentTests.of(folder.resolve("a.yaml"), ADVISOR, Severity.LOW)
                        .findFirst()
                        .orElseThrow();

        assertThat(container.getDisplayName()).isEqualTo("a.yaml");
        assertThat(container.getTestSourceUri())
                .contains(folder.resolve("a.yaml").toUri());
        assertThat(container.getChildren().findFirst().orElseThrow().getTestSourceUri())
                .hasValueSatisfying(uri -> assertThat(uri.getQuery()).startsWith("line=3&column="));
    }
}
