package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.jspecify.annotations.Nullable;

/**
 * Settles what Kleene logic leaves open because the same unknown attribute is read twice: where it has few possible values, each
 * is supposed in turn, and an answer that is the same for all of them holds.
 */
final class Suppositions {
    private static final int MOST_COMBINATIONS = 128;

    /** An unknown attribute that has few possible values. */
    record Open(Fact fact, AttributeType attribute) {
        List<Object> values() {
            return attribute.type() == Boolean.class
                    ? List.of(true, false)
                    : List.of((Object[]) attribute.type().getEnumConstants());
        }
    }

    private Suppositions() {}

    /** The common answer of a constraint for all values of the unknown attributes that it reads. */
    static Truth agree(List<Read> reads, Object[] tuple, Function<Object[], Truth> answer) {
        Set<Open> open = new LinkedHashSet<>();
        for (Read read : reads) {
            if (read.value(tuple) == null
                    && !open(read.attribute(), read.key() != null, (Fact) tuple[read.slot()], open)) {
                return Truth.UNKNOWN;
            }
        }
        return agree(List.copyOf(open), supposed -> {
            Object[] changed = tuple.clone();
            for (int i = 0; i < changed.length; i++) {
                if (changed[i] instanceof Fact fact) {
                    changed[i] = supposed.getOrDefault(fact, fact);
                }
            }
            return answer.apply(changed);
        });
    }

    /** Adds what is unknown behind an attribute; false if it has too many possible values. */
    private static boolean open(AttributeType attribute, boolean nested, Fact fact, Set<Open> open) {
        if (nested || attribute.kind() == AttributeType.Kind.DERIVED) {
            return false;
        }
        if (attribute.kind() == AttributeType.Kind.COMPUTED) {
            for (String name : attribute.computedFrom()) {
                AttributeType input =
                        FactType.of(fact.section()).attribute(name).orElseThrow();
                if (input.of(fact) == null && !open(input, false, fact, open)) {
                    return false;
                }
            }
            return true;
        }
        if (!Evaluation.enumerable(attribute)) {
            return false;
        }
        open.add(new Open(fact, attribute));
        return true;
    }

    /** The common answer for all combinations of values; UNKNOWN if there are too many, or two differ. */
    static Truth agree(List<Open> open, Function<IdentityHashMap<Fact, Fact>, Truth> answer) {
        int combinations = 1;
        for (Open attribute : open) {
            combinations *= attribute.values().size();
            if (combinations > MOST_COMBINATIONS) {
                return Truth.UNKNOWN;
            }
        }
        if (open.isEmpty()) {
            return Truth.UNKNOWN;
        }
        Truth common = null;
        for (int combination = 0; combination < combinations; combination++) {
            Truth truth = answer.apply(suppose(open, combination));
            if (truth == Truth.UNKNOWN || common != null && common != truth) {
                return Truth.UNKNOWN;
            }
            common = truth;
        }
        return common == null ? Truth.UNKNOWN : common;
    }

    private static IdentityHashMap<Fact, Fact> suppose(List<Open> open, int combination) {
        IdentityHashMap<Fact, Map<String, Object>> changes = new IdentityHashMap<>();
        int rest = combination;
        for (Open attribute : open) {
            List<Object> values = attribute.values();
            changes.computeIfAbsent(attribute.fact(), fact -> new HashMap<>())
                    .put(attribute.attribute().name(), values.get(rest % values.size()));
            rest /= values.size();
        }
        IdentityHashMap<Fact, Fact> supposed = new IdentityHashMap<>();
        changes.forEach(
                (fact, values) -> supposed.put(fact, FactType.of(fact.section()).with(fact, values)));
        return supposed;
    }

    /** The unknown attributes of a trace, if all of them have few possible values; empty otherwise. */
    static List<Open> open(Trace trace) {
        Set<Open> open = new LinkedHashSet<>();
        for (Trace.Entry entry : trace.entries()) {
            if (entry.missing()) {
                AttributeType attribute = attribute(entry);
                if (attribute == null || entry.fact() == null || !open(attribute, false, entry.fact(), open)) {
                    return List.of();
                }
            }
        }
        return new ArrayList<>(open);
    }

    private static @Nullable AttributeType attribute(Trace.Entry entry) {
        return entry.fact() == null || entry.attribute() == null
                ? null
                : FactType.of(entry.fact().section())
                        .attribute(entry.attribute())
                        .orElse(null);
    }
}
