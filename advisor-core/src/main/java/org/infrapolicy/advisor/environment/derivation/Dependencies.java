package org.infrapolicy.advisor.environment.derivation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;

/** What was read to derive each fact, so that after a change only that is derived again which hangs on it. */
final class Dependencies {
    /** An attribute of an object. */
    record Node(Reference object, String attribute) {
        static Node of(Fact fact, String attribute) {
            return new Node(fact.reference(), attribute);
        }
    }

    /** The search for objects of a section by whom an attribute names. */
    record Search(Section section, String attribute) {}

    private static final Node NOTHING = new Node(Reference.NONE, "");

    private final Map<Node, Set<Node>> readersOfStated = new HashMap<>();
    private final Map<Node, Set<Node>> readersOfDerived = new HashMap<>();
    private final Map<Search, Map<Reference, Set<Node>>> searches = new LinkedHashMap<>();
    private final Map<Search, Set<Node>> searchesForUndecided = new LinkedHashMap<>();
    private final Deque<Node> deriving = new ArrayDeque<>();

    void begin(Node node) {
        deriving.push(node);
    }

    void end() {
        deriving.pop();
    }

    /** Until {@link #end()} nothing is noted: an index is made once for all that search in it. */
    void pause() {
        deriving.push(NOTHING);
    }

    /** The value that is stated was read, or that none is. */
    void readStated(Fact fact, String attribute) {
        if (noting()) {
            note(readersOfStated, Node.of(fact, attribute));
        }
    }

    void readDerived(Fact fact, String attribute) {
        if (noting()) {
            note(readersOfDerived, Node.of(fact, attribute));
        }
    }

    void searched(Search search, Reference named) {
        note(searches.computeIfAbsent(search, key -> new HashMap<>()), named);
    }

    void searchedUndecided(Search search) {
        note(searchesForUndecided, search);
    }

    private boolean noting() {
        Node reader = deriving.peek();
        return reader != null && reader != NOTHING;
    }

    private <K> void note(Map<K, Set<Node>> readers, K read) {
        Node reader = deriving.peek();
        if (reader != null && reader != NOTHING) {
            readers.computeIfAbsent(read, key -> new LinkedHashSet<>()).add(reader);
        }
    }

    Set<Node> readersOfStated(Node stated) {
        return readersOfStated.getOrDefault(stated, Set.of());
    }

    Set<Node> readersOfDerived(Node derived) {
        return readersOfDerived.getOrDefault(derived, Set.of());
    }

    /** Who searched, by the object that is to be named. */
    Map<Reference, Set<Node>> readersOf(Search search) {
        return searches.getOrDefault(search, Map.of());
    }

    Set<Node> readersOfUndecided(Search search) {
        return searchesForUndecided.getOrDefault(search, Set.of());
    }
}
