package org.infrapolicy.advisor.environment.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** Reads the objects of one document. */
final class ObjectReader {
    static final int LONGEST_ID = 500;

    private static final Set<String> RESERVED = Set.of("none", "unknown", "...");

    /** Records of nothing but yes and no, which documents write as maps. */
    private final String file;

    private final Problems problems;
    private long inRanges;

    ObjectReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * An object, or several alike, of which only the ids have been read.
     *
     * @param written the id or range as written
     */
    record Item(Section section, List<String> ids, String written, Node.Mapping mapping) {}

    /** The objects of a section by their ids; those without one are reported and left out. */
    List<Item> items(Section section, List<Node> nodes) {
        List<Item> items = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            String path = section.key() + "[#" + (i + 1) + "]";
            if (nodes.get(i) instanceof Node.Mapping mapping) {
                Node.Scalar id = id(mapping, path);
                if (id != null) {
                    String written = id.text().strip();
                    List<String> ids = ids(id, written, path);
                    if (!ids.isEmpty()) {
                        items.add(new Item(section, ids, written, mapping));
                    }
                }
            } else {
                String hint = nodes.get(i) instanceof Node.Scalar scalar && !scalar.empty()
                        ? "Write {id: " + Problems.quote(scalar.text()) + "}."
                        : "Write an object, for example {id: alma}.";
                problem(nodes.get(i), path, nodes.get(i).kind() + " stands where an object is expected", hint);
            }
        }
        return items;
    }

    private Node.@Nullable Scalar id(Node.Mapping mapping, String path) {
        for (Node.Entry entry : mapping.entries()) {
            if (entry.key().equals("id")) {
                String message = wrongId(entry.value());
                if (message == null) {
                    return (Node.Scalar) entry.value();
                }
                problem(entry.value(), path + ".id", message, "Write an id of a few letters and digits on one line.");
                return null;
            }
        }
        problem(mapping, path, "has no id", "Add an id, for example id: alma1.");
        return null;
    }

    private static @Nullable String wrongId(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            return "is " + node.kind();
        }
        String text = scalar.text().strip();
        if (text.isEmpty() || scalar.empty()) {
            return "has no value";
        }
        if (RESERVED.contains(text.toLowerCase(Locale.ROOT))) {
            return text + " is a word with a meaning of its own";
        }
        if (text.length() > LONGEST_ID) {
            return "is longer than 500 characters";
        }
        boolean oneLine = text.codePoints().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
        return oneLine ? null : "has a line break or a control character";
    }

    private List<String> ids(Node.Scalar id, String written, String path) {
        if (!IdRange.meant(written)) {
            return List.of(written);
        }
        Optional<IdRange> range = IdRange.parse(written);
        if (range.isEmpty()) {
            problem(
                    id,
                    path + ".id",
                    Problems.quote(written) + " is not a range of ids",
                    "Write two ids that differ in the number at their end, the smaller first: web01..web24.");
            return List.of();
        }
        inRanges += range.get().size();
        if (inRanges > IdRange.MOST) {
            inRanges -= range.get().size();
            problem(
                    id,
                    path + ".id",
                    "the ranges of this document stand for more than 10,000 objects",
                    "Write smaller ranges, or several documents.");
            return List.of();
        }
        return range.get().ids();
    }

    /** What the object states, by attribute; yes/no maps key by key. */
    Map<String, Stated> read(Item item, ValueReader values) {
        FactType type = FactType.of(item.section());
        Map<String, Stated> stated = new LinkedHashMap<>();
        Set<String> keys = new HashSet<>();
        String object = item.section().key() + "[" + Problems.quote(item.written()) + "]";
        for (Node.Entry entry : item.mapping().entries()) {
            String name = entry.key();
            String path = object + "." + name;
            Position at = new Position(file, entry.line(), entry.column());
            Optional<AttributeType> attribute = type.attribute(name);
            boolean first = keys.add(name);
            if (first && name.equals("id")) {
                continue;
            }
            if (!first) {
                problems.add(at, path, "stands twice in this object", "Keep one of the two.");
            } else if (attribute.isEmpty()) {
                problems.add(
                        at,
                        object + "." + Problems.quote(name),
                        "is no attribute of " + item.section().key(),
                        suggestion(type, name));
            } else if (!attribute.get().stated()) {
                problems.add(
                        at, path, "is derived (" + attribute.get().meaning() + ") and never written", "Remove it.");
            } else {
                value(type, attribute.get(), entry, path, at, values, stated);
            }
        }
        return stated;
    }

    private static void value(
            FactType type,
            AttributeType attribute,
            Node.Entry entry,
            String path,
            Position at,
            ValueReader values,
            Map<String, Stated> stated) {
        if (attribute.type() == Origin.class) {
            stated.put(attribute.name(), new Stated(values.origin(type, entry.value(), path), at));
        } else if (!attribute.keys().isEmpty()) {
            stated.put(attribute.name(), new Stated(null, at));
            values.yesNoMap(attribute, entry.value(), path)
                    .forEach((key, value) -> stated.put(attribute.name() + "." + key, value));
        } else {
            stated.put(attribute.name(), new Stated(values.read(attribute, entry.value(), path), at));
        }
    }

    private static String suggestion(FactType type, String name) {
        List<String> known = new ArrayList<>(List.of("id"));
        type.statedAttributes().forEach(attribute -> known.add(attribute.name()));
        return ValueReader.suggestion(name, known);
    }

    private void problem(Node at, String path, String message, String hint) {
        problems.add(new Position(file, at.line(), at.column()), path, message, hint);
    }
}
