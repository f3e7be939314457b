package org.infrapolicy.advisor.engine;

import java.util.List;

/**
 * One constraint of a pattern.
 *
 * @param text as written
 * @param predicate the compiled constraint
 * @param arguments slots of the objects that it takes, in order
 * @param reads what it reads of them
 * @param alternatives whether it joins several comparisons by {@code ||} or {@code &&}
 */
record Check(String text, Predicate predicate, int[] arguments, List<Read> reads, boolean alternatives) {
    /** A compiled constraint over objects of the tuple. */
    @FunctionalInterface
    interface Predicate {
        boolean test(Object[] arguments) throws Exception;
    }
}
