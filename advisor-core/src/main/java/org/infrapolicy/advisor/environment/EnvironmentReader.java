package org.infrapolicy.advisor.environment;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.infrapolicy.advisor.environment.reading.DocumentFiles;
import org.infrapolicy.advisor.environment.reading.DocumentReading;
import org.infrapolicy.advisor.environment.reading.EnvironmentChanges;

/**
 * Reads environments from YAML and JSON documents.
 *
 * <pre>{@code
 * Environment lab = new EnvironmentReader().read(Path.of("lab.yaml"));
 * }</pre>
 *
 * Immutable and safe for use by several threads. Whatever a document holds, a reading ends in an environment or in an
 * {@link EnvironmentException} with all problems.
 */
public final class EnvironmentReader {
    private final Clock clock;

    /** A reader that counts ages such as {@code 5 months ago} up to the day of the run, unless a document says {@code asOf}. */
    public EnvironmentReader() {
        this(Clock.system(ZoneId.systemDefault()));
    }

    /** A reader that takes the day of the run from a clock. */
    public EnvironmentReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * The files that a path stands for: a file for itself, a directory for all {@code .yaml}, {@code .yml} and {@code .json} files in it
     * and below it, by path. Hidden files and directories are left out.
     *
     * @throws EnvironmentException if there is no such path, it cannot be read, or a directory has no environments
     */
    public static List<Path> files(Path path) {
        return DocumentFiles.of(path);
    }

    /**
     * Reads files and directories as one environment.
     *
     * @throws EnvironmentException if anything in them cannot be read, or is at odds
     */
    public Environment read(Path... paths) {
        return read(List.of(paths));
    }

    /**
     * Reads files and directories as one environment.
     *
     * @throws EnvironmentException if anything in them cannot be read, or is at odds
     */
    public Environment read(List<Path> paths) {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("There is no file to read. Name one at least.");
        }
        DocumentReading reading = new DocumentReading(LocalDate.now(clock));
        paths.forEach(reading::add);
        return reading.environment();
    }

    /**
     * Reads the contents of files as one environment.
     *
     * @param files from the name under which problems and positions name a file to its content
     * @throws EnvironmentException if anything in them cannot be read, or is at odds
     */
    public Environment readContents(Map<String, byte[]> files) {
        DocumentReading reading = new DocumentReading(LocalDate.now(clock));
        files.forEach(reading::add);
        return reading.environment();
    }

    /**
     * Reads a text.
     *
     * @param fileName the name under which problems and positions name it; one that ends in {@code .json} makes it JSON
     * @throws EnvironmentException if anything in it cannot be read, or is at odds
     */
    public Environment readText(String fileName, String text) {
        DocumentReading reading = new DocumentReading(LocalDate.now(clock));
        reading.add(fileName, text);
        return reading.environment();
    }

    /**
     * A changed environment, to see what would follow.
     *
     * @param changes from path ({@code volumes[d].fileSystem}, {@code products[p].supports.csv}, or a section) to the value as a
     *     document writes it, with {@code [a, b]} for a list; a section without objects can be set to {@code []} or {@code unknown}
     * @throws EnvironmentException if a change cannot be read, or is at odds with what is stated; its file is {@code --set}
     */
    public Environment with(Environment base, Map<String, String> changes) {
        EnvironmentChanges all = new EnvironmentChanges(base, LocalDate.now(clock));
        changes.forEach(all::set);
        return all.environment();
    }
}
