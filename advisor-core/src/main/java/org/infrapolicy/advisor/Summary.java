package org.infrapolicy.advisor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many (rule, subject) pairs have which verdict.
 *
 * @param verdicts count of each verdict
 * @param failuresBySeverity count of FAIL for each severity, waived ones included
 * @param waived number of FAIL that a waiver in force covers
 */
public record Summary(Map<Verdict, Integer> verdicts, Map<Severity, Integer> failuresBySeverity, int waived) {
    /** A count of nothing. */
    public static final Summary NONE = new Summary(Map.of(), Map.of(), 0);

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

    /** Both together. */
    public Summary plus(Summary other) {
        Map<Verdict, Integer> allVerdicts = new EnumMap<>(Verdict.class);
        Map<Severity, Integer> allFailures = new EnumMap<>(Severity.class);
        for (Summary one : List.of(this, other)) {
            one.verdicts.forEach((verdict, count) -> allVerdicts.merge(verdict, count, Integer::sum));
            one.failuresBySeverity.forEach((severity, count) -> allFailures.merge(severity, count, Integer::sum));
        }
        return new Summary(allVerdicts, allFailures, waived + other.waived);
    }

    /** Whether some rule was about some subject, or may be. Where this is false a clean result means nothing. */
    public boolean anythingEvaluated() {
        return count(Verdict.FAIL) + count(Verdict.ERROR) + count(Verdict.UNKNOWN) + count(Verdict.PASS) > 0;
    }
}
