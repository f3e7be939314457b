package org.infrapolicy.advisor.environment.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.Position;

/** A YAML or JSON file of settings: maps with known keys. Collects all problems, as the reading of an environment does. */
public final class SettingsDocument {
    private static final int LARGEST_FILE = 16 << 20;

    private final String file;
    private final Problems problems = new Problems();
    private final Group root;

    private SettingsDocument(String file, String text) {
        this.file = file;
        String checked = SourceText.check(file, text, problems);
        List<Node> documents = checked == null ? List.of() : NodeParser.parse(file, checked, problems);
        Node first = documents.isEmpty() ? new Node.Mapping(List.of(), 1, 1) : documents.get(0);
        if (!(first instanceof Node.Mapping)) {
            problem(first, "", "is " + first.kind() + ", not a map", "Write keys with their values.");
        } else if (documents.size() > 1) {
            problem(documents.get(1), "", "is a second document", "Keep one document in the file.");
        }
        root = group("", first);
        problems.throwIfAny();
    }

    /**
     * Reads a file.
     *
     * @throws EnvironmentException if it is no map
     */
    public static SettingsDocument read(Path path) {
        Problems problems = new Problems();
        String file = path.toString();
        String text = "";
        try {
            if (Files.size(path) > LARGEST_FILE) {
                problems.wholeFile(file, "is larger than 16 MB", "Check that it is the right file.");
            } else {
                String decoded = SourceText.decode(file, Files.readAllBytes(path), problems);
                text = decoded == null ? "" : decoded;
            }
        } catch (IOException e) {
            problems.wholeFile(file, DocumentReading.unreadable(path, e), "Check the path and the permissions.");
        }
        problems.throwIfAny();
        return new SettingsDocument(file, text);
    }

    /** Reads a text under the name of a file. */
    public static SettingsDocument readText(String file, String text) {
        return new SettingsDocument(file, text);
    }

    /** The whole document. */
    public Group root() {
        return root;
    }

    /**
     * Ends the reading if anything is wrong.
     *
     * @throws EnvironmentException with all problems
     */
    public void throwIfAny() {
        problems.throwIfAny();
    }

    private void problem(Node node, String path, String message, String hint) {
        problems.add(new Position(file, node.line(), node.column()), path, message, hint);
    }

    private Group group(String path, Node node) {
        Group group = new Group(path, new Position(file, node.line(), node.column()));
        for (Node.Entry entry : node instanceof Node.Mapping mapping ? mapping.entries() : List.<Node.Entry>of()) {
            if (group.entries.put(entry.key(), entry) != null) {
                problems.add(
                        new Position(file, entry.line(), entry.column()),
                        group.path(entry.key()),
                        "stands twice",
                        "Keep one of the two.");
            }
        }
        return group;
    }

    /** A map of settings. */
    public final class Group {
        private final String path;
        private final Position position;
        private final Map<String, Node.Entry> entries = new LinkedHashMap<>();

        private Group(String path, Position position) {
            this.path = path;
            this.position = position;
        }

        /** Where it begins. */
        public Position position() {
            return position;
        }

        private String path(String key) {
            return path.isEmpty() ? Problems.quote(key) : path + "." + Problems.quote(key);
        }

        /** Notes something that is wrong with what stands under a key, or with the whole map. */
        public void problem(String key, String message, String hint) {
            Node.Entry entry = entries.get(key);
            Position at = entry == null
                    ? position
                    : new Position(file, entry.value().line(), entry.value().column());
            problems.add(at, path(key), message, hint);
        }

        /** Notes keys that are not among these. */
        public void onlyKeys(Collection<String> known) {
            for (Node.Entry entry : entries.values()) {
                if (!known.contains(entry.key())) {
                    problems.add(
                            new Position(file, entry.line(), entry.column()),
                            path(entry.key()),
                            "is not a key here",
                            ValueReader.suggestion(entry.key(), known));
                }
            }
        }

        /** The keys, in their order. */
        public Set<String> keys() {
            return new LinkedHashSet<>(entries.keySet());
        }

        /** The value under a key, as written. */
        public Optional<String> text(String key) {
            Node.Entry entry = entries.get(key);
            if (entry == null) {
                return Optional.empty();
            }
            if (entry.value() instanceof Node.Scalar scalar
                    && !scalar.empty()
                    && !scalar.text().isBlank()) {
                return Optional.of(scalar.text().strip());
            }
            problem(
                    key,
                    entry.value() instanceof Node.Scalar
                            ? "has no value"
                            : "is " + entry.value().kind(),
                    "Write one value, or leave " + key + " out.");
            return Optional.empty();
        }

        /** The value under a key that must be there; empty, with a problem, if it is not. */
        public String required(String key, String hint) {
            if (!entries.containsKey(key)) {
                problem(key, "is missing", hint);
            }
            return text(key).orElse("");
        }

        /** The values under a key, of which there must be one at least. A single one needs no brackets. */
        public List<String> words(String key) {
            Node.Entry entry = entries.get(key);
            if (entry == null) {
                return List.of();
            }
            List<Node> elements =
                    entry.value() instanceof Node.Sequence sequence ? sequence.elements() : List.of(entry.value());
            List<String> words = new ArrayList<>();
            for (Node element : elements) {
                if (element instanceof Node.Scalar scalar
                        && !scalar.empty()
                        && !scalar.text().isBlank()) {
                    words.add(scalar.text().strip());
                } else {
                    SettingsDocument.this.problem(element, path(key), "is no word", "Write words, for example [a, b].");
                }
            }
            if (elements.isEmpty()) {
                problem(key, "is an empty list, which could mean all or nothing", "Leave " + key + " out for all.");
            }
            return words;
        }

        /** The keys and values of the map under a key. */
        public Map<String, String> pairs(String key) {
            Map<String, String> pairs = new LinkedHashMap<>();
            group(key)
                    .ifPresent(group ->
                            group.keys().forEach(name -> group.text(name).ifPresent(value -> pairs.put(name, value))));
            return pairs;
        }

        /** The map under a key. */
        public Optional<Group> group(String key) {
            Node.Entry entry = entries.get(key);
            if (entry == null) {
                return Optional.empty();
            }
            if (!(entry.value() instanceof Node.Mapping)) {
                problem(key, "is " + entry.value().kind() + ", not a map", "Write keys with their values.");
                return Optional.empty();
            }
            return Optional.of(SettingsDocument.this.group(path(key), entry.value()));
        }

        /** The maps of the list under a key. */
        public List<Group> groups(String key) {
            Node.Entry entry = entries.get(key);
            if (entry == null) {
                return List.of();
            }
            if (!(entry.value() instanceof Node.Sequence sequence)) {
                problem(key, "is " + entry.value().kind() + ", not a list", "Begin each entry with - ");
                return List.of();
            }
            List<Group> groups = new ArrayList<>();
            for (Node element : sequence.elements()) {
                String at = path(key) + "[" + (groups.size() + 1) + "]";
                if (element instanceof Node.Mapping) {
                    groups.add(SettingsDocument.this.group(at, element));
                } else {
                    SettingsDocument.this.problem(
                            element, at, "is " + element.kind() + ", not a map", "Write keys with their values.");
                }
            }
            return groups;
        }
    }
}
