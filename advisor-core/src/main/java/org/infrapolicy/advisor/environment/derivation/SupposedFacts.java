package org.infrapolicy.advisor.environment.derivation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.derivation.Dependencies.Node;
import org.infrapolicy.advisor.environment.derivation.Dependencies.Search;
import org.jspecify.annotations.Nullable;

/** Derived facts of an environment of which a few objects are stated otherwise; what does not hang on them is taken from it. */
final class SupposedFacts extends DerivedFacts {
    private static final Comparator<Fact> BY_ID = Comparator.comparing(Fact::id);

    private final DerivedFacts base;
    private final Dependencies dependencies;
    private final Map<Reference, Fact> otherwise = new LinkedHashMap<>();
    private final Map<Section, List<Fact>> all = new EnumMap<>(Section.class);
    private final Set<Node> restated = new LinkedHashSet<>();
    private final Set<Node> affected = new LinkedHashSet<>();
    private final Set<Search> searchesToCompare = new LinkedHashSet<>();
    private final Map<Search, Set<Reference>> moved = new HashMap<>();
    private final Map<Search, MovedIndex> movedIndexes = new HashMap<>();

    /** Takes a base that keeps its dependencies, and the objects that are stated otherwise. */
    SupposedFacts(DerivedFacts base, Dependencies dependencies, Collection<Fact> otherwise) {
        super(base);
        this.base = base;
        this.dependencies = dependencies;
        Deque<Node> found = new ArrayDeque<>();
        for (Fact fact : otherwise) {
            this.otherwise.put(fact.reference(), fact);
            for (String attribute : changed(fact)) {
                found.addAll(dependencies.readersOfStated(Node.of(fact, attribute)));
                restated.add(Node.of(fact, attribute));
                searchesToCompare.add(new Search(fact.section(), attribute));
            }
        }
        spread(found);
        while (!found.isEmpty() || searchesMoved(found)) {
            spread(found);
            forget();
            movedIndexes.clear();
        }
    }

    private List<String> changed(Fact fact) {
        Fact before = base.find(fact.reference()).orElseThrow();
        List<String> changed = new ArrayList<>();
        for (AttributeType attribute : FactType.of(fact.section()).attributes()) {
            if (attribute.stated() && !Objects.equals(attribute.of(before), attribute.of(fact))) {
                changed.add(attribute.name());
            }
        }
        return changed;
    }

    private void spread(Deque<Node> found) {
        while (!found.isEmpty()) {
            Node node = found.pop();
            if (affected.add(node)) {
                Search search = new Search(sectionOf(node), node.attribute());
                moved.computeIfAbsent(search, key -> new LinkedHashSet<>()).add(node.object());
                searchesToCompare.add(search);
                found.addAll(dependencies.readersOfDerived(node));
            }
        }
    }

    private static Section sectionOf(Node node) {
        Section section = node.object().section();
        if (section == null) {
            throw new IllegalStateException("Nothing is derived for " + node.object());
        }
        return section;
    }

    /** Adds the readers of searches that now find something else; false if there are no new ones. */
    private boolean searchesMoved(Deque<Node> found) {
        for (Search search : searchesToCompare) {
            Map<Reference, Set<Node>> readers = dependencies.readersOf(search);
            Set<Node> undecidedReaders = dependencies.readersOfUndecided(search);
            if (readers.isEmpty() && undecidedReaders.isEmpty()) {
                continue;
            }
            MovedIndex after = movedIndex(search);
            Index before = base.index(search.section(), search.attribute());
            for (Reference named : after.othersMayBeElsewhere() ? readers.keySet() : after.namedBeforeOrAfter()) {
                Set<Node> nodes = readers.getOrDefault(named, Set.of());
                if (!affected.containsAll(nodes) && !same(before.find(named), after.find(named))) {
                    nodes.stream().filter(node -> !affected.contains(node)).forEach(found::add);
                }
            }
            if (after.undecidedMoved()) {
                undecidedReaders.stream()
                        .filter(node -> !affected.contains(node))
                        .forEach(found::add);
            }
        }
        return !found.isEmpty();
    }

