package org.infrapolicy.advisor.rule;

import org.infrapolicy.advisor.environment.Fact;

/** The global {@code advice} of every rule: the only thing that a consequence calls. */
public interface AdviceSink {
    /** The rule is about this subject. */
    void applies(Fact subject);

    /** What the rule forbids holds for this subject; for an argument, what it argues from. */
    void breach(Fact subject);
}
