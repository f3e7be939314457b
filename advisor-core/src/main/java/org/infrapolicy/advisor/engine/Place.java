package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Change;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/**
 * An attribute that a document states, or could state.
 *
 * @param stated the object with what is stated of it
 * @param attribute the attribute
 * @param key the key of a yes/no map; null if it is none
 */
record Place(Fact stated, AttributeType attribute, @Nullable String key) {
    private static final Pattern PATH = Pattern.compile("(\\w+)\\[(.+)]\\.(\\w+)(?:\\.(\\w+))?");

    private static final Pattern PLAIN = Pattern.compile("[^,\\[\\]{}'\"#:]+");

    /** Objects are few, and long to compare. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place place
                && stated == place.stated
                && attribute == place.attribute
                && Objects.equals(key, place.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(System.identityHashCode(stated), attribute, key);
    }

    String path() {
        return stated.section().key() + "[" + stated.id() + "]." + attribute.name() + (key == null ? "" : "." + key);
    }

    @Nullable
    Object value() {
        return Read.of(0, attribute, key).value(new Object[] {stated});
    }

    /** The place that a path names. */
    static Place of(Environment environment, String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(path + " is not the path of an attribute");
        }
        Section section = Section.of(matcher.group(1)).orElseThrow();
        Fact stated =
                environment.stated(new Reference(section, matcher.group(2))).orElseThrow();
        return new Place(
                stated, FactType.of(section).attribute(matcher.group(3)).orElseThrow(), matcher.group(4));
    }

    /** The list with an element more or less, as a document writes it. */
    String listing(Environment environment, String element, boolean more) {
        Listing<?> before = value() instanceof Listing<?> known ? known : new Listing<>(List.of(), false);
        List<String> elements = new ArrayList<>();
        for (Object known : before.elements()) {
            String text = text(environment, known);
            if (!text.equals(element)) {
                elements.add(quoted(text));
            }
        }
        if (more) {
            elements.add(quoted(element));
        }
        if (before.open()) {
            elements.add("...");
        }
        return "[" + String.join(", ", elements) + "]";
    }

    /** The object with another value here. */
    Fact with(Fact fact, Object value) {
        Map<String, @Nullable Object> change = new HashMap<>();
        change.put(
                attribute.name(),
                key == null ? value : Read.of(0, attribute, key).with(fact, value));
        return FactType.of(fact.section()).with(fact, change);
    }

    /** The change to another value. */
    Change to(Environment environment, Object value) {
        return new Change(path(), attribute.text(value()), text(environment, value));
    }

    /** An element that would fall apart in a list is quoted. */
    private static String quoted(String element) {
        return PLAIN.matcher(element).matches() ? element : "'" + element.replace("'", "''") + "'";
    }

    /** As a document writes it: with the section where an id alone may be that of another object. */
    private String text(Environment environment, Object value) {
        if (value instanceof Listing<?> listing) {
            Stream<String> elements = listing.elements().stream().map(element -> quoted(text(environment, element)));
            return Stream.concat(elements, listing.open() ? Stream.of("...") : Stream.empty())
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (!(value instanceof Reference reference) || reference.section() == null) {
            return attribute.text(value);
        }
        List<Section> possible = attribute.refersTo().isEmpty() ? List.of(Section.values()) : attribute.refersTo();
        boolean ambiguous = possible.stream()
                .filter(section -> section != reference.section())
                .anyMatch(section ->
                        environment.find(new Reference(section, reference.id())).isPresent());
        return ambiguous ? reference.toString() : reference.id();
    }
}
