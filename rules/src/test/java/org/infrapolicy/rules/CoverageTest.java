package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Guidance;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Source;
import org.junit.jupiter.api.Test;

/** Compares what the rules cover with the inventory of what the documents say. */
class CoverageTest {
    private static final Advisor ADVISOR = Advisor.create();
    private static final List<Guidance> GUIDANCE = ADVISOR.guidance();

    private static Set<String> covered() {
        return ADVISOR.rules().stream()
                .flatMap(rule -> rule.guidance().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_statement_is_covered_by_a_rule_a_row_an_argument_or_a_plan_step() {
        Set<String> covered = covered();
        assertThat(GUIDANCE.stream()
                        .filter(item -> item.noRule().isEmpty() && !covered.contains(item.id()))
                        .map(Guidance::id))
                .as("statements that nothing covers")
                .isEmpty();
    }

    @Test
    void rules_name_only_statements_that_there_are() {
        assertThat(GUIDANCE.stream().map(Guidance::id)).doesNotHaveDuplicates().containsAll(covered());
    }

    @Test
    void sources_of_rules_are_places_in_which_something_is_said() {
        Set<Source> places = GUIDANCE.stream().map(Guidance::source).collect(Collectors.toSet());
        assertThat(ADVISOR.rules().stream().map(RuleInfo::sources).flatMap(List::stream))
                .allSatisfy(source -> assertThat(places).contains(source));
    }
}
