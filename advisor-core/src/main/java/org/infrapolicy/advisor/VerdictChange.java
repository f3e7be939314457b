package org.infrapolicy.advisor;

/**
 * A verdict that becomes another one.
 *
 * @param rule the rule
 * @param subject what it is about
 * @param from the verdict before
 * @param to the verdict after
 * @param message what is found after the change
 */
public record VerdictChange(RuleInfo rule, Subject subject, Verdict from, Verdict to, String message) {
    /** Whether it is a new failing. */
    public boolean fails() {
        return to == Verdict.FAIL;
    }

    /** Whether a failing is gone. */
    public boolean clears() {
        return from == Verdict.FAIL;
    }
}
