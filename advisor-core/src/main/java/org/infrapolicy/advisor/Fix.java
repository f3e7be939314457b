package org.infrapolicy.advisor;

/**
 * A change of one attribute that would clear a finding.
 *
 * @param op {@code replace}, or for a list {@code add} or {@code remove} of one element
 * @param path for example {@code volumes[d].fileSystem}
 * @param value the new value, or the element, as a document writes it
 */
public record Fix(String op, String path, String value) {
    @Override
    public String toString() {
        String sign = op.equals("add") ? " += " : op.equals("remove") ? " -= " : " = ";
        return path + sign + value;
    }
}
