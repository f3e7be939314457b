package org.infrapolicy.advisor.environment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infrapolicy.advisor.environment.reading.NearestName;
import org.jspecify.annotations.Nullable;

/** Checks that every reference names an object that is there, and spells its id as the object does. */
final class StatedReferences {
    private final Map<Section, Map<String, Fact>> facts;

    private StatedReferences(Map<Section, Map<String, Fact>> facts) {
        this.facts = facts;
    }

    static Map<Section, Map<String, Fact>> checked(Map<Section, Map<String, Fact>> facts) {
        StatedReferences references = new StatedReferences(facts);
        Map<Section, Map<String, Fact>> checked = new EnumMap<>(Section.class);
        facts.forEach((section, objects) -> {
            FactType type = FactType.of(section);
            List<AttributeType> referring = type.statedAttributes().stream()
                    .filter(attribute -> attribute.type() == Reference.class || attribute.type() == Origin.class)
                    .toList();
            Map<String, Fact> result = new LinkedHashMap<>();
            objects.forEach((id, fact) -> result.put(id, references.checked(type, fact, referring)));
            checked.put(section, result);
        });
        return checked;
    }

    private Fact checked(FactType type, Fact fact, List<AttributeType> referring) {
        Map<String, Object> respelled = new HashMap<>();
        for (AttributeType attribute : referring) {
            Object value = attribute.of(fact);
            Object checked = checked(fact, attribute, value);
            if (checked != null && checked != value) {
                respelled.put(attribute.name(), checked);
            }
        }
        return respelled.isEmpty() ? fact : type.with(fact, respelled);
    }

    private @Nullable Object checked(Fact fact, AttributeType attribute, @Nullable Object value) {
        if (value instanceof Reference reference) {
            return checked(fact, attribute, attribute.refersTo(), reference);
        }
        if (value instanceof Origin origin && origin.source() != null) {
            Reference source = checked(fact, attribute, List.of(Section.IMPORTS), origin.source());
            return source.equals(origin.source()) ? origin : new Origin(source, origin.object(), origin.properties());
        }
        if (value instanceof Listing<?> listing) {
            List<Reference> elements = new ArrayList<>(listing.elements().size());
            boolean changed = false;
            for (Object element : listing.elements()) {
                Reference checked = checked(fact, attribute, attribute.refersTo(), (Reference) element);
                changed |= checked != element;
                elements.add(checked);
            }
            return changed ? new Listing<>(elements, listing.open()) : listing;
        }
        return value;
    }

    private Reference checked(Fact fact, AttributeType attribute, List<Section> allowed, Reference reference) {
        Section section = reference.section();
        if (section == null) {
            return reference;
        }
        String where = AttributePath.of(fact, attribute.name()).toString();
        if (!allowed.isEmpty() && !allowed.contains(section)) {
            throw new IllegalArgumentException(where + " names " + reference + ", but may only name objects of "
                    + String.join(", ", allowed.stream().map(Section::key).toList()) + ". Name one of those.");
        }
        Map<String, Fact> objects = facts.getOrDefault(section, Map.of());
        Fact named = objects.get(Environment.key(reference.id()));
        if (named == null) {
            String nearest = NearestName.of(
                            reference.id(),
                            objects.values().stream().map(Fact::id).toList())
                    .map(id -> "Name " + id + ", or add")
                    .orElse("Add");
            throw new IllegalArgumentException(where + " names " + reference + ", which is not there. " + nearest
                    + " the object, if only with its id.");
        }
        return named.id().equals(reference.id()) ? reference : named.reference();
    }
}
