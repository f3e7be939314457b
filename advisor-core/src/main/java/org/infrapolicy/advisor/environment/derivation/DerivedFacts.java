package org.infrapolicy.advisor.environment.derivation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Contradiction;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Inputs;
import org.infrapolicy.advisor.environment.Knowledge;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.derivation.Dependencies.Node;
import org.infrapolicy.advisor.environment.derivation.Dependencies.Search;
import org.jspecify.annotations.Nullable;

/** The stated facts of an environment and what follows from them. */
public class DerivedFacts {
    private static final Map<Section, Map<String, Derivation<?>>> DERIVATIONS = Derivations.all();

    private final Map<Section, Map<String, Fact>> stated;
    private final Map<Section, Knowledge> knowledge;
    private final LocalDate day;
    private final Map<Section, Map<String, Index>> indexes = new EnumMap<>(Section.class);
    private final Map<Section, Map<String, Map<Fact, Object>>> derived = new EnumMap<>(Section.class);
    private final IdentityHashMap<Fact, Set<String>> inProgress = new IdentityHashMap<>();
    private final Map<Section, List<Fact>> sorted = new EnumMap<>(Section.class);
    private final @Nullable Dependencies dependencies;
    private boolean circular;

    /** Takes the stated facts by section and lower-case id, and the day up to which ages are counted. */
    public DerivedFacts(Map<Section, Map<String, Fact>> stated, Map<Section, Knowledge> knowledge, LocalDate day) {
        this(copy(stated), knowledge, day, null);
    }

    private DerivedFacts(
            Map<Section, Map<String, Fact>> stated,
            Map<Section, Knowledge> knowledge,
            LocalDate day,
            @Nullable Dependencies dependencies) {
        this.stated = stated;
        this.knowledge = knowledge;
        this.day = day;
        this.dependencies = dependencies;
    }

    /** Facts of which some are taken from a base. */
    DerivedFacts(DerivedFacts base) {
        this(base.stated, base.knowledge, base.day, null);
    }

    private static Map<Section, Map<String, Fact>> copy(Map<Section, Map<String, Fact>> stated) {
        Map<Section, Map<String, Fact>> copy = new EnumMap<>(Section.class);
        stated.forEach((section, facts) -> copy.put(section, new LinkedHashMap<>(facts)));
        return copy;
    }

    /** The same facts, derived once more, with a record of what hangs on what; for {@link #supposing}. */
    public DerivedFacts recorded() {
        Dependencies record = new Dependencies();
        DerivedFacts recorded = new DerivedFacts(stated(), knowledge, day, record);
        stated().forEach((section, facts) -> DERIVATIONS
                .getOrDefault(section, Map.of())
                .keySet()
                .forEach(attribute -> facts.values().forEach(fact -> recorded.derive(fact, attribute))));
        return recorded;
    }

    /**
     * What follows if some objects were stated otherwise.
     *
     * @param facts the same facts with these objects
     * @param differing all objects that are not as before, complete
     * @param consistent whether no stated summary is at odds with what is listed
     */
    public record Supposed(DerivedFacts facts, List<Fact> differing, boolean consistent) {}

    /**
     * What follows if some objects were stated otherwise; only what hangs on them is derived again.
     *
     * @param complete the objects as they are, with everything filled in that can be derived
     */
    public synchronized Supposed supposing(Collection<Fact> otherwise, Function<Reference, Fact> complete) {
        if (dependencies == null) {
            throw new IllegalStateException("Nothing was recorded of what hangs on what");
        }
        SupposedFacts supposed = new SupposedFacts(this, dependencies, otherwise);
        return new Supposed(supposed, supposed.differing(complete), supposed.consistent());
    }

