package org.infrapolicy.advisor.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.infrapolicy.advisor.environment.EnvironmentException;

/** Reads the export of one tool. Importers are immutable and safe for use by several threads. */
public sealed interface Importer permits ScvmmImporter {
    /** All importers, by kind. */
    static List<Importer> all() {
        return List.of(new ScvmmImporter());
    }

    /** The importer of this kind, whatever the case of its letters. */
    static Optional<Importer> ofKind(String kind) {
        return all().stream()
                .filter(importer -> importer.kind().equalsIgnoreCase(kind))
                .findFirst();
    }

    /** The kind of file that it reads, as the command line names it, for example {@code scvmm}. */
    String kind();

    /**
     * Reads one file.
     *
     * @throws EnvironmentException if the file cannot be read, or is not of this kind
     */
    ImportedEnvironment read(Path file);
}
