package org.infrapolicy.advisor;

/**
 * The object that a rule judges.
 *
 * @param kind key of its section, for example {@code volumes}
 * @param id its id
 */
public record Subject(String kind, String id) implements Comparable<Subject> {
    @Override
    public int compareTo(Subject other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : id.compareTo(other.id);
    }

    /** For example {@code volumes[d]}. */
    @Override
    public String toString() {
        return kind + "[" + id + "]";
    }
}
