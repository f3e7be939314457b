package org.infrapolicy.advisor;

import java.util.List;
import org.infrapolicy.advisor.environment.Environment;

/**
 * All that the advisor says of an environment. The same environment and rules give the same advice, in the same order.
 *
 * @param environment what was judged
 * @param summary counts of all verdicts, those of PASS and NOT_APPLICABLE included
 * @param findings FAIL, ERROR and UNKNOWN, and PASS if the advisor was built to list it; the gravest first, then by subject
 * @param decisions a recommendation for each design question and subject
 * @param questions what to find out, most useful first
 */
public record Advice(
        Environment environment,
        Summary summary,
        List<Finding> findings,
        List<Recommendation> decisions,
        List<Question> questions) {
    public Advice {
        findings = List.copyOf(findings);
        decisions = List.copyOf(decisions);
        questions = List.copyOf(questions);
    }

    /** The findings with this verdict. */
    public List<Finding> findings(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).toList();
    }

    /** The FAIL findings. */
    public List<Finding> failures() {
        return findings(Verdict.FAIL);
    }

    /** The UNKNOWN findings. */
    public List<Finding> unknowns() {
        return findings(Verdict.UNKNOWN);
    }
}
