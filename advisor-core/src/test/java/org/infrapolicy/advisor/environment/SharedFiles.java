package org.infrapolicy.advisor.environment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** Files that are kept beside the project; tests that want one are skipped where they are not. */
final class SharedFiles {
    private SharedFiles() {}

    static Path path(String name) {
        String directory = System.getProperty("advisor.shared");
        assumeTrue(directory != null, "the system property advisor.shared names no directory with shared files");
        return Path.of(directory, name);
    }
}
