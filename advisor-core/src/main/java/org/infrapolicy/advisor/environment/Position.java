package org.infrapolicy.advisor.environment;

/**
 * A place in a file.
 *
 * @param file the file as it was named to the reader
 * @param line from 1
 * @param column from 1, in UTF-16 code units
 */
public record Position(String file, int line, int column) {
    /** For example {@code lab.yaml:14:5}, which editors turn into a link. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
