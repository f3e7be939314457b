package org.infrapolicy.advisor.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.infrapolicy.advisor.environment.reading.DocumentEdit;
import org.infrapolicy.advisor.environment.reading.DocumentReading;
import org.jspecify.annotations.Nullable;

/**
 * Puts other values into the documents from which an environment was read; comments and layout stay. Immutable and safe for use by
 * several threads.
 */
public final class EnvironmentEditor {
    /** Makes an editor. */
    public EnvironmentEditor() {}

    /**
     * A document before and after.
     *
     * @param file its name as the environment has it
     * @param before its text
     * @param after its text with the other values
     */
    public record Edited(String file, String before, String after) {}

    /**
     * The documents that change.
     *
     * @param documents the changed ones
     * @param unplaced paths of the attributes for which there is no place: one object of a range, or a value that others share
     */
    public record Edits(List<Edited> documents, List<String> unplaced) {
        public Edits {
            documents = List.copyOf(documents);
            unplaced = List.copyOf(unplaced);
        }
    }

    /**
     * What has to be written to say what another environment says.
     *
     * @param base an environment that was read from files, which are read again
     * @param changed an environment with the same objects or more
     * @throws UncheckedIOException if a file cannot be read
     */
    public Edits edit(Environment base, Environment changed) {
        Map<String, DocumentEdit> documents = new LinkedHashMap<>();
        for (String file : base.files()) {
            try {
                documents.put(file, new DocumentEdit(Files.readString(Path.of(file))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return edit(documents, base, changed);
    }

    private static Edits edit(Map<String, DocumentEdit> documents, Environment base, Environment changed) {
        List<String> unplaced = new ArrayList<>();
        Set<Reference> without = new HashSet<>();
        for (Section section : Section.values()) {
            Set<String> done = new LinkedHashSet<>();
            for (Fact later : changed.stated(section)) {
                Optional<Fact> earlier = base.stated(later.reference());
                if (earlier.isEmpty()) {
                    first(documents)
                            .ifPresent(document -> document.addObject(section, object(document, changed, later)));
                    continue;
                }
                for (AttributeType attribute : FactType.of(section).statedAttributes()) {
                    for (@Nullable String key : keys(attribute)) {
                        if (!Objects.equals(value(earlier.get(), attribute, key), value(later, attribute, key))
                                && !place(documents, base, changed, later, attribute, key, done)) {
                            without.add(later.reference());
                            unplaced.add(AttributePath.of(later, attribute.name() + (key == null ? "" : "." + key))
                                    .toString());
                        }
                    }
                }
            }
            if (changed.knowledge(section) != base.knowledge(section)) {
                knowledge(documents, section, changed);
            }
        }
        List<Edited> edited = new ArrayList<>();
        documents.forEach((file, document) -> {
            String after = document.edited();
            if (!after.equals(document.text())) {
                edited.add(new Edited(file, document.text(), after));
            }
        });
        verify(documents, base, changed, without);
        return new Edits(edited, unplaced);
    }

    /**
     * What was written is read again: a document that says something else is worse than none.
     *
     * @param without objects of which something has no place
     */
    private static void verify(
            Map<String, DocumentEdit> documents, Environment base, Environment changed, Set<Reference> without) {
        DocumentReading reading = new DocumentReading(base.today());
        documents.forEach((file, document) -> reading.add(file, document.edited()));
        Environment written = reading.environment();
        for (Section section : Section.values()) {
            if (written.knowledge(section) != changed.knowledge(section)) {
                throw new IllegalStateException("What is known of " + section.key()
                        + " cannot be written into the document. Write it by hand.");
            }
            for (Fact fact : changed.stated(section)) {
                boolean said =
                        written.stated(fact.reference()).filter(fact::equals).isPresent();
                if (!said && !without.contains(fact.reference())) {
                    throw new IllegalStateException("The change of " + fact.reference()
                            + " cannot be written into the document. Write it by hand.");
                }
            }
        }
    }

    private static void knowledge(Map<String, DocumentEdit> documents, Section section, Environment changed) {
        if (changed.knowledge(section) == Knowledge.OPEN) {
            first(documents).ifPresent(document -> document.open(section));
        } else if (changed.all(section).isEmpty()) {
            documents.values().forEach(document -> document.close(section));
            first(documents).ifPresent(document -> document.addEmptySection(section));
        } else {
            documents.values().forEach(document -> document.close(section));
        }
    }

    private static Optional<DocumentEdit> first(Map<String, DocumentEdit> documents) {
        return documents.values().stream().findFirst();
    }

    static List<@Nullable String> keys(AttributeType attribute) {
        List<@Nullable String> keys = new ArrayList<>(attribute.keys());
        if (keys.isEmpty()) {
            keys.add(null);
        }
        return keys;
    }

    static @Nullable Object value(Fact fact, AttributeType attribute, @Nullable String key) {
        Object value = attribute.of(fact);
        return key == null || value == null ? value : attribute.key(value, key);
    }

    private static boolean place(
            Map<String, DocumentEdit> documents,
            Environment base,
            Environment changed,
            Fact later,
            AttributeType attribute,
            @Nullable String key,
            Set<String> done) {
        Section section = later.section();
        Object value = value(later, attribute, key);
        List<DocumentEdit> describing = documents.values().stream()
                .filter(document -> document.describes(section, later.id()))
                .toList();
        DocumentEdit document = describing.stream()
                .filter(candidate -> candidate.states(section, later.id(), attribute.name()))
                .findFirst()
                .orElse(describing.isEmpty() ? null : describing.get(0));
        if (document == null || value == null) {
            return false;
        }
        Set<String> together = document.together(section, later.id());
        boolean all = together.stream()
                .allMatch(id -> changed.stated(new Reference(section, id))
                        .filter(other -> value.equals(value(other, attribute, key)))
                        .isPresent());
        if (!all) {
            return false;
        }
        // the entry of a range is changed once for all of its objects
        return !done.add(together + attribute.name() + key)
                || document.set(
                        section,
                        later.id(),
                        attribute.name(),
                        key,
                        elements(document, base, attribute, value),
                        value instanceof Listing);
    }

    static List<String> elements(
            DocumentEdit document, Environment environment, AttributeType attribute, Object value) {
        if (value instanceof Listing<?> listing) {
            List<String> elements = new ArrayList<>();
            listing.elements().forEach(element -> elements.add(single(document, environment, attribute, element)));
            if (listing.open()) {
                elements.add(document.json() ? "\"...\"" : "...");
            }
            return elements;
        }
        return List.of(single(document, environment, attribute, value));
    }

    private static String single(
            DocumentEdit document, Environment environment, AttributeType attribute, Object value) {
        return document.json()
                ? EnvironmentWriter.jsonText(environment, attribute, value)
                : EnvironmentWriter.single(environment, attribute, value);
    }

    private static Map<String, String> object(DocumentEdit document, Environment environment, Fact fact) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("id", document.json() ? EnvironmentWriter.quoted(fact.id()) : EnvironmentWriter.text(fact.id()));
        for (AttributeType attribute : FactType.of(fact.section()).statedAttributes()) {
            Object value = attribute.of(fact);
            if (value != null) {
                List<String> elements = elements(document, environment, attribute, value);
                entries.put(
                        attribute.name(),
                        value instanceof Listing ? "[" + String.join(", ", elements) + "]" : elements.get(0));
            }
        }
        return entries;
    }
}
