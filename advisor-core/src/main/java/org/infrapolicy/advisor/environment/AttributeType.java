package org.infrapolicy.advisor.environment;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One attribute or derived fact of a kind of object. Immutable and safe for use by several threads. */
public final class AttributeType {
    /** Where the value comes from. */
    public enum Kind {
        /** Stated by the document. */
        STATED,
        /** Stated by the document, or derived from listed objects. */
        SUMMARY,
        /** Derived from other objects, never stated. */
        DERIVED,
        /** Computed from attributes of the same object. */
        COMPUTED
    }

    private final String name;
    private final Kind kind;
    private final String meaning;
    private final String example;
    private final String none;
    private final List<Section> refersTo;
    private final Class<?> type;
    private final List<String> keys;
    private final boolean listing;
    private final List<String> computedFrom;
    private final Method accessor;

    AttributeType(
            String name,
            Kind kind,
            String meaning,
            String example,
            String none,
            List<Section> refersTo,
            Class<?> type,
            boolean listing,
            List<String> computedFrom,
            Method accessor) {
        this.name = name;
        this.kind = kind;
        this.meaning = meaning;
        this.example = example;
        this.none = none;
        this.refersTo = refersTo;
        this.type = type;
        keys = keys(type);
        this.listing = listing;
        this.computedFrom = computedFrom;
        this.accessor = accessor;
    }

    /** The name in documents and rules. */
    public String name() {
        return name;
    }

    /** Where the value comes from. */
    public Kind kind() {
        return kind;
    }

    /** What it says, in the words of an administrator. */
    public String meaning() {
        return meaning;
    }

    /** A value as a document writes it; empty for what no document writes. */
    public String example() {
        return example;
    }

    /** What the word {@code none} means here; empty where it has its general meaning or none at all. */
    public String none() {
        return none;
    }

    /** Sections that a reference may point to; empty for all of them, or where the attribute is no reference. */
    public List<Section> refersTo() {
        return refersTo;
    }

    /** The type of the value, or of the elements of a list. */
    public Class<?> type() {
        return type;
    }

    /** Whether the value is a {@link Listing}. */
    public boolean listing() {
        return listing;
    }

    /** The keys of a map of yes and no; empty if the value is none. */
    public List<String> keys() {
        return keys;
    }

    /** What a map of yes and no says of a key; null if unknown. */
    public @Nullable Object key(Object map, String key) {
        try {
            return type.getMethod(key).invoke(map);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + name + "." + key, e);
        }
    }

    private static List<String> keys(Class<?> type) {
        RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        return Arrays.stream(components).allMatch(component -> component.getType() == Boolean.class)
                ? Arrays.stream(components).map(RecordComponent::getName).toList()
                : List.of();
    }

    /** For a computed attribute, the attributes of the same object that it reads. */
    public List<String> computedFrom() {
        return computedFrom;
    }

    /** Whether a document may state it. */
    public boolean stated() {
        return kind == Kind.STATED || kind == Kind.SUMMARY;
    }

    /** The value that the object has; null if unknown. */
    public @Nullable Object of(Fact fact) {
        try {
            return accessor.invoke(fact);
        } catch (InvocationTargetException e) {
            throw unchecked(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot read " + name + " of " + fact.reference(), e);
        }
    }

    /** What a record threw; its constructor and accessors declare no checked exception. */
    static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }

    /** A value of this attribute, or of an element of it, as a document writes it. */
    public String text(@Nullable Object value) {
        if (value == null) {
            return "unknown";
        }
        if (value instanceof Listing<?> list) {
            Stream<String> elements = list.elements().stream().map(this::text);
            return Stream.concat(elements, list.open() ? Stream.of("...") : Stream.empty())
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        if (value instanceof Duration duration) {
            return TimeSpan.text(duration);
        }
        if (value instanceof Reference reference) {
            return reference.id();
        }
        if (value.equals("") && !listing) {
            return "none";
        }
        return value.toString();
    }
}
