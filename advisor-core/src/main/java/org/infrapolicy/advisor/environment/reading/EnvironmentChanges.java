package org.infrapolicy.advisor.environment.reading;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** Changes to an environment, each a path and a value as a document would write it. Not safe for use by several threads. */
public final class EnvironmentChanges {
    private static final String FILE = "--set";
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s*(\\w+)\\[(.+)]\\.(\\w+)(?:\\.(\\w+))?\\s*");

    private final Problems problems = new Problems();
    private final Environment.Builder builder;
    private final ObjectReader reader;
    private final String file;
    private final Position stated;
    private final Position nowhere;
    private final ValueReader values;

    /** Changes to an environment whose ages count up to a day. */
    public EnvironmentChanges(Environment base, LocalDate today) {
        this(base, today, FILE);
    }

    /** Changes that are named so where a finding cites them, or a problem. */
    public EnvironmentChanges(Environment base, LocalDate today, String name) {
        file = name;
        stated = new Position(name, 1, 1);
        nowhere = new Position(name, 0, 0);
        reader = new ObjectReader(name, problems);
        builder = base.toBuilder();
        ObjectIndex objects = new ObjectIndex();
        for (Section section : Section.values()) {
            builder.stated(section).forEach(fact -> objects.add(section, fact.id()));
        }
        values = new ValueReader(name, objects, base.asOf().orElse(today), true, problems);
    }

    /** Notes one change. */
    public void set(String path, String text) {
        Node value = value(text);
        if (value == null) {
            return;
        }
        Optional<Section> section = Section.of(path.strip());
        if (section.isPresent()) {
            set(section.get(), value);
            return;
        }
        Matcher matcher = ATTRIBUTE.matcher(path);
        if (!matcher.matches()) {
            problems.add(
                    nowhere,
                    path,
                    "is not the path of an attribute or of a section",
                    "Write for example volumes[d].fileSystem.");
            return;
        }
        section = Section.of(matcher.group(1));
        if (section.isEmpty()) {
            List<String> known =
                    Arrays.stream(Section.values()).map(Section::key).toList();
            problems.add(
                    nowhere,
                    path,
                    matcher.group(1) + " is not a section",
                    ValueReader.suggestion(matcher.group(1), known));
            return;
        }
        List<String> ids = ids(section.get(), matcher.group(2), path);
        String attribute = matcher.group(3);
        if (attribute.equals("id")) {
            problems.add(nowhere, path, "an id cannot be changed", "Change an attribute, or write a second document.");
        } else if (!ids.isEmpty()) {
            String key = matcher.group(4);
            Optional<AttributeType> type = FactType.of(section.get()).attribute(attribute);
            if (key != null && type.isPresent() && type.get().keys().isEmpty()) {
                problems.add(
                        nowhere,
                        path,
                        attribute + " is no map and has no " + key,
                        "Write the path without ." + key + ".");
                return;
            }
            Node node = key == null ? value : new Node.Mapping(List.of(new Node.Entry(key, 0, 0, value)), 0, 0);
            Node.Mapping object = new Node.Mapping(List.of(new Node.Entry(attribute, 0, 0, node)), 0, 0);
            Map<String, Stated> stated =
                    reader.read(new ObjectReader.Item(section.get(), ids, matcher.group(2), object), values);
            for (String id : ids) {
                change(new Reference(section.get(), id), stated, key != null);
            }
        }
    }

    /** An object with one change, of which no note is taken; empty if it cannot be read, or is about no single object. */
    public Optional<Fact> once(String path, String text) {
        Matcher matcher = ATTRIBUTE.matcher(path);
        Optional<Fact> before = matcher.matches() && !IdRange.meant(matcher.group(2))
                ? Section.of(matcher.group(1))
                        .flatMap(section -> builder.stated(new Reference(section, matcher.group(2))))
                : Optional.empty();
        if (before.isEmpty()) {
            return Optional.empty();
        }
        set(path, text);
        Fact changed = builder.stated(before.get().reference()).orElseThrow();
        builder.replace(before.get());
        boolean readable = !problems.any();
        problems.clear();
        return readable ? Optional.of(changed) : Optional.empty();
    }

