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
 * @param coverage what became of each rule, ordered by id
 * @param waivers the waivers that cover a FAIL here, or stand in the documents
 */
public record Advice(
        Environment environment,
        Summary summary,
        List<Finding> findings,
        List<Recommendation> decisions,
        List<Question> questions,
        List<RuleCoverage> coverage,
        List<WaiverUse> waivers) {
    public Advice {
        findings = List.copyOf(findings);
        decisions = List.copyOf(decisions);
        questions = List.copyOf(questions);
        coverage = List.copyOf(coverage);
        waivers = List.copyOf(waivers);
    }

    /** The findings with this verdict. */
    public List<Finding> findings(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).toList();
    }

    /** The same with these recommendations only. */
    public Advice with(List<Recommendation> chosen) {
        return new Advice(environment, summary, findings, chosen, questions, coverage, waivers);
    }

    /** The FAIL findings that nobody has waived. */
    public List<Finding> standing() {
        return findings.stream().filter(Finding::stands).toList();
    }

    /** The FAIL findings, waived ones included. */
    public List<Finding> failures() {
        return findings(Verdict.FAIL);
    }

    /** The UNKNOWN findings. */
    public List<Finding> unknowns() {
        return findings(Verdict.UNKNOWN);
    }
}
