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

    /** The part of the id before the slash. */
    public String topic() {
        return id.substring(0, id.indexOf('/'));
    }

    /** The decision that it argues in, if it is an argument. */
    public Optional<String> decision() {
        return Optional.ofNullable(argument).map(Stance::decision);
    }
}
