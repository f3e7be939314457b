package org.infrapolicy.advisor.environment.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.infrapolicy.advisor.Fingerprint;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.yaml.snakeyaml.error.YAMLException;

/** The files that a path stands for. */
public final class DocumentFiles {
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    /** An edit takes no text of more than three million characters. */
    private static final int LARGEST_EDITED = 4 * 3 << 20;

    private DocumentFiles() {}

    /**
     * The path itself if it is a file; for a directory all environments in it and below it, by path. Hidden files and directories are
     * left out.
     *
     * @throws EnvironmentException if there is no such path, it cannot be read, or a directory has no environments
     */
    public static List<Path> of(Path path) {
        Problems problems = new Problems();
        List<Path> files = list(path, problems);
        problems.throwIfAny();
        return files;
    }

    static List<Path> list(Path path, Problems problems) {
        problems.file(path.toString());
        if (!Files.isDirectory(path)) {
            if (Files.notExists(path)) {
                problems.wholeFile(path.toString(), "does not exist", "Check the path.");
                return List.of();
            }
            return List.of(path);
        }
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> files =
                    all.filter(file -> isEnvironment(path, file)).sorted().toList();
            if (files.isEmpty()) {
                problems.wholeFile(
                        path.toString(),
                        "has no files that end in .yaml, .yml or .json",
                        "Name a file, or another directory.");
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            problems.wholeFile(path.toString(), DocumentReading.unreadable(path, e), "Check the permissions.");
            return List.of();
        }
    }

    private static boolean isEnvironment(Path directory, Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith)
                && Files.isRegularFile(file)
                && StreamSupport.stream(directory.relativize(file).spliterator(), false)
                        .noneMatch(part -> part.toString().startsWith("."));
    }

    /** An edit of a file that still is what was read; empty if it is another, or cannot be read. */
    public static Optional<DocumentEdit> unchanged(String file, String sha256) {
        try {
            Path path = Path.of(file);
            if (!Files.isRegularFile(path) || Files.size(path) > LARGEST_EDITED) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(path);
            String text =
                    Fingerprint.ofBytes(bytes).equals(sha256) ? SourceText.decode(file, bytes, new Problems()) : null;
            return text == null ? Optional.empty() : Optional.of(new DocumentEdit(text));
        } catch (IOException | InvalidPathException | YAMLException e) {
            return Optional.empty();
        }
    }
}
