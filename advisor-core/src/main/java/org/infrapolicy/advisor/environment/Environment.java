package org.infrapolicy.advisor.environment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.infrapolicy.advisor.environment.derivation.DerivedFacts;
import org.jspecify.annotations.Nullable;

/**
 * The described estate: its facts, how much is said about each section, and where each attribute was stated.
 *
 * <p>Read one with an {@code EnvironmentReader}, or build one in code:
 *
 * <pre>{@code
 * Environment lab = Environment.builder("lab")
 *         .add(HostBuilder.builder().id("alma").operatingSystem(OperatingSystem.WINDOWS_SERVER_2019).build())
 *         .add(VolumeBuilder.builder().id("d").mountedBy(new Reference(Section.HOSTS, "alma")).fileSystem(FileSystem.REFS).build())
 *         .build();
 * }</pre>
 *
 * Immutable and safe for use by several threads. Derived facts are filled in when it is built.
 */
public final class Environment {
    private final String name;
    private final @Nullable LocalDate asOf;
    private final LocalDate today;
    private final Map<String, String> files;
    private final List<Waiver> waivers;
    private final Map<Section, Map<String, Fact>> facts;
    private final Map<Section, Knowledge> knowledge;
    private final Map<Reference, Map<String, Position>> positions;
    private final Map<Section, Position> sectionPositions;
    private final DerivedFacts derivedFacts;
    private final Map<Reference, Fact> supposed = new LinkedHashMap<>();
    private @Nullable DerivedFacts recorded;

    private Environment(Environment base, DerivedFacts derivedFacts, List<Fact> differing) {
        name = base.name;
        asOf = base.asOf;
        today = base.today;
        files = base.files;
        waivers = base.waivers;
        knowledge = base.knowledge;
        positions = base.positions;
        sectionPositions = base.sectionPositions;
        this.derivedFacts = derivedFacts;
        facts = base.facts;
        supposed.putAll(base.supposed);
        differing.forEach(fact -> supposed.put(fact.reference(), fact));
    }

    private Environment(Builder builder) {
        name = builder.name;
        asOf = builder.asOf;
        today = builder.today;
        files = Collections.unmodifiableMap(new LinkedHashMap<>(builder.files));
        waivers = List.copyOf(builder.waivers);
        knowledge = new EnumMap<>(builder.knowledge);
        positions = Map.copyOf(builder.positions);
        sectionPositions = new EnumMap<>(builder.sectionPositions);
        derivedFacts =
                new DerivedFacts(StatedReferences.checked(builder.facts), knowledge, asOf == null ? today : asOf);
        facts = derivedFacts.complete();
    }

    /** Starts an environment in code. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Name of the estate. */
    public String name() {
        return name;
    }

    /** The day for which the description holds, if it says so. */
    public Optional<LocalDate> asOf() {
        return Optional.ofNullable(asOf);
    }

    Map<String, Position> positions(Reference reference) {
        return positions.getOrDefault(reference, Map.of());
    }

    LocalDate today() {
        return today;
    }

    /** The files that it was read from, in the order given; empty if it was built in code. */
    public List<String> files() {
        return List.copyOf(files.keySet());
    }

    /** From each file that it was read from to the SHA-256 of its content, in hexadecimal. */
    public Map<String, String> fileHashes() {
        return files;
    }

    /** The waivers that stand in comments of the documents. */
    public List<Waiver> waivers() {
        return waivers;
    }

    /** Where each object begins, as far as it was read from a file. */
    public Map<Reference, Position> objectPositions() {
        Map<Reference, Position> begins = new LinkedHashMap<>();
        positions.forEach((reference, ofFact) -> {
            Position begin = ofFact.get("id");
            if (begin != null) {
                begins.put(reference, begin);
            }
        });
        return begins;
    }

    /** All described objects of a kind, in the order of the document. */
    @SuppressWarnings("unchecked")
    public <F extends Fact> List<F> all(Class<F> type) {
        for (Section section : Section.values()) {
            if (section.type() == type) {
                return (List<F>) List.copyOf(all(section));
            }
        }
        throw new IllegalArgumentException("No section holds " + type.getName());
    }

