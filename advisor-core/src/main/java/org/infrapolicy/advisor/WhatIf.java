package org.infrapolicy.advisor;

import java.util.List;

/**
 * What other values would do.
 *
 * @param changes the values
 * @param before the advice on the environment as it is described
 * @param after the advice with the other values
 * @param verdicts the verdicts that would be others, new FAILs first, then cleared ones
 * @param rankings the recommendations that would be others
 */
public record WhatIf(
        List<Change> changes, Advice before, Advice after, List<VerdictChange> verdicts, List<RankingChange> rankings) {
    public WhatIf {
        changes = List.copyOf(changes);
        verdicts = List.copyOf(verdicts);
        rankings = List.copyOf(rankings);
    }

    /** The FAILs that there would be. */
    public List<VerdictChange> caused() {
        return verdicts.stream().filter(VerdictChange::fails).toList();
    }

    /** The FAILs that would be gone. */
    public List<VerdictChange> cleared() {
        return verdicts.stream().filter(VerdictChange::clears).toList();
    }
}
