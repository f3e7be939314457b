package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Environment;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every scenario; {@code -Dscenario=filesystem/page-file} runs those of one rule. */
class RuleScenariosTest {
    private static final Advisor ADVISOR = Advisor.create();
    private static final List<Scenario> SCENARIOS = Scenario.all();

    @TestFactory
    Stream<DynamicTest> every_scenario_gives_the_expected_verdicts() {
        String only = System.getProperty("scenario", "");
        List<Scenario> chosen = SCENARIOS.stream()
                .filter(scenario -> only.isEmpty() || scenario.rule().equals(only))
                .toList();
        assertThat(chosen).as("scenarios of %s", only).isNotEmpty();
        return chosen.stream().map(scenario -> DynamicTest.dynamicTest(scenario.toString(), () -> check(scenario)));
    }

    private static void check(Scenario scenario) {
        Environment environment = scenario.environment();
        assertThat(ADVISOR.explain(scenario.rule(), environment))
                .extracting(RuleScenariosTest::inWords)
                .containsExactlyInAnyOrderElementsOf(scenario.expect());
        assertThat(ADVISOR.advise(environment).findings())
                .filteredOn(finding -> finding.verdict() == Verdict.ERROR)
                .isEmpty();
        assertThat(ADVISOR.advise(environment).failures())
                .filteredOn(finding -> !finding.rule().id().equals(scenario.rule()))
                .extracting(finding -> finding.rule().id() + " " + finding.subject())
                .as("what other rules fail")
                .containsExactlyInAnyOrderElementsOf(scenario.alsoFails());
    }

    private static String inWords(Finding finding) {
        String verdict = finding.verdict() + " " + finding.subject();
        return switch (finding.verdict()) {
            case FAIL -> verdict + ": " + finding.message();
            case UNKNOWN -> verdict + ": " + String.join(", ", finding.missing());
            default -> verdict;
        };
    }

    @TestFactory
    Stream<DynamicTest> every_rule_has_a_scenario_for_each_verdict() {
        return ADVISOR.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
                    assertThat(verdicts(rule))
                            .as("verdicts in the scenarios of %s", rule.id())
                            .containsAll(expected(rule));
                    assertThat(verdicts(rule)).containsAnyOf("PASS", "NOT_APPLICABLE");
                }));
    }

    private static Set<String> verdicts(RuleInfo rule) {
        Set<String> verdicts = new TreeSet<>();
        SCENARIOS.stream()
                .filter(scenario -> scenario.rule().equals(rule.id()))
                .flatMap(scenario -> scenario.expect().stream())
                .forEach(line -> verdicts.add(line.substring(0, line.indexOf(' '))));
        return verdicts;
    }

    /** A rule that does not part scope from breach says only one of PASS and NOT_APPLICABLE. */
    private static List<String> expected(RuleInfo rule) {
        List<String> expected = new ArrayList<>(List.of("FAIL", "UNKNOWN"));
        if (rule.kind().equals("supported")) {
            // They note what is in use, and cannot be broken even where that is not known.
            expected.removeAll(List.of("FAIL", "UNKNOWN"));
        }
        if (rule.conditions().contains("\n--")) {
            expected.addAll(List.of("PASS", "NOT_APPLICABLE"));
        }
        return expected;
    }

    @TestFactory
    Stream<DynamicTest> every_scenario_belongs_to_a_rule() {
        Set<String> rules = new TreeSet<>();
        ADVISOR.rules().forEach(rule -> rules.add(rule.id()));
        return SCENARIOS.stream()
                .map(Scenario::rule)
                .distinct()
                .map(rule ->
                        DynamicTest.dynamicTest(rule, () -> assertThat(rules).contains(rule)));
    }
}
