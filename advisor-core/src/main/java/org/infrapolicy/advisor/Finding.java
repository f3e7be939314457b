package org.infrapolicy.advisor;

import java.util.List;
import java.util.Optional;
import org.infrapolicy.advisor.environment.Waiver;
import org.jspecify.annotations.Nullable;

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
 * @param waivedBy the waiver in force that covers a FAIL; null if there is none
 */
public record Finding(
        RuleInfo rule,
        Verdict verdict,
        Subject subject,
        String message,
        List<Evidence> evidence,
        List<String> missing,
        List<Fix> fixes,
        String fingerprint,
        @Nullable Waiver waivedBy) {
    public Finding {
        evidence = List.copyOf(evidence);
        missing = List.copyOf(missing);
        fixes = List.copyOf(fixes);
    }

    /** The waiver in force that covers a FAIL; it stays a FAIL. */
    public Optional<Waiver> waiver() {
        return Optional.ofNullable(waivedBy);
    }

    /** Whether it is a FAIL that nobody has waived. */
    public boolean stands() {
        return verdict == Verdict.FAIL && waivedBy == null;
    }

    /** This finding, waived. */
    Finding waived(Waiver waiver) {
        return new Finding(rule, verdict, subject, message, evidence, missing, fixes, fingerprint, waiver);
    }
}
