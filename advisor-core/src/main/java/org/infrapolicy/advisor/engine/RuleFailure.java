package org.infrapolicy.advisor.engine;

/** A constraint that threw something else than "undecided". */
final class RuleFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RuleFailure(String constraint, Throwable cause) {
        super("the constraint " + constraint + " failed: " + cause, cause);
    }
}
