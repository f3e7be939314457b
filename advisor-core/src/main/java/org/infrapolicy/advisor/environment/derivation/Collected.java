package org.infrapolicy.advisor.environment.derivation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.infrapolicy.advisor.environment.Listing;
import org.jspecify.annotations.Nullable;

/** Collects the elements of a derived list, and whether there may be more. */
final class Collected<E> {
    private final Set<E> elements = new LinkedHashSet<>();
    private boolean open;

    void add(E element) {
        elements.add(element);
    }

    /** Adds the elements of a list; an unknown list may hold anything. */
    void addAll(@Nullable Listing<E> list) {
        if (list == null) {
            open = true;
        } else {
            elements.addAll(list.elements());
            open |= list.open();
        }
    }

    /** The elements of another list from which these are collected; where that one is open or unknown, so are these. */
    <T> List<T> each(@Nullable Listing<T> list) {
        open |= list == null || list.open();
        return list == null ? List.of() : list.elements();
    }

    void mayBeMore() {
        open = true;
    }

    Listing<E> listing() {
        return new Listing<>(List.copyOf(elements), open);
    }
}