    /** All described objects of a section, in the order of the document. */
    public Collection<Fact> all(Section section) {
        Map<String, Fact> ofSection = facts.get(section);
        if (ofSection == null) {
            return List.of();
        }
        return supposed.isEmpty()
                ? Collections.unmodifiableCollection(ofSection.values())
                : ofSection.values().stream()
                        .map(fact -> supposed.getOrDefault(fact.reference(), fact))
                        .toList();
    }

    /** The object that a reference names. */
    public Optional<Fact> find(Reference reference) {
        if (reference.section() == null) {
            return Optional.empty();
        }
        Map<String, Fact> section = facts.get(reference.section());
        Fact fact = section == null ? null : section.get(key(reference.id()));
        return fact == null || supposed.isEmpty()
                ? Optional.ofNullable(fact)
                : Optional.of(supposed.getOrDefault(fact.reference(), fact));
    }

    /** How much is said about a section. */
    public Knowledge knowledge(Section section) {
        return knowledge.getOrDefault(section, Knowledge.UNKNOWN);
    }

    /** Number of described objects in all sections. */
    public int size() {
        return facts.values().stream().mapToInt(Map::size).sum();
    }

    /**
     * Where an attribute was stated; for one that is not stated, where its object begins; for a section, where its list begins.
     *
     * @return empty if the environment was built in code, or if the section is absent
     */
    public Optional<Position> position(AttributePath path) {
        if (path.id() == null) {
            return Optional.ofNullable(sectionPositions.get(path.section()));
        }
        Map<String, Position> ofFact = positions.get(new Reference(path.section(), path.id()));
        if (ofFact == null) {
            return Optional.empty();
        }
        String attribute = path.attribute() == null ? "id" : path.attribute();
        Position exact = ofFact.get(attribute);
        if (exact == null && attribute.indexOf('.') > 0) {
            exact = ofFact.get(attribute.substring(0, attribute.indexOf('.')));
        }
        return Optional.ofNullable(exact == null ? ofFact.get("id") : exact);
    }

    /** What a derived attribute of an object was derived from; empty lists for a stated one. */
    public Inputs inputs(Fact fact, String attribute) {
        return derivedFacts.inputs(fact, attribute);
    }

    /** Summary attributes whose stated value disagrees with the listed objects; empty in what a reader returns. */
    public List<Contradiction> contradictions() {
        return derivedFacts.contradictions();
    }

    /** The objects of a section with what is stated of them alone: summary attributes are not filled in. */
    Collection<Fact> stated(Section section) {
        return derivedFacts.stated().getOrDefault(section, Map.of()).values();
    }

    /** An object with what is stated of it alone: summary attributes are not filled in. */
    public Optional<Fact> stated(Reference reference) {
        return reference.section() == null
                ? Optional.empty()
                : Optional.ofNullable(derivedFacts
                        .stated()
                        .getOrDefault(reference.section(), Map.of())
                        .get(key(reference.id())));
    }

    /**
     * This environment if some of its objects were stated otherwise. Quicker than building it anew, for only what hangs on these
     * objects is derived again.
     *
     * @param otherwise objects with ids that are described here; they may name only objects that are described, too
     */
    public Supposition supposing(List<Fact> otherwise) {
        DerivedFacts.Supposed what = recorded()
                .supposing(
                        otherwise,
                        reference -> find(reference)
                                .orElseThrow(() -> new IllegalArgumentException(reference + " is not described")));
        return new Supposition(
                new Environment(this, what.facts(), what.differing()), what.differing(), what.consistent());
    }

    private synchronized DerivedFacts recorded() {
        DerivedFacts made = recorded;
        if (made == null) {
            made = derivedFacts.recorded();
            recorded = made;
        }
        return made;
    }

    /** A builder that holds all that is stated here, to be changed. */
    public Builder toBuilder() {
        Builder copy = new Builder(name);
        copy.asOf = asOf;
        copy.today = today;
        copy.files.putAll(files);
        copy.waivers.addAll(waivers);
        copy.knowledge.putAll(knowledge);
        copy.positions.putAll(positions);
        copy.sectionPositions.putAll(sectionPositions);
        derivedFacts.stated().forEach((section, objects) -> copy.facts.put(section, new LinkedHashMap<>(objects)));
        return copy;
    }

