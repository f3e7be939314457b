package org.infrapolicy.advisor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.engine.Assessment;
import org.infrapolicy.advisor.engine.Comparison;
import org.infrapolicy.advisor.engine.CounterfactualSearch;
import org.infrapolicy.advisor.engine.FixPlanning;
import org.infrapolicy.advisor.engine.InquirySearch;
import org.infrapolicy.advisor.engine.Planning;
import org.infrapolicy.advisor.engine.RulePackLoader;
import org.infrapolicy.advisor.engine.RulePacks;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.rule.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Advises on environments by the rules of the packs on the class path.
 *
 * <pre>{@code
 * Advice advice = Advisor.create().advise(environment);
 * }</pre>
 *
 * Immutable and safe for use by several threads; loading the rules takes most of the time, so keep it.
 */
public final class Advisor {
    private final RulePacks packs;
    private final Predicate<RuleInfo> selected;
    private final boolean listPasses;

    private Advisor(Builder builder) {
        packs = RulePackLoader.load(builder.classLoader != null ? builder.classLoader : Advisor.class.getClassLoader());
        selected = builder.selected;
        listPasses = builder.listPasses;
    }

    /**
     * An advisor with all rules of all packs on the class path.
     *
     * @throws RulePackException if a pack cannot be used
     */
    public static Advisor create() {
        return builder().build();
    }

    /** An advisor that differs from the usual one. */
    public static Builder builder() {
        return new Builder();
    }

    /** What the rules say of an environment. */
    public Advice advise(Environment environment) {
        return Assessment.of(packs, selected, listPasses, environment);
    }

    /**
     * What would change the FAILs and recommendations that {@link #advise} gives: the smallest changes of stated attributes, found by
     * judging again with other values. Takes several times as long as the advice itself.
     */
    public Counterfactuals counterfactuals(Environment environment) {
        return CounterfactualSearch.of(packs, selected, environment, finding -> true, decision -> true);
    }

    /**
     * What would turn the recommendations of some decisions, which takes less time than all.
     *
     * @param decisions says by id of which
     */
    public Counterfactuals turning(Environment environment, Predicate<String> decisions) {
        return CounterfactualSearch.of(
                packs,
                selected,
                environment,
                finding -> false,
                key -> decisions.test(key.substring(0, key.indexOf(' '))));
    }

    /** What would clear these FAILs. */
    public Counterfactuals clearing(Environment environment, List<Finding> findings) {
        Set<String> fingerprints = findings.stream().map(Finding::fingerprint).collect(Collectors.toSet());
        return fingerprints.isEmpty()
                ? Counterfactuals.NONE
                : CounterfactualSearch.of(packs, selected, environment, fingerprints::contains, decision -> false);
    }

    /**
     * What other values would do: the verdicts and recommendations that would be others.
     *
     * @param changes from path ({@code volumes[d].fileSystem}) to the value as a document writes it
     * @throws EnvironmentException if a change cannot be read, or is at odds with what is stated
     */
    public WhatIf whatIf(Environment environment, Map<String, String> changes) {
        Environment changed = new EnvironmentReader().with(environment, changes);
        Advice before = advise(environment);
        Advice after = advise(changed);
        return new WhatIf(
                Comparison.changes(environment, changed),
                before,
                after,
                Comparison.verdicts(packs, selected, before, after),
                Comparison.rankings(before, after));
    }

    /** Changes that clear FAILs and cause none, as far as rules name them, and what people have to decide. */
    public FixPlan fixPlan(Environment environment) {
        return FixPlanning.of(packs, selected, environment);
    }

    /** An interview about all that the environment leaves open. */
    public Interview interview(Environment environment) {
        return Interview.about(this, environment);
    }

    /**
     * An interview that ends when one decision is settled.
     *
     * @param decision id of the decision
     * @param subject for what; it is added if it is not described, and the decision is asked for if it does not arise
     * @throws IllegalArgumentException if the kind of the subject is no section
     */
    public Interview interview(Environment environment, String decision, Subject subject) {
        return Interview.about(this, environment, decision, subject);
    }

    List<Inquiry> inquiries(Environment environment, String decision, Set<String> not) {
        return InquirySearch.of(packs, selected, environment, decision, not);
    }

    List<String> openInDocumentOrder(Environment environment, String decision) {
        return InquirySearch.inDocumentOrder(packs, selected, environment, decision);
    }

    /**
     * The plan of this id, made of the selected rules; {@link RuleInfo#plan()} of the rules says which plans there are.
     *
     * @return a plan that {@linkplain Plan#isEmpty() is empty} if the environment describes nothing that it could be about
     * @throws IllegalArgumentException if there is no such plan
     */
    public Plan plan(String id, Environment environment) {
        return Planning.plan(packs, selected, id, environment);
    }

    /**
     * What one rule, selected or not, says of every object that it could be about, NOT_APPLICABLE and PASS included. For an argument
     * FAIL says that it holds, PASS that it does not, and UNKNOWN that it is open; for a part of a plan, whether it stands there.
     *
     * @throws IllegalArgumentException if no pack has such a rule
     */
    public List<Finding> explain(String rule, Environment environment) {
        return Assessment.explain(packs, rule, environment);
    }

    /** The selected rules, arguments and parts of plans included, ordered by id. */
    public List<RuleInfo> rules() {
        return packs.catalogue().stream().filter(selected).toList();
    }

    /** The thresholds that the documents leave open, ordered by name. */
    public List<Parameter> parameters() {
        return packs.parameters();
    }

    /** What the documents behind the rules say, statement by statement, those for which no rule stands included. */
    public List<Guidance> guidance() {
        return packs.guidance();
    }

    /** The examples that show what a rule says; empty if its pack has none. */
    public List<Example> examples(String rule) {
        return packs.examples(rule);
    }

    /** Describes an advisor. Not safe for use by several threads. */
    public static final class Builder {
        private @Nullable ClassLoader classLoader;
        private Predicate<RuleInfo> selected = rule -> true;
        private boolean listPasses;

        private Builder() {}

        /** Looks for rule packs with this class loader instead of the advisor's own. */
        public Builder classLoader(ClassLoader loader) {
            classLoader = loader;
            return this;
        }

        /** Uses only rules that satisfy this condition, and those before it. */
        public Builder onlyRules(Predicate<RuleInfo> condition) {
            selected = selected.and(condition);
            return this;
        }

        /** Lists PASS findings too; they are always counted. */
        public Builder listPasses(boolean list) {
            listPasses = list;
            return this;
        }

        /**
         * The advisor.
         *
         * @throws RulePackException if a pack cannot be used
         */
        public Advisor build() {
            return new Advisor(this);
        }
    }
}
