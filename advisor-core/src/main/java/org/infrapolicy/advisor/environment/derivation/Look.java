package org.infrapolicy.advisor.environment.derivation;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.infrapolicy.advisor.environment.AttributePath;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Inputs;
import org.infrapolicy.advisor.environment.Knowledge;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.PartialDate;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** The eyes of a derivation: reads facts, and when asked to keeps a record of what it saw and what it missed. */
final class Look {
    private final DerivedFacts facts;
    private final @Nullable Set<AttributePath> known;
    private final @Nullable Set<AttributePath> missing;

    private Look(DerivedFacts facts, boolean recording) {
        this.facts = facts;
        known = recording ? new LinkedHashSet<>() : null;
        missing = recording ? new LinkedHashSet<>() : null;
    }

    static Look silent(DerivedFacts facts) {
        return new Look(facts, false);
    }

    /** A look at the same facts that keeps no record. */
    Look silently() {
        return silent(facts);
    }

    static Look recording(DerivedFacts facts) {
        return new Look(facts, true);
    }

    /** The attribute of a fact, stated or derived; null if unknown. */
    @SuppressWarnings("unchecked")
    <T> @Nullable T at(Fact fact, String attribute) {
        Object stated = facts.statedValue(fact, attribute);
        if (stated == null && facts.isDerived(fact.section(), attribute)) {
            Object derived = facts.derive(fact, attribute);
            if (missing != null && derived == null && facts.mayBeStated(fact.section(), attribute)) {
                missing.add(AttributePath.of(fact, attribute));
            } else if (known != null) {
                facts.derive(fact, attribute, this);
                if (missing != null && open(derived) && facts.mayBeStated(fact.section(), attribute)) {
                    missing.add(AttributePath.of(fact, attribute));
                }
            }
            return (T) derived;
        }
        if (known != null && missing != null) {
            if (stated != null) {
                known.add(AttributePath.of(fact, attribute));
            }
            if (stated == null || open(stated) || stated instanceof PartialDate date && !date.exact()) {
                missing.add(AttributePath.of(fact, attribute));
            }
        }
        return (T) stated;
    }

    private static boolean open(@Nullable Object value) {
        return value instanceof Listing<?> listing && listing.open();
    }

    /** The object that a known reference names. */
    Optional<Fact> find(Reference reference) {
        return facts.find(reference);
    }

    /** The attribute of the object that a reference names; null if either is unknown. */
    <T> @Nullable T at(@Nullable Reference reference, String attribute) {
        return reference == null
                ? null
                : find(reference).map(fact -> this.<T>at(fact, attribute)).orElse(null);
    }

    /** The objects of a section whose attribute names, or lists, the reference. */
    Referring referring(Section section, String attribute, Reference reference) {
        DerivedFacts.Index index = facts.index(section, attribute);
        Referring found = index.find(reference);
        boolean complete = facts.knowledge(section) == Knowledge.COMPLETE;
        if (known != null && missing != null) {
            found.certain().forEach(fact -> at(fact, attribute));
            index.undecided().forEach(fact -> at(fact, attribute));
            if (!complete) {
                missing.add(AttributePath.of(section));
            }
        }
        return new Referring(found.certain(), found.mayBeMore() || !complete);
    }

    /** The objects of a section whose attribute is unknown or an open list, so that it may name anything. */
    List<Fact> undecided(Section section, String attribute) {
        List<Fact> undecided = facts.index(section, attribute).undecided();
        if (known != null) {
            undecided.forEach(fact -> at(fact, attribute));
        }
        return undecided;
    }

    /** Whether all objects of the section are described. */
    boolean complete(Section section) {
        boolean complete = facts.knowledge(section) == Knowledge.COMPLETE;
        if (!complete && missing != null) {
            missing.add(AttributePath.of(section));
        }
        return complete;
    }

    /** The day up to which ages are counted. */
    LocalDate day() {
        return facts.day();
    }

    int count(Section section) {
        return facts.all(section).size();
    }

    Iterable<Fact> all(Section section) {
        return facts.all(section);
    }

    Inputs inputs() {
        if (known == null || missing == null) {
            throw new IllegalStateException("Nothing was recorded");
        }
        return new Inputs(sorted(known), sorted(missing));
    }

    /** By the text of the paths, which is made once for each. */
    private static List<AttributePath> sorted(Set<AttributePath> paths) {
        Map<String, AttributePath> byText = new TreeMap<>();
        paths.forEach(path -> byText.put(path.toString(), path));
        return List.copyOf(byText.values());
    }
}
