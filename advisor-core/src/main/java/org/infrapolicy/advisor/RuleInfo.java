package org.infrapolicy.advisor;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of a rule beside its conditions.
 *
 * @param id {@code topic/name}
 * @param title one sentence that says what the rule wants
 * @param kind what sort of statement it is: requirement, limit, unsupported, recommendation, not-recommended, trade-off, supported,
 *     procedure, decision-criterion
 * @param severity how much a breach matters
 * @param subjectKind key of the section that it judges
 * @param guidance ids of the guidance that it stands for
 * @param sources where it comes from
 * @param finding the message of a FAIL, with attributes in braces
 * @param remedy what to do about it
 * @param caveat what limits the statement; empty if nothing does
 * @param basis {@code stated}, or {@code inferred} where the source does not say it in so many words
 * @param argument what it argues for; null for a rule that gives findings
 * @param planned what it contributes to a plan; null for a rule that gives findings or argues
 * @param conditions its conditions as written
 */
public record RuleInfo(
        String id,
        String title,
        String kind,
        Severity severity,
        String subjectKind,
        List<String> guidance,
        List<Source> sources,
        String finding,
        String remedy,
        String caveat,
        String basis,
        @Nullable Stance argument,
        @Nullable Planned planned,
        String conditions) {

    public RuleInfo {
        guidance = List.copyOf(guidance);
        sources = List.copyOf(sources);
    }

    /**
     * What an argument contributes to a decision.
     *
     * @param decision id of the decision
     * @param option the option that it speaks of; empty for the rule that asks the question
     * @param stance for or against the option, or ruling it out
     * @param strength how much it counts
     */
    public record Stance(String decision, String option, Argument.Stance stance, Argument.Strength strength) {}

    /**
     * What a rule contributes to a plan.
     *
     * @param plan id of the plan
     * @param part where its entries stand
     * @param phase of the phases of a plan in which all objects are treated, one after the other
     * @param position its place among the entries about one object
     * @param at for a risk, id of the step at which it is run; empty if it hangs on no single step
     * @param assumes keys of sections that are taken to be empty where a document leaves them out; for the rule that says what the plan
     *     is about
     */
    public record Planned(String plan, Part part, int phase, int position, String at, List<String> assumes) {
        public Planned {
            assumes = List.copyOf(assumes);
        }
    }

    /** Where the entries of a rule stand in a plan. */
    public enum Part {
        /** The rule says what the plan is about, and makes no entry. */
        ABOUT,
        /** Why an object is left out. */
        REFUSAL,
        /** What an object will be like. */
        SETTING,
        /** What will be gone, and must be noted first. */
        LOSS,
        /** Worth knowing. */
        NOTE,
        /** What to do. */
        STEP,
        /** What may go wrong. */
        RISK
    }

    /** The part of the id before the slash. */
    public String topic() {
        return id.substring(0, id.indexOf('/'));
    }

    /** Whether it gives findings; else it argues in a decision, or contributes to a plan. */
    public boolean givesFindings() {
        return argument == null && planned == null;
    }

    /** The same with another severity. */
    public RuleInfo with(Severity other) {
        return new RuleInfo(
                id,
                title,
                kind,
                other,
                subjectKind,
                guidance,
                sources,
                finding,
                remedy,
                caveat,
                basis,
                argument,
                planned,
                conditions);
    }

    /** The decision that it argues in, if it is an argument. */
    public Optional<String> decision() {
        return Optional.ofNullable(argument).map(Stance::decision);
    }

    /** The plan to which it contributes, if it does. */
    public Optional<String> plan() {
        return Optional.ofNullable(planned).map(Planned::plan);
    }
}
