package org.infrapolicy.advisor.engine;

import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Fact;

/** Hears of everything on which a verdict may hang. */
interface Touches {
    /** An attribute was read; {@code path} has the key of a yes/no map after a dot. */
    void read(Fact fact, String path);

    /** Objects were looked for that have this value, or list it, in an attribute. */
    void search(AttributeType key, Object value);
}
