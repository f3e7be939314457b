package org.infrapolicy.advisor.environment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Fix;
import org.infrapolicy.advisor.environment.reading.DocumentEdit;
import org.infrapolicy.advisor.environment.reading.DocumentFiles;
import org.infrapolicy.advisor.environment.reading.EnvironmentChanges;
import org.jspecify.annotations.Nullable;

/**
 * Says which piece of the documents an environment was read from a change of one attribute would replace. The files are read again;
 * where one of them is not what it was, there is no answer. Not safe for use by several threads.
 */
public final class DocumentReplacements {
    private final Environment environment;
    private final Map<String, DocumentEdit> documents = new LinkedHashMap<>();
    private final EnvironmentChanges changes;

    private DocumentReplacements(Environment environment) {
        this.environment = environment;
        changes = new EnvironmentChanges(environment, environment.today());
    }

    /** The documents of an environment. */
    public static DocumentReplacements in(Environment environment) {
        DocumentReplacements replacements = new DocumentReplacements(environment);
        Map<String, String> hashes = environment.fileHashes();
        for (Map.Entry<String, String> file : hashes.entrySet()) {
            Optional<DocumentEdit> document = DocumentFiles.unchanged(file.getKey(), file.getValue());
            if (document.isEmpty()) {
                replacements.documents.clear();
                break;
            }
            replacements.documents.put(file.getKey(), document.get());
        }
        return replacements;
    }

    /**
     * What a change replaces.
     *
     * @return empty if it is not one piece of one document, if the piece speaks of other objects too, as one that a range or an alias
     *     shares, or if the change is at odds with what is stated elsewhere
     */
    public Optional<Replacement> of(Fix fix) {
        return documents.isEmpty()
                ? Optional.empty()
                : changed(fix)
                        .filter(fact -> environment.supposing(List.of(fact)).consistent())
                        .flatMap(this::replacement);
    }

    private Optional<Fact> changed(Fix fix) {
        if (fix.op().equals("replace")) {
            return changes.once(fix.path(), fix.value());
        }
        return changes.once(fix.path(), "[" + fix.value() + "]").flatMap(only -> {
            Fact before = environment.stated(only.reference()).orElseThrow();
            return FactType.of(only.section()).statedAttributes().stream()
                    .filter(attribute ->
                            attribute.listing() && !Objects.equals(attribute.of(only), attribute.of(before)))
                    .findFirst()
                    .filter(attribute -> attribute.of(before) != null)
                    .map(attribute -> FactType.of(only.section())
                            .with(before, Map.of(attribute.name(), listing(attribute, before, only, fix.op()))));
        });
    }

    private static Listing<?> listing(AttributeType attribute, Fact before, Fact only, String op) {
        Listing<?> stated = (Listing<?>) Objects.requireNonNull(attribute.of(before));
        List<?> elements = ((Listing<?>) Objects.requireNonNull(attribute.of(only))).elements();
        Stream<?> kept = stated.elements().stream().filter(element -> !elements.contains(element));
        return new Listing<>(
                (op.equals("add") ? Stream.concat(kept, elements.stream()) : kept).collect(Collectors.toList()),
                stated.open());
    }

    private Optional<Replacement> replacement(Fact later) {
        Fact before = environment.stated(later.reference()).orElseThrow();
        for (AttributeType attribute : FactType.of(later.section()).statedAttributes()) {
            for (@Nullable String key : EnvironmentEditor.keys(attribute)) {
                Object value = EnvironmentEditor.value(later, attribute, key);
                if (value != null && !value.equals(EnvironmentEditor.value(before, attribute, key))) {
                    return replacement(later, attribute, key, value);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Replacement> replacement(Fact later, AttributeType attribute, @Nullable String key, Object value) {
        Section section = later.section();
        List<Map.Entry<String, DocumentEdit>> describing = documents.entrySet().stream()
                .filter(document -> document.getValue().describes(section, later.id()))
                .toList();
        Optional<Map.Entry<String, DocumentEdit>> place = describing.stream()
                .filter(document -> document.getValue().states(section, later.id(), attribute.name()))
                .findFirst()
                .or(() -> describing.stream().findFirst());
        return place.filter(document ->
                        document.getValue().together(section, later.id()).size() == 1)
                .flatMap(document -> document.getValue()
                        .replacement(
                                document.getKey(),
                                section,
                                later.id(),
                                attribute.name(),
                                key,
                                EnvironmentEditor.elements(document.getValue(), environment, attribute, value),
                                value instanceof Listing));
    }
}
