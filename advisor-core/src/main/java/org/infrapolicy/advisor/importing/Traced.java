package org.infrapolicy.advisor.importing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** Remembers for one object the property that each of its attributes was read from. */
final class Traced {
    static final String SOURCE = "vmm";

    private final String object;
    private final Map<String, String> properties = new LinkedHashMap<>();

    Traced(String object) {
        this.object = object;
    }

    /** The value; if it is known its property is remembered. */
    <T> @Nullable T from(String property, String attribute, @Nullable T value) {
        if (value != null) {
            properties.put(attribute, property);
        }
        return value;
    }

    /** The name, unless it is the id, or the word by which a document says that it is unknown. */
    @Nullable
    String name(String property, String id, @Nullable String name) {
        return from(property, "name", id.equals(name) || "unknown".equalsIgnoreCase(name) ? null : name);
    }

    /** Forgets the property of an attribute that turned out to be uncertain. */
    void withdraw(String attribute) {
        properties.remove(attribute);
    }

    Origin origin() {
        return new Origin(new Reference(Section.IMPORTS, SOURCE), object, properties);
    }
}
