package org.infrapolicy.advisor.environment;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.infrapolicy.advisor.environment.AttributeType.Kind;
import org.jspecify.annotations.Nullable;

/** What a section's objects can say: the attributes and derived facts of its record, read from the record itself. Immutable. */
public final class FactType {
    // A document uses a few of the sections, and reading a record takes longer than a small document.
    private static final Map<Section, FactType> TYPES = new ConcurrentHashMap<>();

    private final Section section;
    private final Map<String, AttributeType> attributes = new LinkedHashMap<>();
    private final List<AttributeType> componentsAfterId;
    private final Constructor<? extends Fact> constructor;

    private FactType(Section section) {
        this.section = section;
        RecordComponent[] components = section.type().getRecordComponents();
        try {
            constructor = section.type()
                    .getConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Cannot read the record of " + section.key(), e);
        }
        for (RecordComponent component : components) {
            if (!component.getName().equals("id")) {
                add(component);
            }
        }
        componentsAfterId = List.copyOf(attributes.values());
        Method[] methods = section.type().getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::getName));
        for (Method method : methods) {
            DerivedFrom from = method.getAnnotation(DerivedFrom.class);
            if (from != null) {
                add(
                        method,
                        Kind.COMPUTED,
                        "computed from " + String.join(" and ", from.value()),
                        null,
                        List.of(from.value()));
            }
        }
    }

    private void add(RecordComponent component) {
        Attribute attribute = component.getAnnotation(Attribute.class);
        Derived derived = component.getAnnotation(Derived.class);
        Kind kind =
                derived != null ? Kind.DERIVED : attribute != null && attribute.summary() ? Kind.SUMMARY : Kind.STATED;
        String meaning = derived != null ? derived.value() : attribute == null ? "" : attribute.value();
        add(component.getAccessor(), kind, meaning, attribute, List.of());
    }

    private void add(
            Method accessor, Kind kind, String meaning, @Nullable Attribute attribute, List<String> computedFrom) {
        // spares a check of access at each of very many calls
        accessor.setAccessible(true);
        boolean listing = accessor.getReturnType() == Listing.class;
        attributes.put(
                accessor.getName(),
                new AttributeType(
                        accessor.getName(),
                        kind,
                        meaning,
                        attribute == null ? "" : attribute.example(),
                        attribute == null ? "" : attribute.none(),
                        attribute == null ? List.of() : List.of(attribute.refersTo()),
                        listing ? elementType(accessor.getGenericReturnType()) : accessor.getReturnType(),
                        listing,
                        computedFrom,
                        accessor));
    }

    private static Class<?> elementType(Type listing) {
        return (Class<?>) ((ParameterizedType) listing).getActualTypeArguments()[0];
    }

    /** The type of a section's objects. */
    public static FactType of(Section section) {
        FactType type = TYPES.get(section);
        return type != null ? type : TYPES.computeIfAbsent(section, FactType::new);
    }

    /** The section. */
    public Section section() {
        return section;
    }

    /** All attributes and derived facts beside {@code id}, in the order of the record. */
    public Collection<AttributeType> attributes() {
        return attributes.values();
    }

    /** The attributes that a document may state beside {@code id}. */
    public List<AttributeType> statedAttributes() {
        return attributes.values().stream().filter(AttributeType::stated).toList();
    }

    /** The attribute or derived fact of this name. */
    public Optional<AttributeType> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** A copy of the object with other values for some components; null values make them unknown. */
    public Fact with(Fact fact, Map<String, ? extends @Nullable Object> changes) {
        @Nullable Object[] values = new Object[componentsAfterId.size() + 1];
        values[0] = fact.id();
        for (int i = 1; i < values.length; i++) {
            AttributeType attribute = componentsAfterId.get(i - 1);
            String name = attribute.name();
            values[i] = changes.containsKey(name) ? changes.get(name) : attribute.of(fact);
        }
        return construct(values);
    }

    /** An object of this type with values for some attributes; the others are unknown. */
    public Fact of(String id, Map<String, ? extends @Nullable Object> stated) {
        @Nullable Object[] values = new Object[componentsAfterId.size() + 1];
        values[0] = id;
        for (int i = 1; i < values.length; i++) {
            values[i] = stated.get(componentsAfterId.get(i - 1).name());
        }
        return construct(values);
    }

    /** An object of this type of which only the id is known. */
    public Fact unknown(String id) {
        return of(id, Map.of());
    }

    private Fact construct(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw AttributeType.unchecked(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot build a record of " + section.key(), e);
        }
    }
}
