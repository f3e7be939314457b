package org.infrapolicy.advisor;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
import org.infrapolicy.advisor.environment.Redaction;
import org.infrapolicy.advisor.environment.Waiver;
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
    private final Set<Verdict> listed;
    private final Profile profile;
    private final List<Waiver> waivers;
    private final Clock clock;
    private final @Nullable Redaction redaction;

    private Advisor(Builder builder) {
        profile = builder.profile;
        packs = RulePackLoader.load(builder.classLoader != null ? builder.classLoader : Advisor.class.getClassLoader())
                .with(profile);
        selected = builder.selected.and(profile::takes);
        waivers = List.copyOf(builder.waivers);
        clock = builder.clock;
        redaction = builder.redaction;
        listed = EnumSet.copyOf(builder.listed);
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

    /** What the rules say of an environment, with what is waived marked. */
    public Advice advise(Environment environment) {
        Advice advice = new Waivers(waivers, profile.waivers(), today())
                .applied(Assessment.of(packs, selected, listed, environment));
        return redaction == null
                ? advice
                : Redacted.of(advice, Assessment.of(packs, selected, listed, redaction.of(environment)), redaction);
    }

    /**
     * What is to be said of the waivers themselves: those that have expired, expire soon, cover nothing, or too much.
     *
     * @param uses {@link Advice#waivers()} of all environments of a run, as whether a waiver covers something shows at the end
     */
    public List<Finding> reviewWaivers(List<WaiverUse> uses) {
        List<Waiver> named = redaction == null
                ? waivers
                : waivers.stream().map(redaction::of).toList();
        return new Waivers(named, profile.waivers(), today()).review(uses);
    }

    /** What puts pseudonyms in place of names, if the advisor does. */
    public Optional<Redaction> redaction() {
        return Optional.ofNullable(redaction);
    }

    /** The day of the run, for which waivers hold or not. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The profile that selects the rules. */
    public Profile profile() {
        return profile;
    }

    /** The waivers that hold for all environments, beside those that stand in documents. */
    public List<Waiver> allWaivers() {
        return waivers;
    }

    /** The packs that the rules come from. */
    public List<RulePack> packs() {
        return packs.packs();
    }

    /**
     * From the id of each rule that gives findings to a name for all that its verdicts hang on: conditions, severity, thresholds. Where
     * it differs between two runs, the rule is another one.
     */
    public Map<String, String> ruleFingerprints() {
        Map<String, String> all = packs.fingerprints();
        Map<String, String> used = new TreeMap<>();
        rules().stream().filter(RuleInfo::givesFindings).forEach(rule -> used.put(rule.id(), all.get(rule.id())));
        return used;
    }

    /** What is to be known of the findings about waivers, which no pack holds. */
    public static List<RuleInfo> waiverRules() {
        return WaiverRule.all();
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
        private final Set<Verdict> listed = EnumSet.of(Verdict.FAIL, Verdict.ERROR, Verdict.UNKNOWN);
        private Profile profile = Profile.ARTICLES;
        private List<Waiver> waivers = List.of();
        private Clock clock = Clock.systemDefaultZone();
        private @Nullable Redaction redaction;

        private Builder() {}

        /** Uses the rules of a profile, with its severities and thresholds; without it {@link Profile#ARTICLES}. */
        public Builder profile(Profile selection) {
            profile = selection;
            return this;
        }

        /** Marks FAILs that these waivers cover, beside those that stand in documents. */
        public Builder waivers(List<Waiver> all) {
            waivers = all;
            return this;
        }

        /** Gives all advice with pseudonyms in place of names and addresses; the verdicts are the same. */
        public Builder redacting(Redaction pseudonyms) {
            redaction = pseudonyms;
            return this;
        }

        /** Takes the day on which waivers hold or not from this clock. */
        public Builder clock(Clock day) {
            clock = day;
            return this;
        }

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
            return list(Verdict.PASS, list);
        }

        /** Lists NOT_APPLICABLE findings too; they are always counted. */
        public Builder listNotApplicable(boolean list) {
            return list(Verdict.NOT_APPLICABLE, list);
        }

        private Builder list(Verdict verdict, boolean list) {
            if (list) {
                listed.add(verdict);
            } else {
                listed.remove(verdict);
            }
            return this;
        }

        /**
         * The advisor.
         *
         * @throws RulePackException if a pack cannot be used
         * @throws ProfileException if the profile names what there is not
         */
        public Advisor build() {
            return new Advisor(this);
        }
    }
}
