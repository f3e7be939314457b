package org.infrapolicy.advisor;

import java.util.List;
import java.util.Optional;

/**
 * The answer to a design question for one subject. Options stand in order of advice; ties are ties.
 *
 * @param decision id of the decision
 * @param question the question in words
 * @param subject for what
 * @param options the options, the best first, those ruled out last
 * @param competing where the arguments that hold pull in different ways
 * @param open unknown attributes on which an argument waits
 * @param settled whether no open argument can change which option is recommended
 */
public record Recommendation(
        String decision,
        String question,
        Subject subject,
        List<Option> options,
        List<Competition> competing,
        List<String> open,
        boolean settled) {
    public Recommendation {
        options = List.copyOf(options);
        competing = List.copyOf(competing);
        open = List.copyOf(open);
    }

    /** The recommended option; empty if the best ones tie. */
    public Optional<Option> recommended() {
        return options.stream()
                .filter(option -> option.standing() == Option.Standing.RECOMMENDED)
                .findFirst();
    }
}
