package org.infrapolicy.advisor.environment;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A known list. It is complete unless it is open: then there are more elements than those described.
 *
 * <p>The questions below are answered when the described elements decide them, and throw {@link UndecidedException} otherwise: over
 * an open list "includes" and "at least" can hold, "lacks" and "at most" cannot.
 *
 * @param elements the described elements, in order, without repetition
 * @param open whether there may be more
 */
public record Listing<E>(List<E> elements, boolean open) {
    @SuppressWarnings("StaticAssignmentOfThrowable") // It carries no stack trace that could be wrong.
    private static final UndecidedException OPEN = new UndecidedException("the list is open");

    public Listing {
        elements = elements.size() < SearchableList.WORTHWHILE ? List.copyOf(elements) : SearchableList.of(elements);
    }

    /** A complete list of these elements. */
    @SafeVarargs
    public static <E> Listing<E> of(E... elements) {
        return new Listing<>(List.of(elements), false);
    }

    /** A list of these elements and more that are not described. */
    @SafeVarargs
    public static <E> Listing<E> openOf(E... elements) {
        return new Listing<>(List.of(elements), true);
    }

    /** Whether the element is in the list. */
    public boolean includes(E element) {
        return elements.contains(element) || no();
    }

    /** Whether at least one of these elements is in the list. */
    @SafeVarargs
    public final boolean includesAny(E... candidates) {
        for (E candidate : candidates) {
            if (elements.contains(candidate)) {
                return true;
            }
        }
        return no();
    }

    /** Whether all of these elements are in the list. */
    @SafeVarargs
    public final boolean includesAll(E... candidates) {
        return elements.containsAll(Arrays.asList(candidates)) || no();
    }

    /** Whether something other than these elements is in the list. */
    @SafeVarargs
    public final boolean includesOtherThan(E... known) {
        Set<E> set = new HashSet<>(Arrays.asList(known));
        return elements.stream().anyMatch(element -> !set.contains(element)) || no();
    }

    /** Whether the element is not in the list. */
    public boolean lacks(E element) {
        return !includes(element);
    }

    /** Whether none of these elements is in the list. */
    @SafeVarargs
    public final boolean lacksAll(E... candidates) {
        return !includesAny(candidates);
    }

    /** Whether nothing other than these elements is in the list; an empty list holds nothing other. */
    @SafeVarargs
    public final boolean onlyHas(E... known) {
        return !includesOtherThan(known);
    }

    /** Whether the list has so many elements or more. */
    public boolean atLeast(int count) {
        return elements.size() >= count || no();
    }

    /** Whether the list has fewer elements. */
    public boolean fewerThan(int count) {
        return !atLeast(count);
    }

    private boolean no() {
        if (open) {
            throw OPEN;
        }
        return false;
    }
}
