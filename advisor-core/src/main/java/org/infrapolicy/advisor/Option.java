package org.infrapolicy.advisor;

import java.util.List;

/**
 * One answer to a decision, with what speaks for and against it.
 *
 * @param id for example {@code refs}
 * @param title the option in words
 * @param standing whether to choose it
 * @param arguments what holds for this subject, the strongest first
 */
public record Option(String id, String title, Standing standing, List<Argument> arguments) {
    public Option {
        arguments = List.copyOf(arguments);
    }

    /** Whether to choose an option. */
    public enum Standing {
        /** Better than each of the others. */
        RECOMMENDED,
        /** Nothing rules it out. */
        POSSIBLE,
        /** Some argument rules it out. */
        RULED_OUT
    }
}
