package org.infrapolicy.advisor;

import java.util.List;

/**
 * Arguments about a decision that pull in different ways, and what settles that.
 *
 * @param conflict how they are at odds
 * @param resolution which of them counts more, and why
 * @param rules ids of the rules that give the arguments
 * @param sources where they come from
 */
public record Competition(String conflict, String resolution, List<String> rules, List<Source> sources) {
    public Competition {
        rules = List.copyOf(rules);
        sources = List.copyOf(sources);
    }
}
