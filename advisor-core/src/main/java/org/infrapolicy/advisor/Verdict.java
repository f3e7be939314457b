package org.infrapolicy.advisor;

/** What a rule says of a subject. */
public enum Verdict {
    /** The breach holds, whatever the unknown attributes turn out to be. */
    FAIL,
    /** The rule itself broke; nothing is said of the subject. */
    ERROR,
    /** Both are possible; the missing attributes would settle it. */
    UNKNOWN,
    /** The breach cannot hold, whatever the unknown attributes turn out to be. */
    PASS,
    /** The rule is not about the subject, whatever the unknown attributes turn out to be. */
    NOT_APPLICABLE
}
