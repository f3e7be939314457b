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
    /** A derived attribute of an object. */
    record Node(Reference object, String attribute) {
        static Node of(Fact fact, String attribute) {
            return new Node(fact.reference(), attribute);
        }
    }

    /** The search for objects of a section by whom an attribute names. */
    record Search(Section section, String attribute) {}

    private static final Node NOTHING = new Node(Reference.NONE, "");

    private final Map<Reference, Set<Node>> readersOfObjects = new HashMap<>();
    private final Map<Section, Set<Node>> readersOfSections = new HashMap<>();
    private final Map<Node, Set<Node>> readersOfDerived = new HashMap<>();
    private final Map<Search, Map<Reference, Set<Node>>> searches = new LinkedHashMap<>();
    private final Map<Search, Set<Node>> searchesForUndecided = new LinkedHashMap<>();
    private final Deque<Node> deriving = new ArrayDeque<>();

    void begin(Node node) {
        deriving.push(node);
        read(node.object());
    }

    void end() {
        deriving.pop();
    }

    /** Until {@link #end()} nothing is noted: an index is made once for all that search in it. */
    void pause() {
        deriving.push(NOTHING);
    }

    void read(Reference object) {
        note(readersOfObjects, object);
    }

    void read(Section section) {
        note(readersOfSections, section);
    }

    void read(Node derived) {
        note(readersOfDerived, derived);
    }

    void searched(Search search, Reference named) {
        note(searches.computeIfAbsent(search, key -> new HashMap<>()), named);
    }

    void searchedUndecided(Search search) {
        note(searchesForUndecided, search);
    }

    private <K> void note(Map<K, Set<Node>> readers, K read) {
        Node reader = deriving.peek();
        if (reader != null && reader != NOTHING) {
            readers.computeIfAbsent(read, key -> new LinkedHashSet<>()).add(reader);
        }
    }

    Set<Node> readersOf(Reference object) {
        return readersOfObjects.getOrDefault(object, Set.of());
    }

    Set<Node> readersOf(Section section) {
        return readersOfSections.getOrDefault(section, Set.of());
    }

    Set<Node> readersOf(Node derived) {
        return readersOfDerived.getOrDefault(derived, Set.of());
    }

    Map<Search, Map<Reference, Set<Node>>> searches() {
        return searches;
    }

    Map<Search, Set<Node>> searchesForUndecided() {
        return searchesForUndecided;
    }
}
