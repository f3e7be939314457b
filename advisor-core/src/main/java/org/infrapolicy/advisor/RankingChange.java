package org.infrapolicy.advisor;

import java.util.Optional;

/**
 * A recommendation that becomes another one.
 *
 * @param decision id of the decision
 * @param question the question in words
 * @param subject for what
 * @param before the recommendation before; empty if the question did not arise
 * @param after the recommendation after; empty if the question no longer arises
 */
public record RankingChange(
        String decision,
        String question,
        Subject subject,
        Optional<Recommendation> before,
        Optional<Recommendation> after) {}
