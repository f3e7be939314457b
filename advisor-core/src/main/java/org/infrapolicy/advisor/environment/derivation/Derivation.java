package org.infrapolicy.advisor.environment.derivation;

import org.infrapolicy.advisor.environment.Fact;
import org.jspecify.annotations.Nullable;

/** How one derived fact follows from others. Its answer must stay true whatever is found out later. */
@FunctionalInterface
interface Derivation<F extends Fact> {
    /** The derived value; null if it is not known. Everything that decides it is read over {@code look}. */
    @Nullable
    Object derive(F fact, Look look);
}
