package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fix;
import org.infrapolicy.advisor.FixPlan;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.engine.Hypotheses.Pair;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Section;

/**
 * Makes the changes that rules name for their FAILs one after the other, and keeps each that clears its FAIL and causes none. Where a
 * change causes FAILs for which rules name changes, too, these are tried with it.
 */
public final class FixPlanning {
    private static final int MOST_TOGETHER = 16;

    private final Environment environment;
    private final Predicate<RuleInfo> selected;
    private final RulePacks packs;
    private final Hypotheses hypotheses;
    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private final Map<String, String> accepted = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final List<FixPlan.Step> steps = new ArrayList<>();
    private Environment current;
    private Set<Pair> failing;

    private FixPlanning(RulePacks packs, Predicate<RuleInfo> selected, Environment environment) {
        this.packs = packs;
        this.selected = selected;
        this.environment = environment;
        hypotheses = new Hypotheses(packs, environment);
        current = environment;
        failing = new LinkedHashSet<>();
        for (CompiledRule rule : packs.rules()) {
            if (rule.info().givesFindings() && selected.test(rule.info())) {
                for (Pair pair : hypotheses.pairs(rule)) {
                    pairs.put(Assessment.fingerprint(rule.info(), pair.subject()), pair);
                    if (pair.verdict() == Verdict.FAIL) {
                        failing.add(pair);
                    }
                }
            }
        }
    }

    /** The changes for the FAILs of the selected rules. */
    public static FixPlan of(RulePacks packs, Predicate<RuleInfo> selected, Environment environment) {
        Advice advice =
                Assessment.of(packs, selected, Set.of(Verdict.FAIL, Verdict.ERROR, Verdict.UNKNOWN), environment);
        FixPlanning planning = new FixPlanning(packs, selected, environment);
        Map<String, Finding> findings = new LinkedHashMap<>();
        advice.failures().forEach(finding -> findings.put(finding.fingerprint(), finding));
        // a change may make way for one that was refused before
        int before;
        do {
            before = planning.steps.size();
            advice.failures().forEach(finding -> planning.tryFixes(finding, findings));
        } while (planning.steps.size() > before);
        return planning.plan(advice);
    }

    private FixPlan plan(Advice advice) {
        List<Finding> stay = advice.failures().stream()
                .filter(finding -> failing.contains(pair(finding)))
                .toList();
        Set<String> fingerprints = stay.stream().map(Finding::fingerprint).collect(Collectors.toSet());
        Counterfactuals counterfactuals =
                CounterfactualSearch.of(packs, selected, current, fingerprints::contains, decision -> false);
        List<FixPlan.Remaining> remaining = stay.stream()
                .map(finding -> new FixPlan.Remaining(
                        finding,
                        refused.getOrDefault(
                                finding.fingerprint(), "Its rule names no single change; people choose how."),
                        counterfactuals.of(finding)))
                .toList();
        return new FixPlan(environment, current, steps, remaining);
    }

    private Pair pair(Finding finding) {
        return Optional.ofNullable(pairs.get(finding.fingerprint())).orElseThrow();
    }

    private void tryFixes(Finding finding, Map<String, Finding> findings) {
        if (!failing.contains(pair(finding)) || finding.fixes().isEmpty()) {
            return;
        }
        Map<String, String> changes = new LinkedHashMap<>(accepted);
        add(changes, finding.fixes());
        for (int together = 0; together < MOST_TOGETHER; together++) {
            Trial trial;
            try {
                trial = new Trial(new EnvironmentReader().with(environment, changes));
            } catch (EnvironmentException e) {
                refused.put(
                        finding.fingerprint(),
                        text(finding.fixes()) + " cannot be said: "
                                + e.problems().get(0).message());
                return;
            }
            Verdict then = trial.hypothesis.verdict(pair(finding));
            if (then != Verdict.PASS && then != Verdict.NOT_APPLICABLE) {
                refused.put(
                        finding.fingerprint(),
                        text(finding.fixes())
                                + (then == Verdict.UNKNOWN ? " would leave it open." : " alone does not clear it."));
                // the rule may fail for another object now
                if (then == Verdict.FAIL && extend(changes, trial.fixes(pair(finding)))) {
                    continue;
                }
                return;
            }
            List<Pair> caused = trial.failing.stream()
                    .filter(pair -> !failing.contains(pair))
                    .toList();
            if (caused.isEmpty()) {
                accept(changes, trial, finding, findings);
                return;
            }
            refused.put(
                    finding.fingerprint(),
                    text(finding.fixes()) + " would make "
                            + caused.stream()
                                    .map(pair ->
                                            pair.rule().info().id() + " fail for " + Assessment.subject(pair.subject()))
                                    .collect(Collectors.joining(", "))
                            + ".");
            List<Fix> more =
                    caused.stream().flatMap(pair -> trial.fixes(pair).stream()).toList();
            if (!extend(changes, more)) {
                return;
            }
        }
    }

