package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Inputs;
import org.infrapolicy.advisor.environment.Knowledge;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.Supposition;
import org.infrapolicy.advisor.rule.Parameter;
import org.jspecify.annotations.Nullable;

/** The facts of one environment, indexed as rules need them. Belongs to one evaluation and its thread. */
final class FactIndex {
    /** Which of several objects is named as evidence must not hang on the order in which they are described. */
    private static final Comparator<Fact> BY_ID = Comparator.comparing(Fact::id);

    private final Environment environment;
    private final List<Parameter> parameters;
    private final Map<Section, List<Fact>> facts = new EnumMap<>(Section.class);
    private final Map<Section, Map<Integer, Fact>> undescribed = new EnumMap<>(Section.class);
    private final Map<Section, Map<AttributeType, Keys>> keys = new EnumMap<>(Section.class);

    private final Map<Reference, Map<String, Inputs>> inputs = new HashMap<>();

    private final @Nullable FactIndex base;
    private final Map<Section, Map<Reference, Fact>> differing = new EnumMap<>(Section.class);

    FactIndex(Environment environment, List<Parameter> parameters) {
        this.environment = environment;
        this.parameters = parameters;
        base = null;
    }

    /** The facts of an environment of which few objects are not as in another one. */
    FactIndex(FactIndex base, Supposition supposition) {
        environment = supposition.environment();
        parameters = base.parameters;
        this.base = base;
        for (Fact fact : supposition.differing()) {
            differing
                    .computeIfAbsent(fact.section(), section -> new LinkedHashMap<>())
                    .put(fact.reference(), fact);
        }
    }

    Environment environment() {
        return environment;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    List<Fact> all(Section section) {
        if (base != null && !differing.containsKey(section)) {
            return base.all(section);
        }
        return facts.computeIfAbsent(
                section, key -> environment.all(key).stream().sorted(BY_ID).toList());
    }

    /** Decisions are no part of the estate but questions about it: where none are written, none are asked. */
    boolean complete(Section section) {
        Knowledge knowledge = environment.knowledge(section);
        return knowledge == Knowledge.COMPLETE || section == Section.DECISIONS && knowledge == Knowledge.UNKNOWN;
    }

    /** Stands for an object that is not described; another one for each slot, as two of them may be two objects. */
    Fact undescribed(Section section, int slot) {
        return undescribed
                .computeIfAbsent(section, key -> new HashMap<>())
                .computeIfAbsent(slot, key -> FactType.of(section).unknown("?" + key));
    }

    boolean isUndescribed(Fact fact) {
        return fact.id().startsWith("?")
                && undescribed.getOrDefault(fact.section(), Map.of()).values().stream()
                        .anyMatch(other -> other == fact);
    }

    /** What a derived attribute was derived from. Asked for by many rules, and long to follow in a large estate. */
    Inputs inputs(Fact fact, String attribute) {
        return inputs.computeIfAbsent(fact.reference(), key -> new HashMap<>())
                .computeIfAbsent(attribute, key -> environment.inputs(fact, key));
    }

    Optional<Fact> find(Reference reference) {
        return environment.find(reference);
    }

    /** The objects of a section that name, or may name, this value by an attribute. */
    Collection<Fact> keyed(Section section, AttributeType key, Object value) {
        if (base != null) {
            Map<Reference, Fact> others = differing.getOrDefault(section, Map.of());
            Collection<Fact> before = base.keyed(section, key, value);
            if (others.isEmpty()) {
                return before;
            }
            List<Fact> candidates = new ArrayList<>();
            before.stream()
                    .filter(fact -> !others.containsKey(fact.reference()))
                    .forEach(candidates::add);
            others.values().stream().filter(fact -> names(fact, key, value)).forEach(candidates::add);
            return candidates;
        }
        Keys index = keys.computeIfAbsent(section, s -> new HashMap<>())
                .computeIfAbsent(key, k -> new Keys(all(section), k));
        List<Fact> certain = index.byValue.getOrDefault(value, List.of());
        if (index.undecided.isEmpty()) {
            return certain;
        }
        Set<Fact> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        taken.addAll(certain);
        List<Fact> candidates = new ArrayList<>(certain);
        for (Fact fact : index.undecided) {
            if (taken.add(fact)) {
                candidates.add(fact);
            }
        }
        return candidates;
    }

    /** Whether an attribute names the value, or may name it. */
    private static boolean names(Fact fact, AttributeType key, Object value) {
        Object said = key.of(fact);
        return said == null
                || said.equals(value)
                || said instanceof Listing<?> listing
                        && (listing.open() || listing.elements().contains(value));
    }

    private static final class Keys {
        private final Map<Object, List<Fact>> byValue = new HashMap<>();
        private final List<Fact> undecided = new ArrayList<>();

        Keys(List<Fact> facts, AttributeType key) {
            for (Fact fact : facts) {
                Object value = key.of(fact);
                if (value instanceof Listing<?> listing) {
                    listing.elements()
                            .forEach(element -> byValue.computeIfAbsent(element, e -> new ArrayList<>())
                                    .add(fact));
                    if (listing.open()) {
                        undecided.add(fact);
                    }
                } else if (value == null) {
                    undecided.add(fact);
                } else {
                    byValue.computeIfAbsent(value, v -> new ArrayList<>()).add(fact);
                }
            }
        }
    }
}
