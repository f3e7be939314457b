package org.infrapolicy.advisor.environment.reading;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Position;
import org.jspecify.annotations.Nullable;

/** An object while documents are read and merged. */
final class Draft {
    private final FactType type;
    private final String id;
    private final Position begin;
    private Map<String, Stated> stated;
    private Map<String, Position> positions;

    /** The object with what one document states; yes/no maps stand there key by key. Objects of a range share the maps. */
    Draft(FactType type, String id, Position begin, Map<String, Stated> stated, Map<String, Position> positions) {
        this.type = type;
        this.id = id;
        this.begin = begin;
        this.stated = stated;
        this.positions = positions;
    }

    Position begin() {
        return begin;
    }

    String id() {
        return id;
    }

    Map<String, Position> positions() {
        return positions;
    }

    /** Adds what another document states about the same object. */
    void merge(Map<String, Stated> other, Problems problems) {
        Map<String, Stated> merged = new LinkedHashMap<>(stated);
        other.forEach((name, there) -> {
            Stated here = merged.get(name);
            if (here == null || here.value() == null) {
                merged.put(name, there);
            } else if (there.value() != null
                    && !here.value().equals(there.value())
                    && !(here.value() instanceof Origin)) {
                problems.add(
                        there.position(),
                        type.section().key() + "[" + id + "]." + name,
                        "is " + text(name, there.value()) + " here and " + text(name, here.value()) + " in "
                                + here.position(),
                        "Keep one of the two.");
            }
        });
        stated = merged;
        positions = positions(begin, merged);
    }

    static Map<String, Position> positions(Position begin, Map<String, Stated> stated) {
        Map<String, Position> positions = new HashMap<>();
        positions.put("id", begin);
        stated.forEach((name, value) -> positions.put(name, value.position()));
        return Map.copyOf(positions);
    }

    private String text(String name, Object value) {
        Optional<AttributeType> attribute = type.attribute(name);
        return Problems.quote(
                attribute.isPresent() ? attribute.get().text(value) : Boolean.TRUE.equals(value) ? "yes" : "no");
    }

    Fact fact() {
        Map<String, @Nullable Object> values = new HashMap<>();
        Map<String, Map<String, @Nullable Object>> maps = new HashMap<>();
        stated.forEach((name, value) -> {
            int dot = name.indexOf('.');
            if (dot < 0) {
                values.put(name, value.value());
            } else {
                maps.computeIfAbsent(name.substring(0, dot), key -> new HashMap<>())
                        .put(name.substring(dot + 1), value.value());
            }
        });
        maps.forEach((name, keys) ->
                values.put(name, yesNoRecord(type.attribute(name).orElseThrow().type(), keys)));
        return type.of(id, values);
    }

    /** A record of nullable booleans. */
    static Object yesNoRecord(Class<?> type, Map<String, ? extends @Nullable Object> keys) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> keys.get(component.getName()))
                .toArray();
        try {
            Class<?>[] types = new Class<?>[components.length];
            Arrays.fill(types, Boolean.class);
            return Objects.requireNonNull(type.getConstructor(types)).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot build " + type, e);
        }
    }
}
