package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Advisor;
import org.junit.jupiter.api.Test;

/** Compares what the rules cover with the inventory of what the documents say. */
class CoverageTest {
    private static Set<String> items() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/guidance/items.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> covered() {
        return Advisor.create().rules().stream()
                .flatMap(rule -> rule.guidance().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_statement_is_covered_by_a_rule_a_row_or_an_argument() throws IOException {
        Set<String> open = new TreeSet<>(items());
        open.removeAll(covered());
        assertThat(open).as("statements that nothing covers").isEmpty();
    }
}
