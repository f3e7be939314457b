package org.infrapolicy.advisor;

import java.util.Map;

/**
 * How many (rule, subject) pairs have which verdict.
 *
 * @param verdicts count of each verdict
 * @param failuresBySeverity count of FAIL for each severity
 */
public record Summary(Map<Verdict, Integer> verdicts, Map<Severity, Integer> failuresBySeverity) {
    public Summary {
        verdicts = Map.copyOf(verdicts);
        failuresBySeverity = Map.copyOf(failuresBySeverity);
    }

    /** Number of pairs with this verdict. */
    public int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /** Number of FAIL of this severity. */
    public int failures(Severity severity) {
        return failuresBySeverity.getOrDefault(severity, 0);
    }

    /** Whether some rule was about some subject, or may be. Where this is false a clean result means nothing. */
    public boolean anythingEvaluated() {
        return count(Verdict.FAIL) + count(Verdict.ERROR) + count(Verdict.UNKNOWN) + count(Verdict.PASS) > 0;
    }
}
