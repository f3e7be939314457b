package org.infrapolicy.advisor;

/**
 * Another value for an attribute.
 *
 * @param path for example {@code volumes[d].fileSystem}
 * @param from the value so far as a document writes it; {@code unknown} if there is none
 * @param to the other value as a document writes it
 */
public record Change(String path, String from, String to) {
    @Override
    public String toString() {
        return path + " = " + to;
    }
}
