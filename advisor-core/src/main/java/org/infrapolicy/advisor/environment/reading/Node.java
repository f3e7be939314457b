package org.infrapolicy.advisor.environment.reading;

import java.util.List;

/** A piece of a document, with the place where it begins. */
sealed interface Node {
    int line();

    int column();

    /** Number of nodes in it, itself included; what it shares by an alias counts each time. */
    long size();

    /** One value, as written. */
    record Scalar(String text, boolean empty, int line, int column) implements Node {
        @Override
        public long size() {
            return 1;
        }

        boolean says(String word) {
            return text.equalsIgnoreCase(word);
        }
    }

    /** A list. */
    record Sequence(List<Node> elements, long size, int line, int column) implements Node {}

    /** A map, with its keys in order; a key may stand there twice. */
    record Mapping(List<Entry> entries, long size, int line, int column) implements Node {}

    /** A key, with its place, and what stands under it. */
    record Entry(String key, int line, int column, Node value) {}

    /** What it is, for people. */
    default String kind() {
        return this instanceof Scalar ? "a single value" : this instanceof Sequence ? "a list" : "a map";
    }
}
