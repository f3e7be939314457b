package org.infrapolicy.advisor.environment.reading;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/** Parses YAML. It reads the events of the parser, which keep what a scalar looks like; a loader would already give it a type. */
final class YamlNodes {
    private static final int MOST_CODE_POINTS = 256 << 20;
    private static final long MOST_ALIASED = 1_000_000;
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");

    private final String file;
    private final Iterator<Event> events;
    private final int[] pairs;
    private final Map<String, Shared> anchors = new HashMap<>();
    private final Set<String> unfinished = new HashSet<>();
    private long made;
    private long aliased;

    private YamlNodes(String file, String text, Iterator<Event> events) {
        this.file = file;
        this.events = events;
        pairs = surrogatePairs(text);
    }

    /** Places of the characters that take two code units, counted in characters as the marks of the parser are. */
    private static int[] surrogatePairs(String text) {
        IntStream.Builder places = IntStream.builder();
        int character = 0;
        for (int i = 0; i < text.length(); i++, character++) {
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                places.add(character);
                i++;
            }
        }
        return places.build().toArray();
    }

    /** The column as editors count it, in UTF-16 code units. */
    private int column(Mark mark) {
        return mark.getColumn() + 1 + pairsBefore(mark.getIndex()) - pairsBefore(mark.getIndex() - mark.getColumn());
    }

    private int pairsBefore(int index) {
        int found = Arrays.binarySearch(pairs, index);
        return found < 0 ? -found - 1 : found;
    }

    /** What an anchor names, with the number of nodes in it; what is shared in it by further aliases counts each time. */
    private record Shared(Node node, long size) {}

    static List<Node> documents(String file, String text) {
        int longLine = longLine(text);
        if (longLine > 0) {
            throw new Unreadable(file, longLine, 1, "is a line of more than 1 MB", "Break the line.");
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CODE_POINTS);
        List<Node> documents = new ArrayList<>();
        try {
            YamlNodes nodes = new YamlNodes(
                    file, text, new Yaml(options).parse(new StringReader(text)).iterator());
            while (nodes.events.hasNext()) {
                if (nodes.events.next() instanceof DocumentStartEvent) {
                    nodes.anchors.clear();
                    Node root = nodes.node(nodes.events.next(), 0);
                    if (!(root instanceof Node.Scalar scalar && scalar.empty())) {
                        documents.add(root);
                    }
                }
            }
        } catch (MarkedYAMLException e) {
            throw syntax(file, e);
        } catch (YAMLException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw message.contains("exceeds the limit")
                    ? new Unreadable(file, 0, 0, "is larger than 256 MB", "Split it into several files.")
                    : new Unreadable(file, 0, 0, "is not valid YAML: " + message, "Check that it is a YAML text.");
        }
        return documents;
    }

    /** The parser needs time with the square of the length of a line; 0 if no line is too long. */
    private static int longLine(String text) {
        int line = 1;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (end - start > NodeParser.LONGEST_SCALAR) {
                return line;
            }
            line++;
            start = end + 1;
        }
        return 0;
    }

    private static Unreadable syntax(String file, MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        int line = mark == null ? 0 : mark.getLine() + 1;
        int column = mark == null ? 0 : mark.getColumn() + 1;
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("(TAB)")) {
            return new Unreadable(file, line, column, "a tab stands where YAML wants blanks", "Indent with blanks.");
        }
        String message = problem.replaceFirst("\\.? \\(Do not use .* for indentation\\)", "");
        return new Unreadable(
                file,
                line,
                column,
                "is not valid YAML: " + message,
                "Check quotes, brackets and indentation at this place and before it.");
    }

    private Node node(Event event, int depth) {
        int line = event.getStartMark().getLine() + 1;
        int column = column(event.getStartMark());
        if (depth > NodeParser.DEEPEST) {
            throw Unreadable.tooDeep(file, line, column);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        if (event instanceof AliasEvent) {
            return alias(anchor, line, column);
        }
        refuseTag(event, line, column);
        if (anchor != null) {
            unfinished.add(anchor);
        }
        long before = made + aliased;
        made++;
        Node node = event instanceof ScalarEvent scalar
                ? scalar(scalar, line, column)
                : event instanceof SequenceStartEvent ? sequence(depth, line, column) : mapping(depth, line, column);
        if (anchor != null) {
            unfinished.remove(anchor);
            anchors.put(anchor, new Shared(node, made + aliased - before));
        }
        return node;
    }

    private void refuseTag(Event event, int line, int column) {
        String tag = event instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) event).getTag();
        if (tag != null) {
            throw new Unreadable(
                    file,
                    line,
                    column,
                    "the tag " + Problems.quote(tag) + " is not supported",
                    "Leave the tag out; each value is read by the type of its attribute.");
        }
    }

    private Node alias(String name, int line, int column) {
        Shared shared = anchors.get(name);
        if (shared == null || unfinished.contains(name)) {
            String what = unfinished.contains(name) ? "stands inside what it names" : "names no anchor above it";
            throw new Unreadable(
                    file, line, column, "the alias *" + Problems.quote(name) + " " + what, "Write the value out.");
        }
        aliased += shared.size();
        if (aliased > MOST_ALIASED) {
            throw new Unreadable(
                    file,
                    line,
                    column,
                    "the aliases of this file stand for more than 1,000,000 values",
                    "Write the values out, or use id ranges such as web01..web24.");
        }
        return shared.node();
    }

    private Node.Scalar scalar(ScalarEvent scalar, int line, int column) {
        String text = scalar.getValue();
        if (text.length() > NodeParser.LONGEST_SCALAR) {
            throw Unreadable.tooLong(file, line, column);
        }
        return new Node.Scalar(text, scalar.getScalarStyle() == ScalarStyle.PLAIN && NULL.contains(text), line, column);
    }

    private Node sequence(int depth, int line, int column) {
        List<Node> elements = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            elements.add(node(event, depth + 1));
        }
        return new Node.Sequence(elements, line, column);
    }

    private Node mapping(int depth, int line, int column) {
        List<Node.Entry> entries = new ArrayList<>(6);
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            int keyLine = event.getStartMark().getLine() + 1;
            int keyColumn = column(event.getStartMark());
            String key = key(event, depth, keyLine, keyColumn);
            entries.add(new Node.Entry(key, keyLine, keyColumn, node(events.next(), depth + 1)));
        }
        return new Node.Mapping(entries, line, column);
    }

    private String key(Event event, int depth, int line, int column) {
        if (!(node(event, depth + 1) instanceof Node.Scalar scalar)) {
            throw new Unreadable(
                    file, line, column, "a list or a map stands where a key is expected", "Write a word as the key.");
        }
        if (scalar.text().equals("<<")) {
            throw new Unreadable(
                    file,
                    line,
                    column,
                    "merge keys (<<) are not supported",
                    "Write the attributes out, or use an id range such as web01..web24.");
        }
        return scalar.text();
    }
}
