package org.infrapolicy.advisor;

import java.util.List;
import java.util.Map;

/**
 * What would change the FAILs and recommendations of an advice: for each the smallest changes that were found, those that cause no new
 * FAIL first. Changes of stated attributes only; what takes a new object, as a further backup does, is not among them.
 *
 * @param findings by fingerprint of the finding
 * @param decisions by decision and subject, as {@code file-system volumes[d]}
 */
public record Counterfactuals(Map<String, List<Counterfactual>> findings, Map<String, List<Counterfactual>> decisions) {
    /** Where nothing was looked for; not the same as where nothing was found. */
    public static final Counterfactuals NONE = new Counterfactuals(Map.of(), Map.of());

    public Counterfactuals {
        findings = Map.copyOf(findings);
        decisions = Map.copyOf(decisions);
    }

    /** What would clear a FAIL; empty if no change of one or two attributes does. */
    public List<Counterfactual> of(Finding finding) {
        return findings.getOrDefault(finding.fingerprint(), List.of());
    }

    /** What would turn a recommendation. */
    public List<Counterfactual> of(Recommendation decision) {
        return decisions.getOrDefault(key(decision.decision(), decision.subject()), List.of());
    }

    /** The key of a decision for a subject. */
    public static String key(String decision, Subject subject) {
        return decision + " " + subject;
    }
}
