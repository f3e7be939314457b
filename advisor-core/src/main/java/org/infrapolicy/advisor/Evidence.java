package org.infrapolicy.advisor;

import java.util.Optional;
import org.infrapolicy.advisor.environment.Position;
import org.jspecify.annotations.Nullable;

/**
 * A piece of knowledge on which a verdict rests.
 *
 * @param path for example {@code volumes[d].fileSystem}
 * @param value its value as a document writes it
 * @param where the place in the input; null if the environment was built in code
 * @param origin where an importer found it; empty if a person wrote it
 */
public record Evidence(String path, String value, @Nullable Position where, String origin) {
    /** The place in the input, if it was read from a file. */
    public Optional<Position> position() {
        return Optional.ofNullable(where);
    }
}
