package org.infrapolicy.advisor.environment;

/**
 * Something in a document that cannot be read.
 *
 * @param file the file as it was named to the reader
 * @param line from 1; 0 if the file as a whole is meant
 * @param column from 1; 0 if the file as a whole is meant
 * @param path what is meant, for example {@code volumes[d].fileSystem}; empty if it has no path
 * @param message what is wrong
 * @param hint what to try
 */
public record Problem(String file, int line, int column, String path, String message, String hint) {
    /** For example {@code lab.yaml:14:5 volumes[d].size: 40 has no unit}, with the hint on a line of its own. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return place + (path.isEmpty() ? ": " : " " + path + ": ") + message + "\n    Try: " + hint;
    }
}
