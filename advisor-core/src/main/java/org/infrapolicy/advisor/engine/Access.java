package org.infrapolicy.advisor.engine;

import org.infrapolicy.advisor.environment.AttributeType;
import org.jspecify.annotations.Nullable;

/** How the candidates of a pattern are found. */
sealed interface Access {
    /** Every object of the section. */
    record Scan() implements Access {}

    /** The object that already stands in this slot. */
    record Same(int slot) implements Access {}

    /** The object that an attribute of another one names. */
    record Named(int slot, AttributeType attribute) implements Access {}

    /** The objects that a list of another one names. */
    record Listed(int slot, AttributeType attribute) implements Access {}

    /**
     * The objects of which an attribute names the same as another object does, or names or lists that object itself.
     *
     * @param key the attribute of the candidates
     * @param slot the other object
     * @param attribute its attribute; null for the other object itself
     */
    record Keyed(AttributeType key, int slot, @Nullable AttributeType attribute) implements Access {}
}
