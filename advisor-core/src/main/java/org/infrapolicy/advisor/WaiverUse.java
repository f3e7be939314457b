package org.infrapolicy.advisor;

import org.infrapolicy.advisor.environment.Waiver;

/**
 * What a waiver does in an environment.
 *
 * @param waiver the waiver
 * @param standing whether it is in force
 * @param failures number of FAIL that it covers, or would cover if it were in force
 */
public record WaiverUse(Waiver waiver, Standing standing, int failures) {
    /** Whether a waiver is in force. */
    public enum Standing {
        IN_FORCE,
        /** Its last day is over. */
        EXPIRED,
        /** The profile does not let anybody waive the rule. */
        PROTECTED,
        /** It lacks what the profile asks of waivers. */
        INCOMPLETE
    }
}
