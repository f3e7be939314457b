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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every scenario; {@code -Dscenario=filesystem/page-file} runs those of one rule, {@code -Dscenario=filesystem/} those of a
 * topic.
 */
class RuleScenariosTest {
    private static final List<Scenario> SCENARIOS = Scenario.all();
    private static Advisor advisor;

    /** Not where the field stands: a rule that cannot be loaded would be told without its message. */
    @BeforeAll
    static void load_the_rules() {
        advisor = Advisor.create();
    }

    @TestFactory
    Stream<DynamicTest> every_scenario_gives_the_expected_verdicts() {
        String only = System.getProperty("scenario", "");
        List<Scenario> chosen = SCENARIOS.stream()
                .filter(scenario -> scenario.rule().equals(only)
                        || only.endsWith("/") && scenario.rule().startsWith(only)
                        || only.isEmpty())
                .toList();
        assertThat(chosen).as("scenarios of %s", only).isNotEmpty();
        return chosen.stream().map(scenario -> DynamicTest.dynamicTest(scenario.toString(), () -> check(scenario)));
    }

    private static void check(Scenario scenario) {
        Environment environment = scenario.environment();
        assertThat(advisor.explain(scenario.rule(), environment))
                .extracting(RuleScenariosTest::inWords)
                .containsExactlyInAnyOrderElementsOf(scenario.expect());
        assertThat(advisor.advise(environment).findings())
                .filteredOn(finding -> finding.verdict() == Verdict.ERROR)
                .isEmpty();
        assertThat(advisor.advise(environment).failures())
                .filteredOn(finding -> !finding.rule().id().equals(scenario.rule()))
                .extracting(finding -> finding.rule().id() + " " + finding.subject())
                .as("what other rules fail")
                .containsExactlyInAnyOrderElementsOf(scenario.alsoFails());
    }

    static String inWords(Finding finding) {
        String verdict = finding.verdict() + " " + finding.subject();
        return switch (finding.verdict()) {
            case FAIL -> verdict + ": " + finding.message();
            case UNKNOWN -> verdict + ": " + String.join(", ", finding.missing());
            default -> verdict;
        };
    }

    @TestFactory
    Stream<DynamicTest> every_rule_has_a_scenario_for_each_verdict() {
        return advisor.rules().stream()
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
        advisor.rules().forEach(rule -> rules.add(rule.id()));
        return SCENARIOS.stream()
                .map(Scenario::rule)
                .distinct()
                .map(rule ->
                        DynamicTest.dynamicTest(rule, () -> assertThat(rules).contains(rule)));
    }
}
