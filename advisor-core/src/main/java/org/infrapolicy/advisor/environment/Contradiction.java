package org.infrapolicy.advisor.environment;

import java.util.List;

/**
 * A summary attribute that says something else than the listed objects.
 *
 * @param fact the object
 * @param attribute the attribute
 * @param stated what it says
 * @param derived what follows from the listed objects
 * @param from the attributes from which that follows
 */
public record Contradiction(Fact fact, String attribute, Object stated, Object derived, List<AttributePath> from) {}
