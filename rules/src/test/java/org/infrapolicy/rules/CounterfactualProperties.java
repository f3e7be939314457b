package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Change;
import org.infrapolicy.advisor.Counterfactual;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.EnvironmentReader;

/** What is said to change a FAIL or a recommendation does so, and causes the FAILs that it is said to cause and no others. */
class CounterfactualProperties {
    private static final Advisor ADVISOR = Advisor.create();
    private static final EnvironmentReader READER = new EnvironmentReader();
    private static final AtomicInteger CLEARED = new AtomicInteger();
    private static final AtomicInteger TURNED = new AtomicInteger();
    private static final AtomicInteger CAUSED = new AtomicInteger();

    @Property(tries = 150, seed = "31", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void changes_do_what_is_said_of_them(@ForAll long seed) {
        holds(RandomEstate.draw(new Random(seed)).environment());
    }

    @Example
    void changes_of_the_examples_do_what_is_said_of_them() {
        for (String example : List.of("branch-office", "brickworks", "dairy", "joinery")) {
            holds(READER.read(Path.of("..", "examples", "environments", example + ".yaml")));
        }
    }

    @Example
    void an_element_with_a_comma_stays_one_element() {
        holds(READER.readText("plan.yaml", """
                        version: 1
                        name: Plan
                        disasterRecoveryPlans:
                          - {id: plan, manualSteps: ['call the hill, then the valley', "change: the route"]}
                        """));
    }

    @Example
    void what_a_workload_needs_is_supposed_otherwise_key_by_key() {
        Environment environment = READER.readText("lease.yaml", """
                version: 1
                name: Lease
                virtualMachines:
                  - {id: r1..r2, region: West Europe}
                workloads:
                  - {id: reg, type: general, runsOn: [r1, r2], latencyNeed: lowest, needs: {exclusiveHardware: yes}}
                """);
        Recommendation placement = ADVISOR.advise(environment).decisions().stream()
                .filter(decision -> decision.decision().equals("azure-placement"))
                .findFirst()
                .orElseThrow();

        assertThat(placement.recommended().map(Option::id)).contains("dedicated-host");
        assertThat(ADVISOR.turning(environment, "azure-placement"::equals).of(placement))
                .extracting(way -> way.changes().get(0).toString())
                .contains("workloads[reg].needs.exclusiveHardware = no");
        holds(environment);
    }

    private static void holds(Environment environment) {
        Advice advice = ADVISOR.advise(environment);
        Counterfactuals counterfactuals = ADVISOR.counterfactuals(environment);
        for (Finding finding : advice.findings()) {
            if (finding.verdict() == Verdict.FAIL) {
                for (Counterfactual way : counterfactuals.of(finding)) {
                    Advice after = after(environment, advice, way);
                    assertThat(after.findings())
                            .as("%s of %s with %s", finding.rule().id(), finding.subject(), way.changes())
                            .noneMatch(other -> other.fingerprint().equals(finding.fingerprint())
                                    && other.verdict() != Verdict.PASS);
                    CLEARED.incrementAndGet();
                }
            }
        }
        for (Recommendation decision : advice.decisions()) {
            for (Counterfactual way : counterfactuals.of(decision)) {
                Advice after = after(environment, advice, way);
                assertThat(after.decisions())
                        .as("%s for %s with %s", decision.decision(), decision.subject(), way.changes())
                        .filteredOn(other -> other.decision().equals(decision.decision())
                                && other.subject().equals(decision.subject()))
                        .hasSize(1)
                        .extracting(other -> other.options().get(0))
                        .allMatch(first ->
                                first.id().equals(way.outcome()) && first.standing() == Option.Standing.RECOMMENDED);
                TURNED.incrementAndGet();
            }
        }
    }

    private static Advice after(Environment environment, Advice advice, Counterfactual way) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (Change change : way.changes()) {
            changes.put(change.path(), change.to());
        }
        Environment changed;
        try {
            changed = READER.with(environment, changes);
        } catch (EnvironmentException e) {
            throw new AssertionError("No document can say " + way.changes() + ": " + e.getMessage(), e);
        }
        Advice after = ADVISOR.advise(changed);
        Set<String> before = failing(advice);
        Set<String> caused = failing(after).stream()
                .filter(finding -> !before.contains(finding))
                .collect(Collectors.toSet());
        assertThat(way.causes().stream()
                        .map(cause -> cause.rule().id() + " " + cause.subject())
                        .collect(Collectors.toSet()))
                .as("FAILs that %s causes", way.changes())
                .isEqualTo(caused);
        CAUSED.addAndGet(caused.size());
        return after;
    }

    private static Set<String> failing(Advice advice) {
        return advice.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.FAIL)
                .map(finding -> finding.rule().id() + " " + finding.subject())
                .collect(Collectors.toSet());
    }

    @AfterContainer
    static void enough_was_tried() {
        System.out.printf(
                "Counterfactuals: %d clear a FAIL, %d turn a decision, and cause %d FAILs%n",
                CLEARED.get(), TURNED.get(), CAUSED.get());
        assertThat(CLEARED.get()).isGreaterThan(100);
        assertThat(TURNED.get()).isGreaterThan(100);
        assertThat(CAUSED.get()).isGreaterThan(50);
    }
}
