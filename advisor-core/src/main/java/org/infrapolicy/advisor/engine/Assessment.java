package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fingerprint;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.RuleCoverage;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;

/** One judgement of one environment by the rules of the packs. */
public final class Assessment {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::verdict)
            .thenComparing(finding -> finding.rule().severity())
            .thenComparing(Finding::subject)
            .thenComparing(finding -> finding.rule().id());

    private final RulePacks packs;
    private final Predicate<RuleInfo> selected;
    private final Set<Verdict> listed;
    private final Environment environment;
    private final FactIndex index;
    private final Judge judge;
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Map<Severity, Integer> failures = new EnumMap<>(Severity.class);
    private final List<Finding> findings = new ArrayList<>();
    private final Questions questions;
    private final List<RuleCoverage> coverage = new ArrayList<>();

    private Assessment(RulePacks packs, Predicate<RuleInfo> selected, Set<Verdict> listed, Environment environment) {
        this.packs = packs;
        this.selected = selected;
        this.listed = listed;
        this.environment = environment;
        index = new FactIndex(environment, packs.parameters());
        judge = new Judge(index);
        questions = new Questions();
    }

    /**
     * What the selected rules say of an environment.
     *
     * @param listed verdicts of which there is a finding; all are counted
     */
    public static Advice of(
            RulePacks packs, Predicate<RuleInfo> selected, Set<Verdict> listed, Environment environment) {
        return new Assessment(packs, selected, listed, environment).advice();
    }

    /** The bare verdict of every rule, arguments and entries of plans included, for every object that it could be about. */
    public static Map<String, Map<Subject, Verdict>> verdicts(RulePacks packs, Environment environment) {
        Judge judge = new Judge(new FactIndex(environment, packs.parameters()));
        Map<String, Map<Subject, Verdict>> verdicts = new TreeMap<>();
        for (CompiledRule rule : packs.rules()) {
            Map<Subject, Verdict> ofRule = new TreeMap<>();
            environment
                    .all(rule.subject())
                    .forEach(subject -> ofRule.put(subject(subject), judge.verdict(rule, subject)));
            verdicts.put(rule.info().id(), ofRule);
        }
        return verdicts;
    }

    /** The bare verdicts of findings and arguments that would be others if some objects were stated otherwise. */
    public static Map<String, Map<Subject, Verdict>> changes(
            RulePacks packs, Environment environment, List<Fact> otherwise) {
        Map<String, Map<Subject, Verdict>> changes = new TreeMap<>();
        new Hypotheses(packs, environment)
                .suppose(otherwise)
                .changes(pair -> true)
                .forEach((pair, verdict) -> changes.computeIfAbsent(
                                pair.rule().info().id(), rule -> new TreeMap<>())
                        .put(subject(pair.subject()), verdict));
        return changes;
    }

    /** What one rule says of every object that it could be about. */
    public static List<Finding> explain(RulePacks packs, String id, Environment environment) {
        CompiledRule rule = packs.rules().stream()
                .filter(candidate -> candidate.info().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no rule " + id));
        Assessment assessment = new Assessment(
                packs, info -> true, EnumSet.allOf(Verdict.class), Planning.assumed(packs, rule, environment));
        assessment.index.all(rule.subject()).forEach(subject -> assessment.judge(rule, subject));
        assessment.findings.sort(ORDER);
        return List.copyOf(assessment.findings);
    }

    private Advice advice() {
        for (CompiledRule rule : packs.rules()) {
            if (rule.info().givesFindings() && selected.test(rule.info())) {
                Map<Verdict, Integer> ofRule = new EnumMap<>(Verdict.class);
                List<Subject> passed = new ArrayList<>();
                index.all(rule.subject()).forEach(subject -> {
                    Verdict verdict = judge(rule, subject);
                    ofRule.merge(verdict, 1, Integer::sum);
                    if (verdict == Verdict.PASS) {
                        passed.add(subject(subject));
                    }
                });
                ofRule.forEach((verdict, count) -> verdicts.merge(verdict, count, Integer::sum));
                coverage.add(new RuleCoverage(rule.info(), ofRule, passed));
            }
        }
        List<Recommendation> decisions = new Deliberation(packs, selected, index, judge, questions).recommendations();
        findings.sort(ORDER);
        return new Advice(
                environment,
                new Summary(verdicts, failures, 0),
                findings,
                decisions,
                questions.ranked(),
                coverage,
                List.of());
    }

    private Verdict judge(CompiledRule rule, Fact subject) {
        Verdict verdict;
        try {
            verdict = judge.verdict(rule, subject);
            if (verdict == Verdict.FAIL) {
                failures.merge(rule.info().severity(), 1, Integer::sum);
            }
            if (listed.contains(verdict)) {
                findings.add(finding(rule, subject, verdict));
            }
        } catch (RuntimeException e) {
            verdict = Verdict.ERROR;
            findings.add(error(rule, subject, e));
        }
        return verdict;
    }

    private Finding finding(CompiledRule rule, Fact subject, Verdict verdict) {
        Judge.Grounds grounds = judge.grounds(rule, subject, verdict);
        Explanation explanation = new Explanation(index, grounds.trace());
        List<String> missing = verdict == Verdict.UNKNOWN ? explanation.missing() : List.of();
        if (verdict == Verdict.UNKNOWN) {
            questions.ask(explanation.missingPaths(), rule.info());
        }
        String message =
                switch (verdict) {
                    case FAIL -> explanation.message(rule.info().finding(), rule, subject, grounds.tuple());
                    case UNKNOWN -> "Not known whether: " + rule.info().title();
                    default -> rule.info().title();
                };
        return new Finding(
                rule.info(),
                verdict,
                subject(subject),
                message,
                explanation.evidence(),
                missing,
                verdict == Verdict.FAIL
                        ? rule.fix()
                                .map(fix -> fix.of(rule, subject, grounds.tuple()))
                                .orElse(List.of())
                        : List.of(),
                fingerprint(rule.info(), subject),
                null);
    }

    private static Finding error(CompiledRule rule, Fact subject, RuntimeException cause) {
        return new Finding(
                rule.info(),
                Verdict.ERROR,
                subject(subject),
                "The rule broke: " + cause.getMessage(),
                List.of(),
                List.of(),
                List.of(),
                fingerprint(rule.info(), subject),
                null);
    }

    static Subject subject(Fact fact) {
        return new Subject(fact.section().key(), fact.id());
    }

    static String fingerprint(RuleInfo rule, Fact subject) {
        return Fingerprint.of(rule.id(), subject(subject));
    }
}
