package org.infrapolicy.advisor;

import java.util.List;

/**
 * A rule's contribution to a decision.
 *
 * @param rule id of the rule
 * @param stance for or against the option, or ruling it out
 * @param strength how much it counts
 * @param reason the argument in words
 * @param guidance ids of the guidance that it stands for
 * @param sources where it comes from
 * @param caveat what limits the statement; empty if nothing does
 * @param basis {@code stated}, or {@code inferred} where the source does not say it in so many words
 * @param evidence what it rests on
 */
public record Argument(
        String rule,
        Stance stance,
        Strength strength,
        String reason,
        List<String> guidance,
        List<Source> sources,
        String caveat,
        String basis,
        List<Evidence> evidence) {

    public Argument {
        guidance = List.copyOf(guidance);
        sources = List.copyOf(sources);
        evidence = List.copyOf(evidence);
    }

    /** Which way an argument goes. */
    public enum Stance {
        FOR,
        AGAINST,
        RULES_OUT
    }

    /** How much an argument counts; a stronger one outweighs any number of weaker ones. */
    public enum Strength {
        STRONG,
        WEAK,
        /** Decides only where nothing else does. */
        DEFAULT
    }
}
