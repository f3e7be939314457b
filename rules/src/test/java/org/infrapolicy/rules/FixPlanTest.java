package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Example;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.FixPlan;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;

/** The change that a rule names clears its finding, and a plan causes no finding. */
class FixPlanTest {
    private static final Advisor ADVISOR = Advisor.create();
    private static final EnvironmentReader READER = new EnvironmentReader();

    /** Whose change makes another rule fail wherever it was tried, so that people decide. */
    private static final Set<String> ALWAYS_REFUSED = Set.of(
            // without integrity streams damage goes undetected
            "filesystem/integrity-streams");

    @Test
    void the_change_that_a_rule_names_clears_its_finding() {
        Set<String> open = new TreeSet<>();
        for (RuleInfo rule : ADVISOR.rules()) {
            boolean named = false;
            boolean cleared = false;
            List<String> reasons = new ArrayList<>();
            for (Example example : ADVISOR.examples(rule.id())) {
                Environment environment;
                try {
                    environment = READER.readText("example.yaml", example.environment());
                } catch (EnvironmentException e) {
                    continue;
                }
                Advice advice = ADVISOR.advise(environment);
                boolean fails = advice.failures().stream()
                        .anyMatch(finding -> finding.rule().id().equals(rule.id())
                                && !finding.fixes().isEmpty());
                if (fails) {
                    named = true;
                    FixPlan plan = ADVISOR.fixPlan(environment);
                    causesNothing(advice, plan);
                    cleared |= plan.steps().stream()
                            .flatMap(step -> step.clears().stream())
                            .anyMatch(finding -> finding.rule().id().equals(rule.id()));
                    plan.remaining().stream()
                            .filter(remaining -> remaining.finding().rule().id().equals(rule.id()))
                            .forEach(remaining -> reasons.add(remaining.reason()));
                }
            }
            if (named && !cleared) {
                open.add(rule.id());
                System.out.println(rule.id() + ": " + new HashSet<>(reasons));
            }
        }
        assertThat(open).as("rules whose change is never taken").isEqualTo(new TreeSet<>(ALWAYS_REFUSED));
    }

    @Test
    void plans_for_the_examples_cause_nothing() {
        for (String example : List.of("branch-office", "brickworks", "dairy", "joinery")) {
            Environment environment = READER.read(Path.of("..", "examples", "environments", example + ".yaml"));
            Advice advice = ADVISOR.advise(environment);
            FixPlan plan = ADVISOR.fixPlan(environment);
            causesNothing(advice, plan);
            assertThat(plan.remaining().size()
                            + plan.steps().stream()
                                    .mapToInt(step -> step.clears().size())
                                    .sum())
                    .as("FAILs of " + example + " that are cleared or listed")
                    .isEqualTo(advice.failures().size());
        }
    }

    private static void causesNothing(Advice advice, FixPlan plan) {
        Set<String> before =
                advice.failures().stream().map(Finding::fingerprint).collect(Collectors.toSet());
        Set<String> cleared = plan.steps().stream()
                .flatMap(step -> step.clears().stream())
                .map(Finding::fingerprint)
                .collect(Collectors.toSet());
        before.removeAll(cleared);
        assertThat(ADVISOR.advise(plan.fixed()).failures())
                .extracting(Finding::fingerprint)
                .containsExactlyInAnyOrderElementsOf(before);
    }
}
