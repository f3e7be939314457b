package org.infrapolicy.advisor.engine;

import java.util.List;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** The conditions of a rule, each followed by those that come after it. */
sealed interface Condition {
    /**
     * Some object of a type passes all checks.
     *
     * @param slot where the object stands in the tuple
     * @param variable the name that the rule gives it
     * @param type the record
     * @param section its section; null for a parameter or a row of a table
     * @param checks what it must satisfy
     * @param access how to find it without looking at all objects
     */
    record Match(
            int slot,
            String variable,
            Class<?> type,
            @Nullable Section section,
            List<Check> checks,
            Access access) implements Condition {}

    /** The conditions inside do not hold together. */
    record Not(List<Condition> conditions) implements Condition {}

    /** The conditions inside hold together. */
    record Exists(List<Condition> conditions) implements Condition {}

    /** One of the alternatives holds; each includes all that follows in the rule. */
    record Either(List<List<Condition>> alternatives) implements Condition {}
}
