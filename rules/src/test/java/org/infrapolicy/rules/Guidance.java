package org.infrapolicy.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement of the documents, in our words.
 *
 * @param id by which rules name it
 * @param source key of the document and heading of the section
 * @param statement what is said
 * @param noRule why no rule stands for it; null if one must
 */
record Guidance(
        String id,
        String source,
        String statement,
        @Nullable String noRule) {
    private static final Path FOLDER = Path.of("src/test/resources/guidance");

    static List<Guidance> all() {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        List<Guidance> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                all.addAll(List.of(yaml.readValue(file.toFile(), Guidance[].class)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** The part of the id that says which subject it belongs to. */
    String prefix() {
        return id.substring(0, id.indexOf('-'));
    }
}