    Fact completed(Fact fact) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String attribute :
                DERIVATIONS.getOrDefault(fact.section(), Map.of()).keySet()) {
            if (statedValue(fact, attribute) == null) {
                values.put(attribute, derive(fact, attribute));
            }
        }
        return values.isEmpty() ? fact : FactType.of(fact.section()).with(fact, values);
    }

    /** Leaves what was derived to be derived again. */
    void forget() {
        indexes.clear();
        derived.clear();
    }

    /** The facts as stated. */
    public Map<Section, Map<String, Fact>> stated() {
        return stated;
    }

    /** The facts with everything filled in that can be derived. */
    public Map<Section, Map<String, Fact>> complete() {
        Map<Section, Map<String, Fact>> completed = new EnumMap<>(Section.class);
        stated().forEach((section, facts) -> {
            Map<String, Fact> result = new LinkedHashMap<>();
            facts.forEach((id, fact) -> result.put(id, completed(fact)));
            completed.put(section, result);
        });
        synchronized (this) {
            forget();
        }
        return completed;
    }

    /** Summary attributes whose stated value and listed objects disagree. */
    public synchronized List<Contradiction> contradictions() {
        List<Contradiction> found = new ArrayList<>();
        stated().forEach((section, facts) -> DERIVATIONS.getOrDefault(section, Map.of()).keySet().stream()
                .filter(attribute -> type(section, attribute).kind() == AttributeType.Kind.SUMMARY)
                .forEach(attribute -> facts.values().forEach(fact -> {
                    Object said = statedValue(fact, attribute);
                    Object follows = said == null ? null : derive(fact, attribute);
                    if (said != null && follows != null && !agree(said, follows)) {
                        Look look = Look.recording(this);
                        derive(fact, attribute, look);
                        found.add(new Contradiction(
                                fact, attribute, said, follows, look.inputs().known()));
                    }
                })));
        derived.clear();
        return found;
    }

    static boolean agree(Object said, Object follows) {
        if (said instanceof Listing<?> list && follows instanceof Listing<?> derivedList) {
            boolean saidHoldsAll = list.open() || new HashSet<>(list.elements()).containsAll(derivedList.elements());
            boolean derivedHoldsAll =
                    derivedList.open() || new HashSet<>(derivedList.elements()).containsAll(list.elements());
            return saidHoldsAll && derivedHoldsAll;
        }
        return said.equals(follows);
    }

    /** What a derived attribute was derived from; empty lists for a stated one. */
    public synchronized Inputs inputs(Fact fact, String attribute) {
        Fact original = find(fact.reference()).orElse(fact);
        if (!isDerived(fact.section(), attribute) || statedValue(original, attribute) != null) {
            return new Inputs(List.of(), List.of());
        }
        Look look = Look.recording(this);
        derive(original, attribute, look);
        return look.inputs();
    }

    private static Optional<Derivation<?>> derivation(Section section, String attribute) {
        return Optional.ofNullable(DERIVATIONS.getOrDefault(section, Map.of()).get(attribute));
    }

    boolean isDerived(Section section, String attribute) {
        return derivation(section, attribute).isPresent();
    }

    /** Whether a document may state what can be derived here. */
    boolean mayBeStated(Section section, String attribute) {
        return type(section, attribute).stated();
    }

    @Nullable
    Object statedValue(Fact fact, String attribute) {
        if (dependencies != null) {
            dependencies.readStated(fact, attribute);
        }
        AttributeType type = type(fact.section(), attribute);
        return type.kind() == AttributeType.Kind.DERIVED ? null : type.of(fact);
    }

    @Nullable
    Object derive(Fact fact, String attribute) {
        Map<Fact, Object> memo = derived.computeIfAbsent(fact.section(), key -> new HashMap<>())
                .computeIfAbsent(attribute, key -> new IdentityHashMap<>());
        Object value = memo.get(fact);
        if (dependencies != null) {
            dependencies.readDerived(fact, attribute);
        }
        if (value == null) {
            if (dependencies != null) {
                dependencies.begin(Node.of(fact, attribute));
            }
            value = derive(fact, attribute, Look.silent(this));
            if (dependencies != null) {
                dependencies.end();
            }
            if (!circular) {
                memo.put(fact, value == null ? UNKNOWN : value);
            }
        }
        return value == UNKNOWN ? null : value;
    }

    private static final Object UNKNOWN = new Object();

    /**
     * A description may go in a circle: a machine that is nested in itself over others has no site that follows. What is asked for
     * while it is being derived is unknown, and what was derived from that is not remembered, so that the order does not matter.
     */
    @SuppressWarnings("unchecked")
    @Nullable
    Object derive(Fact fact, String attribute, Look look) {
        Derivation<Fact> derivation = (Derivation<Fact>) derivation(fact.section(), attribute)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Nothing derives " + attribute + " of " + fact.section().key()));
        Set<String> attributes = inProgress.computeIfAbsent(fact, key -> new HashSet<>());
        if (!attributes.add(attribute)) {
            circular = true;
            return null;
        }
        try {
            return derivation.derive(fact, look);
        } finally {
            attributes.remove(attribute);
            if (attributes.isEmpty()) {
                inProgress.remove(fact);
            }
            circular &= !inProgress.isEmpty();
        }
    }

    Optional<Fact> find(Reference reference) {
        Map<String, Fact> facts = reference.section() == null ? null : stated.get(reference.section());
        return facts == null
                ? Optional.empty()
                : Optional.ofNullable(facts.get(reference.id().toLowerCase(Locale.ROOT)));
    }

    /** Ordered by id, so that derived lists do not hang on the order in which objects are described. */
    Collection<Fact> all(Section section) {
        return sorted.computeIfAbsent(
                section,
                key -> stated.getOrDefault(key, Map.of()).values().stream()
                        .sorted(Comparator.comparing(Fact::id))
                        .toList());
    }

    /** The day up to which ages are counted. */
    LocalDate day() {
        return day;
    }

    Knowledge knowledge(Section section) {
        return knowledge.getOrDefault(section, Knowledge.UNKNOWN);
    }

    private static AttributeType type(Section section, String attribute) {
        return FactType.of(section)
                .attribute(attribute)
                .orElseThrow(() -> new IllegalStateException(section + "." + attribute));
    }

    Index index(Section section, String attribute) {
        Map<String, Index> ofSection = indexes.computeIfAbsent(section, key -> new HashMap<>());
        Index index = ofSection.get(attribute);
        if (index == null) {
            if (dependencies != null) {
                dependencies.pause();
            }
            index = new FullIndex(section, attribute);
            if (dependencies != null) {
                dependencies.end();
            }
            ofSection.put(attribute, index);
        }
        return index;
    }

    /** The objects of a section by whom an attribute names. */
    interface Index {
        /** The objects that name this one, ordered by id, and whether others may. */
        Referring find(Reference reference);

        /** Objects that may name anything: the attribute is unknown, or an open list. */
        List<Fact> undecided();
    }

    /** Whether an attribute leaves open whom it names. */
    static boolean mayNameAny(@Nullable Object value) {
        return value == null || value instanceof Listing<?> listing && listing.open();
    }

    private final class FullIndex implements Index {
        private final Map<Reference, List<Fact>> byReference = new HashMap<>();
        private final Map<Reference, Integer> undecidedAmong = new HashMap<>();
        private final List<Fact> undecided = new ArrayList<>();
        private final Search search;

        FullIndex(Section section, String attribute) {
            search = new Search(section, attribute);
            Look look = Look.silent(DerivedFacts.this);
            for (Fact fact : all(section)) {
                Object value = look.at(fact, attribute);
                if (value instanceof Reference reference) {
                    add(reference, fact);
                } else if (value instanceof Listing<?> listing) {
                    for (Object element : new LinkedHashSet<>(listing.elements())) {
                        add((Reference) element, fact);
                        if (listing.open()) {
                            undecidedAmong.merge((Reference) element, 1, Integer::sum);
                        }
                    }
                }
                if (mayNameAny(value)) {
                    undecided.add(fact);
                }
            }
        }

        private void add(Reference reference, Fact fact) {
            byReference.computeIfAbsent(reference, key -> new ArrayList<>()).add(fact);
        }

        @Override
        public List<Fact> undecided() {
            if (dependencies != null) {
                dependencies.searchedUndecided(search);
            }
            return undecided;
        }

        @Override
        public Referring find(Reference reference) {
            boolean others = undecided.size() > undecidedAmong.getOrDefault(reference, 0);
            Referring found = new Referring(byReference.getOrDefault(reference, List.of()), others);
            if (dependencies != null) {
                dependencies.searched(search, reference);
            }
            return found;
        }
    }
}
