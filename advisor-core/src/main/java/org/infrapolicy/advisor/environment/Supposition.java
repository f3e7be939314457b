package org.infrapolicy.advisor.environment;

import java.util.List;

/**
 * An environment in which a few objects are stated otherwise.
 *
 * @param environment the environment with these objects
 * @param differing all objects that are not as before, those included of which only derived facts differ
 * @param consistent whether no stated summary is at odds with what is listed; where it is not, no document could say so
 */
public record Supposition(Environment environment, List<Fact> differing, boolean consistent) {
    public Supposition {
        differing = List.copyOf(differing);
    }
}
