package org.infrapolicy.advisor.environment.reading;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.infrapolicy.advisor.environment.Replacement;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Changes to the text of one document that can be read; all that is not changed stays as it is, comments and layout included. Not safe
 * for use by several threads.
 */
public final class DocumentEdit {
    record Splice(int from, int to, String text) {}

    /** One entry of a section: an object, or several that a range stands for. */
    private record Item(MappingNode node, List<String> ids) {}

    private final String text;
    private final Map<Section, NodeTuple> sections = new LinkedHashMap<>();
    private final Map<Section, Map<String, Item>> items = new LinkedHashMap<>();
    private final List<Splice> splices = new ArrayList<>();
    private final Map<Section, StringBuilder> newSections = new LinkedHashMap<>();
    private int[] offsets = new int[0];
    private int[] lines = new int[0];

    /** An edit of a text that a reader can read. */
    public DocumentEdit(String text) {
        this.text = text;
        for (Node root : new Yaml(new LoaderOptions()).composeAll(new StringReader(text))) {
            if (root instanceof MappingNode document) {
                document.getValue().forEach(this::noteSection);
            }
        }
    }

    private void noteSection(NodeTuple tuple) {
        for (Section section : Section.values()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(section.key())) {
                sections.putIfAbsent(section, tuple);
                if (tuple.getValueNode() instanceof SequenceNode list) {
                    list.getValue().forEach(node -> noteItem(section, list, node));
                }
            }
        }
    }

    private void noteItem(Section section, SequenceNode list, Node node) {
        if (node instanceof MappingNode mapping && start(node) >= start(list)) {
            find(mapping, "id").ifPresent(tuple -> {
                String id = ((ScalarNode) tuple.getValueNode()).getValue();
                List<String> ids =
                        IdRange.meant(id) ? IdRange.parse(id).map(IdRange::ids).orElse(List.of(id)) : List.of(id);
                Item item = new Item(mapping, ids);
                Map<String, Item> ofSection = items.computeIfAbsent(section, key -> new LinkedHashMap<>());
                ids.forEach(one -> ofSection.putIfAbsent(one.toLowerCase(Locale.ROOT), item));
            });
        }
    }

    private static Optional<NodeTuple> find(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key)
                        && (!key.equals("id") || tuple.getValueNode() instanceof ScalarNode))
                .findFirst();
    }

    private Optional<Item> item(Section section, String id) {
        return Optional.ofNullable(items.getOrDefault(section, Map.of()).get(id.toLowerCase(Locale.ROOT)));
    }

    /** Whether the document describes the object. */
    public boolean describes(Section section, String id) {
        return item(section, id).isPresent();
    }

    /** Whether it states the attribute of the object. */
    public boolean states(Section section, String id, String attribute) {
        return item(section, id).flatMap(item -> find(item.node(), attribute)).isPresent();
    }

    /** The objects that one entry stands for: this one, and the others of its range. */
    public Set<String> together(Section section, String id) {
        return new LinkedHashSet<>(item(section, id).map(Item::ids).orElse(List.of(id)));
    }

    /**
     * Puts a value in the place of the one that is stated, or adds it.
     *
     * @param key the key of a map of yes and no; null if the attribute is none
     * @param elements the value as the document is to write it, or the elements of a list
     * @return false if the place cannot be changed without changing others, as where the value is shared by an alias
     */
    public boolean set(
            Section section, String id, String attribute, @Nullable String key, List<String> elements, boolean list) {
        MappingNode object = item(section, id).orElseThrow().node();
        Optional<NodeTuple> stated = find(object, attribute);
        String flow = list ? "[" + String.join(", ", elements) + "]" : elements.get(0);
        if (key == null) {
            return stated.isEmpty() ? add(object, attribute, flow) : replace(stated.get(), elements, list, flow);
        }
        if (stated.isEmpty()) {
            return add(object, attribute, "{" + name(key) + ": " + flow + "}");
        }
        if (alias(stated.get()) || !(stated.get().getValueNode() instanceof MappingNode map)) {
            return false;
        }
        Optional<NodeTuple> known = find(map, key);
        return known.isEmpty() ? add(map, key, flow) : replace(known.get(), elements, list, flow);
    }

    /**
     * The piece of text that {@link #set} would replace, and nothing is set.
     *
     * @param file the name of the document
     * @return empty if it is not one piece, or if the object would not read as it should
     */
    public Optional<Replacement> replacement(
            String file,
            Section section,
            String id,
            String attribute,
            @Nullable String key,
            List<String> elements,
            boolean list) {
        int before = splices.size();
        boolean set = set(section, id, attribute, key, elements, list);
        List<Splice> made = List.copyOf(splices.subList(before, splices.size()));
        splices.subList(before, splices.size()).clear();
        if (!set || made.size() != 1) {
            return Optional.empty();
        }
        Splice splice = made.get(0);
        MappingNode object = item(section, id).orElseThrow().node();
        int end = flow(object) ? end(object) : lineEnd(Math.max(end(object), splice.to()));
        String indent = " ".repeat(object.getStartMark().getColumn());
        String without = indent + text.substring(start(object), splice.from());
        String changed = without + splice.text() + text.substring(splice.to(), end);
        String value = list ? "[" + String.join(", ", elements) + "]" : elements.get(0);
        return ObjectText.changes(object, changed, attribute, key, value)
                ? Optional.of(replacement(file, splice))
                : Optional.empty();
    }

    private Replacement replacement(String file, Splice splice) {
        int from = line(splice.from());
        int to = line(splice.to());
        return new Replacement(
                file, from + 1, splice.from() - lines[from] + 1, to + 1, splice.to() - lines[to] + 1, splice.text());
    }

    /** The line of an offset, from 0. */
    private int line(int offset) {
        if (lines.length == 0) {
            lines = IntStream.concat(
                            IntStream.of(0),
                            IntStream.range(0, text.length())
                                    .filter(i -> text.charAt(i) == '\n')
                                    .map(i -> i + 1))
                    .toArray();
        }
        int found = Arrays.binarySearch(lines, offset);
        return found < 0 ? -found - 2 : found;
    }

    private int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end;
    }

    /** An alias has the marks of what it names, which stands before it. */
    private boolean alias(NodeTuple tuple) {
        return start(tuple.getValueNode()) < end(tuple.getKeyNode());
    }

    private boolean replace(NodeTuple tuple, List<String> elements, boolean list, String flow) {
        if (alias(tuple) || tuple.getValueNode().getAnchor() != null) {
            return false;
        }
        Node value = tuple.getValueNode();
        if (list
                && value instanceof SequenceNode sequence
                && !sequence.getValue().isEmpty()) {
            List<String> before = sequence.getValue().stream()
                    .map(node -> text.substring(start(node), end(node)))
                    .toList();
            int common = 0;
            while (common < before.size()
                    && common < elements.size()
                    && same(before.get(common), elements.get(common))) {
                common++;
            }
            if (common == before.size()) {
                elements.subList(common, elements.size()).forEach(element -> append(sequence, element));
                return true;
            }
        }
        boolean empty = start(value) == end(value);
        splices.add(new Splice(start(value), end(value), empty ? " " + flow : flow));
        return true;
    }

    private static boolean same(String written, String element) {
        return bare(written).equalsIgnoreCase(bare(element));
    }

    private static String bare(String scalar) {
        return scalar.length() > 1 && "'\"".indexOf(scalar.charAt(0)) >= 0
                ? scalar.substring(1, scalar.length() - 1)
                : scalar;
    }

    private void append(SequenceNode sequence, String element) {
        List<Node> nodes = sequence.getValue();
        Node last = nodes.get(nodes.size() - 1);
        if (flow(sequence)) {
            splices.add(new Splice(end(last), end(last), ", " + element));
        } else {
            addLine(end(last), " ".repeat(sequence.getStartMark().getColumn()) + "- " + element);
        }
    }

    private boolean add(MappingNode map, String key, String flow) {
        List<NodeTuple> entries = map.getValue();
        String entry = name(key) + ": " + flow;
        if (flow(map)) {
            int close = end(map) - 1;
            int before = entries.isEmpty()
                    ? close
                    : Math.max(
                            end(entries.get(entries.size() - 1).getValueNode()),
                            end(entries.get(entries.size() - 1).getKeyNode()));
            splices.add(new Splice(before, before, entries.isEmpty() ? entry : ", " + entry));
        } else {
            NodeTuple last = entries.get(entries.size() - 1);
            int end = Math.max(end(last.getKeyNode()), end(last.getValueNode()));
            addLine(end, " ".repeat(map.getStartMark().getColumn()) + entry);
        }
        return true;
    }

    /** JSON wants quotes around keys. */
    private String name(String key) {
        return json() ? '"' + key + '"' : key;
    }

    /** Whether the text is JSON, which is YAML of a narrower form. */
    public boolean json() {
        return text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
    }

    /**
     * Adds an object as the last one of its section, or the section with it.
     *
     * @param entries the attributes, the id included, as the document is to write them
     */
    public void addObject(Section section, Map<String, String> entries) {
        List<String> written = new ArrayList<>();
        entries.forEach((key, value) -> written.add(name(key) + ": " + value));
        String object = "{" + String.join(", ", written) + "}";
        NodeTuple known = sections.get(section);
        if (known == null) {
            StringBuilder lines = newSections.computeIfAbsent(section, key -> new StringBuilder());
            lines.append(lines.isEmpty() ? "" : json() ? ", " : "\n").append(json() ? object : "  - " + object);
            return;
        }
        if (known.getValueNode() instanceof SequenceNode list
                && !list.getValue().isEmpty()) {
            append(list, object);
        } else {
            Node value = known.getValueNode();
            splices.add(new Splice(start(value), end(value), json() ? "[" + object + "]" : "\n  - " + object));
        }
    }

    /** Says that a section has objects that are not described. */
    public void open(Section section) {
        String more = json() ? "\"...\"" : "...";
        NodeTuple known = sections.get(section);
        if (known == null) {
            StringBuilder lines = newSections.computeIfAbsent(section, key -> new StringBuilder());
            lines.append(lines.isEmpty() ? "" : json() ? ", " : "\n").append(json() ? more : "  - " + more);
        } else if (known.getValueNode() instanceof SequenceNode list
                && !list.getValue().isEmpty()) {
            append(list, more);
        } else {
            Node value = known.getValueNode();
            splices.add(new Splice(start(value), end(value), start(value) == end(value) ? " [...]" : "[" + more + "]"));
        }
    }

    /** Takes back that a section has objects that are not described. */
    public void close(Section section) {
        NodeTuple known = sections.get(section);
        if (known == null || !(known.getValueNode() instanceof SequenceNode list)) {
            return;
        }
        List<Node> nodes = list.getValue();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof ScalarNode scalar && scalar.getValue().equals("...")) {
                int from = i > 0 ? end(nodes.get(i - 1)) : start(list) + (flow(list) ? 1 : 0);
                int to = end(scalar);
                if (!flow(list)) {
                    from = text.lastIndexOf('\n', start(scalar));
                } else if (i == 0 && nodes.size() > 1) {
                    to = start(nodes.get(1));
                }
                boolean only = nodes.size() == 1 && !flow(list);
                splices.add(new Splice(Math.max(0, from), to, only ? " []" : ""));
            }
        }
    }

    /** Says that a section has no objects. */
    public void addEmptySection(Section section) {
        NodeTuple known = sections.get(section);
        if (known == null) {
            newSections.putIfAbsent(section, new StringBuilder());
        } else if (!(known.getValueNode() instanceof SequenceNode)) {
            Node value = known.getValueNode();
            splices.add(new Splice(start(value), end(value), start(value) == end(value) ? " []" : "[]"));
        }
    }

    private void addLine(int after, String line) {
        int at = lineEnd(after);
        if (at > 0 && text.charAt(at - 1) == '\r') {
            at--;
        }
        splices.add(new Splice(at, at, lineBreak() + line));
    }

    private String lineBreak() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private static boolean flow(CollectionNode<?> node) {
        return node.getFlowStyle() == FlowStyle.FLOW;
    }

    private int start(Node node) {
        return offset(node.getStartMark());
    }

    /** A block collection ends for the parser where the next token begins; here it ends with its last value. */
    private int end(Node node) {
        if (node instanceof CollectionNode<?> collection && !flow(collection)) {
            Node last = node;
            if (node instanceof MappingNode map && !map.getValue().isEmpty()) {
                NodeTuple tuple = map.getValue().get(map.getValue().size() - 1);
                last = start(tuple.getValueNode()) < end(tuple.getKeyNode())
                        ? tuple.getKeyNode()
                        : tuple.getValueNode();
            } else if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
                last = list.getValue().get(list.getValue().size() - 1);
            }
            if (last != node) {
                return end(last);
            }
        }
        int end = offset(node.getEndMark());
        while (end > start(node) && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Marks count code points. */
    private int offset(Mark mark) {
        if (offsets.length == 0) {
            offsets = new int[text.codePointCount(0, text.length()) + 1];
            int offset = 0;
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = offset;
                offset += offset < text.length() ? Character.charCount(text.codePointAt(offset)) : 0;
            }
        }
        return offsets[Math.min(mark.getIndex(), offsets.length - 1)];
    }

    /** The changed text. */
    public String edited() {
        StringBuilder edited = new StringBuilder(text);
        List<Splice> order = new ArrayList<>(splices);
        // of what is added at one place the first stays first
        Collections.reverse(order);
        order.sort(Comparator.comparingInt(Splice::from).reversed());
        order.forEach(splice -> edited.replace(splice.from(), splice.to(), splice.text()));
        newSections.forEach((section, lines) -> addSection(edited, section, lines.toString()));
        return edited.toString();
    }

    private void addSection(StringBuilder edited, Section section, String lines) {
        if (json()) {
            int close = edited.lastIndexOf("}");
            edited.insert(close, ", \"" + section.key() + "\": [" + lines + "]");
            return;
        }
        while (!edited.isEmpty() && Character.isWhitespace(edited.charAt(edited.length() - 1))) {
            edited.setLength(edited.length() - 1);
        }
        String written = edited.isEmpty() ? "" : "\n\n";
        edited.append((written + section.key() + ":" + (lines.isEmpty() ? " []" : "\n" + lines) + "\n")
                .replace("\n", lineBreak()));
    }

    /** The text as it is. */
    public String text() {
        return text;
    }
}
