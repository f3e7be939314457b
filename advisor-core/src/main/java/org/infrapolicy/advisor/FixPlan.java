package org.infrapolicy.advisor;

import java.util.List;
import org.infrapolicy.advisor.environment.Environment;

/**
 * Changes that clear FAILs and cause none, in the order in which to make them, and what people have to decide.
 *
 * @param environment the environment as it is described
 * @param fixed the environment with all changes made
 * @param steps the changes
 * @param remaining the FAILs that stay, the gravest first
 */
public record FixPlan(Environment environment, Environment fixed, List<Step> steps, List<Remaining> remaining) {
    public FixPlan {
        steps = List.copyOf(steps);
        remaining = List.copyOf(remaining);
    }

    /**
     * One step; those before it are made.
     *
     * @param changes what to change
     * @param clears the FAILs that it clears, that for which it is made first
     */
    public record Step(List<Change> changes, List<Finding> clears) {
        public Step {
            changes = List.copyOf(changes);
            clears = List.copyOf(clears);
        }
    }

    /**
     * A FAIL that takes a decision.
     *
     * @param finding the FAIL
     * @param reason why no change is proposed
     * @param alternatives changes that would clear it, found by judging again, with the FAILs that they would cause
     */
    public record Remaining(Finding finding, String reason, List<Counterfactual> alternatives) {
        public Remaining {
            alternatives = List.copyOf(alternatives);
        }
    }
}