    /** Flow text is parsed; anything else is one value as it stands, so that C: needs no quotes. */
    private @Nullable Node value(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || "[{'\"".indexOf(trimmed.charAt(0)) < 0) {
            return new Node.Scalar(trimmed, trimmed.isEmpty(), 0, 0);
        }
        List<Node> documents = NodeParser.parse(file, trimmed, problems);
        return documents.isEmpty() ? null : nowhere(documents.get(0));
    }

    private static Node nowhere(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(
                    sequence.elements().stream()
                            .map(EnvironmentChanges::nowhere)
                            .toList(),
                    0,
                    0);
        }
        if (node instanceof Node.Mapping mapping) {
            List<Node.Entry> entries = mapping.entries().stream()
                    .map(entry -> new Node.Entry(entry.key(), 0, 0, nowhere(entry.value())))
                    .toList();
            return new Node.Mapping(entries, 0, 0);
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return new Node.Scalar(scalar.text(), scalar.empty(), 0, 0);
    }

    private void set(Section section, Node value) {
        boolean none = value instanceof Node.Sequence list && list.elements().isEmpty()
                || value instanceof Node.Scalar word && word.says("none");
        boolean unknown = value instanceof Node.Scalar word && word.says("unknown");
        boolean described = !builder.stated(section).isEmpty();
        if (described || !none && !unknown) {
            problems.add(
                    nowhere,
                    section.key(),
                    described
                            ? "has objects, which cannot be taken away here"
                            : "only [] or unknown can be set for a section",
                    "Write a second document for other objects.");
        } else if (none) {
            builder.complete(section).at(section, stated);
        } else {
            builder.unknown(section);
        }
    }

    private List<String> ids(Section section, String written, String path) {
        Node.Scalar scalar = new Node.Scalar(written, false, 0, 0);
        List<String> ids = List.of(written);
        if (IdRange.meant(written)) {
            ids = values.range(scalar, written, path).map(IdRange::ids).orElse(List.of());
        }
        for (String id : ids) {
            if (builder.stated(new Reference(section, id)).isEmpty()) {
                List<String> known =
                        builder.stated(section).stream().map(Fact::id).toList();
                problems.add(
                        nowhere,
                        path,
                        section.key() + " has no object " + Problems.quote(id),
                        NearestName.of(id, known)
                                .map(near -> "Write " + section.key() + "[" + near + "].")
                                .orElse("Write the id of an object that is described."));
                return List.of();
            }
        }
        return ids;
    }

    private void change(Reference reference, Map<String, Stated> stated, boolean keyOfMap) {
        Fact fact = builder.stated(reference).orElseThrow();
        FactType type = FactType.of(fact.section());
        Map<String, @Nullable Object> changes = new HashMap<>();
        Map<String, Position> positions = new HashMap<>();
        Map<String, Map<String, @Nullable Object>> maps = new HashMap<>();
        stated.forEach((name, value) -> {
            positions.put(name, this.stated);
            int dot = name.indexOf('.');
            if (dot < 0) {
                changes.put(name, value.value());
                return;
            }
            AttributeType attribute = type.attribute(name.substring(0, dot)).orElseThrow();
            maps.computeIfAbsent(attribute.name(), key -> keyOfMap ? keys(attribute.of(fact)) : new HashMap<>())
                    .put(name.substring(dot + 1), value.value());
        });
        maps.forEach((name, keys) -> changes.put(
                name, Draft.yesNoRecord(type.attribute(name).orElseThrow().type(), keys)));
        builder.replace(type.with(fact, changes), positions);
    }

    private static Map<String, @Nullable Object> keys(@Nullable Object yesNoRecord) {
        Map<String, @Nullable Object> keys = new HashMap<>();
        if (yesNoRecord != null) {
            try {
                for (RecordComponent component : yesNoRecord.getClass().getRecordComponents()) {
                    keys.put(component.getName(), component.getAccessor().invoke(yesNoRecord));
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return keys;
    }

    /**
     * The changed environment.
     *
     * @throws EnvironmentException if a change cannot be read, or is at odds with what is stated
     */
    public Environment environment() {
        problems.throwIfAny();
        Environment changed = builder.build();
        DocumentReading.contradictions(changed, problems);
        problems.throwIfAny();
        return changed;
    }
}