    private static boolean same(Referring before, Referring after) {
        return before.mayBeMore() == after.mayBeMore()
                && references(before.certain()).equals(references(after.certain()));
    }

    private static List<Reference> references(List<Fact> facts) {
        return facts.stream().map(Fact::reference).toList();
    }

    /**
     * The objects that differ from those of the base, with everything filled in that can be derived.
     *
     * @param complete those of the base
     */
    List<Fact> differing(Function<Reference, Fact> complete) {
        Map<Reference, List<String>> again = new LinkedHashMap<>();
        otherwise.keySet().forEach(reference -> again.put(reference, new ArrayList<>()));
        affected.forEach(node ->
                again.computeIfAbsent(node.object(), key -> new ArrayList<>()).add(node.attribute()));
        List<Fact> differing = new ArrayList<>();
        again.forEach((reference, attributes) -> {
            Fact before = complete.apply(reference);
            Fact fact = find(reference).orElseThrow();
            Fact after = otherwise.containsKey(reference) ? completed(fact) : with(before, fact, attributes);
            if (!after.equals(before)) {
                differing.add(after);
            }
        });
        return differing;
    }

    private Fact with(Fact before, Fact fact, List<String> attributes) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String attribute : attributes) {
            AttributeType type =
                    FactType.of(fact.section()).attribute(attribute).orElseThrow();
            if (statedValue(fact, attribute) == null) {
                Object value = derive(fact, attribute);
                if (!Objects.equals(value, type.of(before))) {
                    values.put(attribute, value);
                }
            }
        }
        return values.isEmpty() ? before : FactType.of(fact.section()).with(before, values);
    }

    /** Whether no stated summary is at odds with what is listed. */
    boolean consistent() {
        return Stream.concat(affected.stream(), restated.stream()).noneMatch(node -> {
            Fact fact = find(node.object()).orElseThrow();
            AttributeType type =
                    FactType.of(fact.section()).attribute(node.attribute()).orElseThrow();
            Object said = type.kind() == AttributeType.Kind.SUMMARY ? statedValue(fact, node.attribute()) : null;
            Object follows = said == null ? null : derive(fact, node.attribute());
            return said != null && follows != null && !agree(said, follows);
        });
    }

    @Override
    @Nullable
    Object derive(Fact fact, String attribute) {
        return affected.contains(Node.of(fact, attribute))
                ? super.derive(fact, attribute)
                : base.derive(base.find(fact.reference()).orElseThrow(), attribute);
    }

    @Override
    Optional<Fact> find(Reference reference) {
        Fact other = otherwise.get(reference);
        return other == null ? base.find(reference) : Optional.of(other);
    }

    @Override
    Collection<Fact> all(Section section) {
        return !restates(section)
                ? base.all(section)
                : all.computeIfAbsent(
                        section,
                        key -> base.all(key).stream()
                                .map(fact -> otherwise.getOrDefault(fact.reference(), fact))
                                .toList());
    }

    @Override
    public Map<Section, Map<String, Fact>> stated() {
        Map<Section, Map<String, Fact>> stated = new EnumMap<>(base.stated());
        for (Fact fact : otherwise.values()) {
            Map<String, Fact> section = new LinkedHashMap<>(stated.getOrDefault(fact.section(), Map.of()));
            section.put(fact.id().toLowerCase(Locale.ROOT), fact);
            stated.put(fact.section(), section);
        }
        return stated;
    }

    @Override
    Index index(Section section, String attribute) {
        Search search = new Search(section, attribute);
        return moved.containsKey(search) || restates(section) ? movedIndex(search) : base.index(section, attribute);
    }

    private boolean restates(Section section) {
        return otherwise.keySet().stream().anyMatch(reference -> reference.section() == section);
    }

    private MovedIndex movedIndex(Search search) {
        MovedIndex index = movedIndexes.get(search);
        if (index == null) {
            Set<Reference> objects = new LinkedHashSet<>(moved.getOrDefault(search, Set.of()));
            otherwise.keySet().stream()
                    .filter(reference -> reference.section() == search.section())
                    .forEach(objects::add);
            index = new MovedIndex(search, objects);
            movedIndexes.put(search, index);
        }
        return index;
    }

    /** An index that differs from that of the base in a few objects. */
    private final class MovedIndex implements Index {
        private final Index before;
        private final Map<Reference, Fact> objects = new LinkedHashMap<>();
        private final Map<Reference, @Nullable Object> valuesBefore = new HashMap<>();
        private final Map<Reference, @Nullable Object> valuesAfter = new HashMap<>();

        MovedIndex(Search search, Set<Reference> references) {
            before = base.index(search.section(), search.attribute());
            Look past = Look.silent(base);
            Look now = Look.silent(SupposedFacts.this);
            for (Reference reference : references) {
                Fact fact = SupposedFacts.this.find(reference).orElseThrow();
                objects.put(reference, fact);
                valuesBefore.put(reference, past.at(base.find(reference).orElseThrow(), search.attribute()));
                valuesAfter.put(reference, now.at(fact, search.attribute()));
            }
        }

        Set<Reference> namedBeforeOrAfter() {
            Set<Reference> named = new LinkedHashSet<>();
            valuesBefore.values().forEach(value -> addNamed(value, named));
            valuesAfter.values().forEach(value -> addNamed(value, named));
            return named;
        }

        private static void addNamed(@Nullable Object value, Set<Reference> named) {
            if (value instanceof Reference reference) {
                named.add(reference);
            } else if (value instanceof Listing<?> listing) {
                listing.elements().forEach(element -> named.add((Reference) element));
            }
        }

        private static boolean names(@Nullable Object value, Reference reference) {
            return reference.equals(value)
                    || value instanceof Listing<?> listing && listing.elements().contains(reference);
        }

        /** Whether it may have changed for any object that others may name it. */
        boolean othersMayBeElsewhere() {
            return objects.keySet().stream()
                    .anyMatch(reference ->
                            mayNameAny(valuesBefore.get(reference)) || mayNameAny(valuesAfter.get(reference)));
        }

        boolean undecidedMoved() {
            return objects.keySet().stream()
                    .anyMatch(reference ->
                            mayNameAny(valuesBefore.get(reference)) != mayNameAny(valuesAfter.get(reference)));
        }

        @Override
        public Referring find(Reference named) {
            Referring past = before.find(named);
            List<Fact> certain = new ArrayList<>();
            for (Fact fact : past.certain()) {
                if (!objects.containsKey(fact.reference())) {
                    certain.add(fact);
                }
            }
            objects.forEach((reference, fact) -> {
                if (names(valuesAfter.get(reference), named)) {
                    certain.add(fact);
                }
            });
            certain.sort(BY_ID);
            return new Referring(List.copyOf(certain), mayBeMore(past, named));
        }

        private boolean mayBeMore(Referring past, Reference named) {
            if (!othersMayBeElsewhere()) {
                return past.mayBeMore();
            }
            return undecided().stream().anyMatch(fact -> {
                Reference reference = fact.reference();
                return objects.containsKey(reference)
                        ? !names(valuesAfter.get(reference), named)
                        : past.certain().stream()
                                .noneMatch(other -> other.reference().equals(reference));
            });
        }

        @Override
        public List<Fact> undecided() {
            List<Fact> undecided = new ArrayList<>();
            for (Fact fact : before.undecided()) {
                if (!objects.containsKey(fact.reference())) {
                    undecided.add(fact);
                }
            }
            objects.forEach((reference, fact) -> {
                if (mayNameAny(valuesAfter.get(reference))) {
                    undecided.add(fact);
                }
            });
            undecided.sort(BY_ID);
            return undecided;
        }
    }
}
