package org.infrapolicy.advisor.environment;

import java.util.List;

/**
 * What a derived fact was derived from.
 *
 * @param known the stated attributes that were read
 * @param missing the unknown attributes, open lists and open sections that keep it from being known, or fully known
 */
public record Inputs(List<AttributePath> known, List<AttributePath> missing) {
    public Inputs {
        known = List.copyOf(known);
        missing = List.copyOf(missing);
    }
}
