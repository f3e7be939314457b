package org.infrapolicy.advisor.environment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an importer found an object.
 *
 * @param source the entry of the section {@code imports}; null if not said
 * @param object path of the object inside the imported file; null if not said
 * @param properties from attribute to the property that it was read from
 */
public record Origin(@Nullable Reference source, @Nullable String object, Map<String, String> properties) {
    public Origin {
        properties = Map.copyOf(properties);
    }
}
