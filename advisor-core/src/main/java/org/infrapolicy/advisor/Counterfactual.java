package org.infrapolicy.advisor;

import java.util.List;

/**
 * Changes that would turn a verdict or a recommendation, found by judging again.
 *
 * @param changes the changes, no more of them than are needed
 * @param outcome what would be: {@code pass} or {@code not-applicable} of a finding, the id of the recommended option of a decision
 * @param causes the FAILs that the changes would cause
 */
public record Counterfactual(List<Change> changes, String outcome, List<VerdictChange> causes) {
    public Counterfactual {
        changes = List.copyOf(changes);
        causes = List.copyOf(causes);
    }
}