    /** Ids are compared without regard to case. */
    static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /** Collects facts. Not safe for use by several threads. */
    public static final class Builder {
        private final String name;
        private @Nullable LocalDate asOf;
        private LocalDate today = LocalDate.now(Clock.systemDefaultZone());
        private final Map<String, String> files = new LinkedHashMap<>();
        private final List<Waiver> waivers = new ArrayList<>();
        private final Map<Section, Map<String, Fact>> facts = new EnumMap<>(Section.class);
        private final Map<Section, Knowledge> knowledge = new EnumMap<>(Section.class);
        private final Map<Reference, Map<String, Position>> positions = new LinkedHashMap<>();
        private final Map<Section, Position> sectionPositions = new EnumMap<>(Section.class);

        private Builder(String name) {
            this.name = name;
        }

        /** The day for which the description holds. */
        public Builder asOf(LocalDate day) {
            asOf = day;
            return this;
        }

        /** The day up to which ages are counted where no day is said for which the description holds; without it the day of the run. */
        public Builder today(LocalDate day) {
            today = day;
            return this;
        }

        /**
         * Adds the name of a file that the facts were read from.
         *
         * @param sha256 of its content, in hexadecimal
         */
        public Builder file(String file, String sha256) {
            files.put(file, sha256);
            return this;
        }

        /** Adds a waiver that stands in a comment of the documents. */
        public Builder waiver(Waiver waiver) {
            waivers.add(waiver);
            return this;
        }

        /**
         * Adds an object. Its section is then known, and complete unless {@link #open(Section)} says otherwise.
         *
         * @throws IllegalArgumentException if the section has an object with this id
         */
        public Builder add(Fact fact) {
            knowledge.putIfAbsent(fact.section(), Knowledge.COMPLETE);
            Fact before = facts.computeIfAbsent(fact.section(), s -> new LinkedHashMap<>())
                    .putIfAbsent(key(fact.id()), fact);
            if (before != null) {
                throw new IllegalArgumentException("There are two objects with the id " + fact.id() + " in "
                        + fact.section().key() + ". Give one of them another id.");
            }
            return this;
        }

        /** Adds an object with the places where its attributes were stated; the key {@code id} holds where it begins. */
        public Builder add(Fact fact, Map<String, Position> stated) {
            add(fact);
            positions.put(fact.reference(), Map.copyOf(stated));
            return this;
        }

        /** Puts an object in the place of the one with its id. */
        public Builder replace(Fact fact) {
            Map<String, Fact> section = facts.get(fact.section());
            if (section == null || section.replace(key(fact.id()), fact) == null) {
                throw new IllegalArgumentException("There is no " + fact.reference() + " to replace.");
            }
            return this;
        }

        /** Puts an object in the place of the one with its id, with the places where its changed attributes were stated. */
        public Builder replace(Fact fact, Map<String, Position> changed) {
            replace(fact);
            Map<String, Position> all = new LinkedHashMap<>(positions.getOrDefault(fact.reference(), Map.of()));
            all.putAll(changed);
            positions.put(fact.reference(), Map.copyOf(all));
            return this;
        }

        /** The object as it was added, without derived facts. */
        public Optional<Fact> stated(Reference reference) {
            Map<String, Fact> section = reference.section() == null ? null : facts.get(reference.section());
            return section == null ? Optional.empty() : Optional.ofNullable(section.get(key(reference.id())));
        }

        /** All objects of a section as they were added, without derived facts. */
        public Collection<Fact> stated(Section section) {
            return Collections.unmodifiableCollection(
                    facts.getOrDefault(section, Map.of()).values());
        }

        /** Says where the list of a section begins. */
        public Builder at(Section section, Position position) {
            sectionPositions.putIfAbsent(section, position);
            return this;
        }

        /** Takes back that anything is known about a section without objects. */
        public Builder unknown(Section section) {
            if (!facts.getOrDefault(section, Map.of()).isEmpty()) {
                throw new IllegalArgumentException(
                        "The section " + section.key() + " has objects and cannot be unknown.");
            }
            knowledge.remove(section);
            return this;
        }

        /** Says that the section has no objects, or none beside those added. */
        public Builder complete(Section section) {
            knowledge.put(section, Knowledge.COMPLETE);
            return this;
        }

        /** Says that the section has objects which are not described. */
        public Builder open(Section section) {
            knowledge.put(section, Knowledge.OPEN);
            return this;
        }

        /**
         * The environment, with its derived facts.
         *
         * @throws IllegalArgumentException if a reference names an object that was not added, or one of a section to which it may
         *     not point
         */
        public Environment build() {
            return new Environment(this);
        }
    }
}
