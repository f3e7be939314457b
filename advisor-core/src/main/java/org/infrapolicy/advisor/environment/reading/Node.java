package org.infrapolicy.advisor.environment.reading;

import java.util.List;

/** A piece of a document, with the place where it begins. */
sealed interface Node {
    int line();

    int column();

    /** One value, as written. */
    record Scalar(String text, boolean empty, int line, int column) implements Node {
        boolean says(String word) {
            return text.equalsIgnoreCase(word);
        }
    }

    /** A list. What is shared by aliases is the same node. */
    record Sequence(List<Node> elements, int line, int column) implements Node {}

    /** A map, with its keys in order; a key may stand there twice. */
    record Mapping(List<Entry> entries, int line, int column) implements Node {}

    /** A key, with its place, and what stands under it. */
    record Entry(String key, int line, int column, Node value) {}

    /** What it is, for people. */
    default String kind() {
        return this instanceof Scalar ? "a single value" : this instanceof Sequence ? "a list" : "a map";
    }
}
