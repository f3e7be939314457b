package org.infrapolicy.advisor.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Fact;
import org.jspecify.annotations.Nullable;

/**
 * An attribute that a constraint reads.
 *
 * @param slot the object
 * @param attribute its attribute
 * @param key the key of a yes/no map; null if the attribute is none
 */
record Read(int slot, AttributeType attribute, @Nullable RecordComponent key) {
    static Read of(int slot, AttributeType attribute, @Nullable String key) {
        return new Read(
                slot,
                attribute,
                key == null || !attribute.type().isRecord()
                        ? null
                        : Arrays.stream(attribute.type().getRecordComponents())
                                .filter(component -> component.getName().equals(key))
                                .findFirst()
                                .orElse(null));
    }

    @Nullable
    Object value(Object[] tuple) {
        Object value = attribute.of((Fact) tuple[slot]);
        if (value == null || key == null) {
            return value;
        }
        try {
            return key.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read " + name(), e);
        }
    }

    String name() {
        return key == null ? attribute.name() : attribute.name() + "." + key.getName();
    }

    /** The yes/no map of an object with another value for the key. */
    Object with(Fact fact, Object value) {
        Object map = attribute.of(fact);
        String name = key == null ? "" : key.getName();
        RecordComponent[] components = attribute.type().getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = components[i].getName().equals(name)
                        ? value
                        : map == null ? null : components[i].getAccessor().invoke(map);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return attribute.type().getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot change " + name(), e);
        }
    }
}
