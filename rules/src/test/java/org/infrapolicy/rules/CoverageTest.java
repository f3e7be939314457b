package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Advisor;
import org.junit.jupiter.api.Test;

/** Compares what the rules cover with the inventory of what the documents say. */
class CoverageTest {
    private static final List<Guidance> GUIDANCE = Guidance.all();

    private static Set<String> covered() {
        return Advisor.create().rules().stream()
                .flatMap(rule -> rule.guidance().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_statement_is_covered_by_a_rule_a_row_an_argument_or_a_plan_step() {
        Set<String> covered = covered();
        Set<String> begun = GUIDANCE.stream()
                .filter(item -> covered.contains(item.id()) && item.noRule() == null)
                .map(Guidance::prefix)
                .collect(Collectors.toSet());
        assertThat(GUIDANCE.stream()
                        .filter(item ->
                                begun.contains(item.prefix()) && item.noRule() == null && !covered.contains(item.id()))
                        .map(Guidance::id))
                .as("statements that nothing covers")
                .isEmpty();
    }

    @Test
    void rules_name_only_statements_that_there_are() {
        assertThat(GUIDANCE.stream().map(Guidance::id)).containsAll(covered());
    }
}
