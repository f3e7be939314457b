package org.infrapolicy.advisor.environment;

/**
 * A comparison whose answer the description leaves open: an open list that may hold more, a release or a day that is not stated
 * exactly. It carries no stack trace, since the engine turns it into UNKNOWN.
 */
public final class UndecidedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is left open. */
    public UndecidedException(String message) {
        super(message, null, false, false);
    }
}