    private static String text(List<Fix> fixes) {
        return fixes.stream().map(Fix::toString).collect(Collectors.joining(" and "));
    }

    /** Whether there was anything to add. */
    private boolean extend(Map<String, String> changes, List<Fix> fixes) {
        Map<String, String> before = Map.copyOf(changes);
        add(changes, fixes);
        return !changes.equals(before);
    }

    /** Adds changes, unless another value was chosen for the same attribute. A list grows with what was chosen before. */
    private void add(Map<String, String> changes, List<Fix> fixes) {
        for (Fix fix : fixes) {
            if (fix.op().equals("replace")) {
                changes.putIfAbsent(fix.path(), fix.value());
            } else {
                Environment so = changes.containsKey(fix.path())
                        ? new EnvironmentReader().with(environment, Map.of(fix.path(), changes.get(fix.path())))
                        : environment;
                changes.put(
                        fix.path(),
                        Place.of(so, fix.path())
                                .listing(so, fix.value(), fix.op().equals("add")));
            }
        }
    }

    private void accept(Map<String, String> changes, Trial trial, Finding finding, Map<String, Finding> findings) {
        List<Finding> clears = new ArrayList<>();
        clears.add(finding);
        Set<Pair> gone = new HashSet<>(failing);
        gone.removeAll(trial.failing);
        findings.values().stream()
                .filter(other -> gone.contains(pair(other)) && !other.equals(finding))
                .forEach(clears::add);
        steps.add(new FixPlan.Step(Comparison.changes(current, trial.environment), clears));
        accepted.clear();
        accepted.putAll(changes);
        current = trial.environment;
        failing = trial.failing;
        gone.forEach(pair -> refused.remove(Assessment.fingerprint(pair.rule().info(), pair.subject())));
    }

    /** The environment with some changes, judged again. */
    private final class Trial {
        private final Environment environment;
        private final Hypotheses.Hypothesis hypothesis;
        private final Set<Pair> failing = new LinkedHashSet<>();

        Trial(Environment environment) {
            this.environment = environment;
            List<Fact> otherwise = new ArrayList<>();
            for (Section section : Section.values()) {
                for (Fact fact : environment.all(section)) {
                    Fact stated = environment.stated(fact.reference()).orElseThrow();
                    Fact before = FixPlanning.this
                            .environment
                            .stated(fact.reference())
                            .orElseThrow();
                    if (!stated.equals(before)) {
                        otherwise.add(stated);
                    }
                }
            }
            hypothesis = hypotheses.suppose(otherwise);
            pairs.values().stream()
                    .filter(pair -> hypothesis.verdict(pair) == Verdict.FAIL)
                    .forEach(failing::add);
        }

        List<Fix> fixes(Pair pair) {
            Fact subject = hypothesis.index().find(pair.subject().reference()).orElseThrow();
            return pair.rule()
                    .fix()
                    .map(fix -> fix.of(
                            pair.rule(),
                            subject,
                            new Judge(hypothesis.index())
                                    .grounds(pair.rule(), subject, Verdict.FAIL)
                                    .tuple()))
                    .orElse(List.of());
        }
    }
}
