package org.infrapolicy.advisor.assertions;

import org.infrapolicy.advisor.Advice;

/** Entry point of the assertions on advice, to be imported statically beside that of AssertJ. */
public final class AdviceAssertions {
    private AdviceAssertions() {}

    /** Asserts on advice. */
    public static AdviceAssert assertThat(Advice advice) {
        return new AdviceAssert(advice);
    }
}
