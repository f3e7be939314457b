package org.infrapolicy.advisor.environment.derivation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Objects that name another one.
 *
 * @param certain those that name it
 * @param mayBeMore whether others may: some do not say whom they name, or are not described
 */
record Referring(List<Fact> certain, boolean mayBeMore) {
    Listing<Reference> listing() {
        Set<Reference> references = new LinkedHashSet<>();
        certain.forEach(fact -> references.add(fact.reference()));
        return new Listing<>(List.copyOf(references), mayBeMore);
    }

    /** Whether there is any; null if unknown. */
    @Nullable
    Boolean any() {
        return certain.isEmpty() ? mayBeMore ? null : Boolean.FALSE : Boolean.TRUE;
    }

    /** The first one; NONE if there is none; null if unknown. */
    @Nullable
    Reference single() {
        return certain.isEmpty()
                ? mayBeMore ? null : Reference.NONE
                : certain.get(0).reference();
    }
}
