package org.infrapolicy.advisor;

/** A profile that speaks of rules, thresholds or values that there are not; the message names them and what there is. */
public final class ProfileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong. */
    public ProfileException(String message) {
        super(message);
    }
}
