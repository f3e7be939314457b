package org.infrapolicy.advisor;

/** A rule pack that cannot be used; the message names the pack or rule and says what is wrong with it. */
public final class RulePackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong. */
    public RulePackException(String message) {
        super(message);
    }

    /** Says what is wrong, with its cause. */
    public RulePackException(String message, Throwable cause) {
        super(message, cause);
    }
}
