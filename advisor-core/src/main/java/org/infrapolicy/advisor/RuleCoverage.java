package org.infrapolicy.advisor;

import java.util.List;
import java.util.Map;

/**
 * What became of a rule in an environment.
 *
 * @param rule the rule
 * @param verdicts for how many objects it came to which verdict
 * @param passed the objects for which it came to PASS, ordered
 */
public record RuleCoverage(RuleInfo rule, Map<Verdict, Integer> verdicts, List<Subject> passed) {
    public RuleCoverage {
        verdicts = Map.copyOf(verdicts);
        passed = passed.stream().sorted().toList();
    }

    /** What can be said of a rule as a whole. */
    public enum Standing {
        /** It is about some object, and settled for all that it is about. */
        DECIDED,
        /** For some object it cannot be told, for want of facts. */
        UNDECIDED,
        /** It is about no described object. */
        NOT_APPLICABLE,
        /** It broke. */
        BROKEN
    }

    /** For how many objects it came to this verdict. */
    public int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /** What can be said of it as a whole. */
    public Standing standing() {
        if (count(Verdict.ERROR) > 0) {
            return Standing.BROKEN;
        }
        if (count(Verdict.UNKNOWN) > 0) {
            return Standing.UNDECIDED;
        }
        return count(Verdict.FAIL) + count(Verdict.PASS) > 0 ? Standing.DECIDED : Standing.NOT_APPLICABLE;
    }
}
