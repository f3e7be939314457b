package org.infrapolicy.advisor;

import java.util.List;

/**
 * A verdict with everything that is needed to defend it.
 *
 * @param rule the rule
 * @param verdict FAIL, ERROR, UNKNOWN or PASS
 * @param subject what it is about
 * @param message what was found, with real values
 * @param evidence what the verdict rests on
 * @param missing unknown attributes that would settle it; empty unless the verdict is UNKNOWN
 * @param fixes changes of one attribute that would clear it; may be empty
 * @param fingerprint identity over runs: made of rule, subject and attributes, never of lines
 */
public record Finding(
        RuleInfo rule,
        Verdict verdict,
        Subject subject,
        String message,
        List<Evidence> evidence,
        List<String> missing,
        List<Fix> fixes,
        String fingerprint) {
    public Finding {
        evidence = List.copyOf(evidence);
        missing = List.copyOf(missing);
        fixes = List.copyOf(fixes);
    }
}
