package org.infrapolicy.advisor.environment.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.infrapolicy.advisor.Fingerprint;
import org.infrapolicy.advisor.environment.AttributePath;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Contradiction;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Knowledge;
import org.infrapolicy.advisor.environment.PartialDate;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.Waiver;
import org.jspecify.annotations.Nullable;

/** One reading of documents into an environment. Not safe for use by several threads. */
public final class DocumentReading {
    private static final int LARGEST_FILE = 256 << 20;
    private static final List<String> HEADER = List.of("version", "name", "asOf");

    private final Problems problems = new Problems();
    private final LocalDate today;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final WaiverComments waivers = new WaiverComments(problems);
    private final List<Document> documents = new ArrayList<>();
    private final ObjectIndex objects = new ObjectIndex();
    private final Map<Section, Map<String, Draft>> drafts = new EnumMap<>(Section.class);
    private final Map<Section, Knowledge> knowledge = new EnumMap<>(Section.class);
    private final Map<Section, Position> sectionPositions = new EnumMap<>(Section.class);
    private final Set<String> names = new LinkedHashSet<>();
    private boolean incomplete;
    private @Nullable LocalDate asOf;
    private @Nullable Position asOfPosition;

    /** A reading that counts ages up to this day, unless the documents name another. */
    public DocumentReading(LocalDate today) {
        this.today = today;
    }

    private record Document(String file, ObjectReader reader, List<ObjectReader.Item> items) {}

    /** Reads a file, or all environments in a directory. */
    public void add(Path path) {
        List<Path> found = DocumentFiles.list(path, problems);
        incomplete |= found.isEmpty();
        for (Path file : found) {
            if (files.putIfAbsent(file.toString(), "") == null) {
                read(file);
            }
        }
    }

    private void read(Path path) {
        String file = path.toString();
        problems.file(file);
        String text = null;
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                problems.wholeFile(file, "is larger than 256 MB", "Split it into several files.");
            } else {
                text = SourceText.decode(file, bytes, problems);
                files.put(file, Fingerprint.ofBytes(bytes));
            }
        } catch (IOException | OutOfMemoryError e) {
            problems.wholeFile(file, unreadable(path, e), "Check the path and the permissions.");
        }
        parse(file, text);
    }

    /** Reads the content of a file. */
    public void add(String file, byte[] content) {
        problems.file(file);
        files.put(file, Fingerprint.ofBytes(content));
        parse(file, SourceText.decode(file, content, problems));
    }

    static String unreadable(Path path, Throwable e) {
        if (e instanceof AccessDeniedException) {
            return "cannot be read: access is denied";
        }
        return Files.notExists(path)
                ? "does not exist"
                : "cannot be read: " + Problems.quote(String.valueOf(e.getMessage()));
    }

    /** Reads a text. */
    public void add(String file, String text) {
        problems.file(file);
        files.put(file, Fingerprint.ofBytes(text.getBytes(StandardCharsets.UTF_8)));
        parse(file, SourceText.check(file, text, problems));
    }

    private void parse(String file, @Nullable String text) {
        List<Node> roots = text == null ? List.of() : NodeParser.parse(file, text, problems);
        incomplete |= roots.isEmpty();
        if (text != null && !roots.isEmpty()) {
            waivers.collect(file, text);
        }
        for (Node root : roots) {
            if (root instanceof Node.Mapping mapping) {
                document(file, mapping);
            } else {
                problems.add(
                        position(file, root),
                        "",
                        "is " + root.kind() + ", not a map of sections",
                        "Write sections with their objects, for example hosts: [{id: alma}]");
            }
        }
    }

    private static Position position(String file, Node node) {
        return new Position(file, node.line(), node.column());
    }

    private void document(String file, Node.Mapping root) {
        ObjectReader reader = new ObjectReader(file, problems);
        List<ObjectReader.Item> items = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>();
        for (Node.Entry entry : root.entries()) {
            Position at = new Position(file, entry.line(), entry.column());
            if (!keys.add(entry.key())) {
                problems.add(at, Problems.quote(entry.key()), "stands twice in this document", "Join the two.");
            } else if (HEADER.contains(entry.key())) {
                header(entry, at);
            } else {
                Optional<Section> section = section(entry.key());
                if (section.isEmpty()) {
                    List<String> known = new ArrayList<>(HEADER);
                    Arrays.stream(Section.values()).map(Section::key).forEach(known::add);
                    problems.add(
                            at,
                            Problems.quote(entry.key()),
                            "is not a section",
                            ValueReader.suggestion(entry.key(), known));
                    // Its objects are read all the same, lest each reference to one of them be a problem of its own.
                    section = NearestName.of(entry.key(), known).flatMap(DocumentReading::section);
                }
                section.ifPresent(known -> section(file, known, entry, at, reader, items));
            }
        }
        for (ObjectReader.Item item : items) {
            item.ids().forEach(id -> objects.add(item.section(), id));
        }
        documents.add(new Document(file, reader, items));
    }

    private static Optional<Section> section(String key) {
        return Arrays.stream(Section.values())
                .filter(section -> section.key().equals(key))
                .findFirst();
    }

    private void header(Node.Entry entry, Position at) {
        String key = entry.key();
        Position valueAt = position(at.file(), entry.value());
        if (!(entry.value() instanceof Node.Scalar scalar) || scalar.empty()) {
            String what = entry.value() instanceof Node.Scalar
                    ? "has no value"
                    : "is " + entry.value().kind();
            problems.add(valueAt, key, what, "Write one value, or leave " + key + " out.");
            return;
        }
        String text = scalar.text().strip();
        switch (key) {
            case "version" -> {
                if (!text.equals("1")) {
                    problems.add(
                            valueAt,
                            key,
                            Problems.quote(text) + " is not a version of this format that is known here",
                            "Write version: 1.");
                }
            }
            case "name" -> {
                if (!text.isEmpty()) {
                    names.add(text);
                }
            }
            default -> asOf(text, at, valueAt);
        }
    }

    private void asOf(String text, Position at, Position valueAt) {
        if (text.equalsIgnoreCase("unknown")) {
            return;
        }
        LocalDate day = PartialDate.parse(text, today)
                .filter(date -> date.earliest().equals(date.latest()) && !text.endsWith("ago"))
                .map(PartialDate::earliest)
                .orElse(null);
        if (day == null) {
            problems.add(
                    valueAt,
                    "asOf",
                    Problems.quote(text) + " is not a day",
                    "Write year, month and day, for example 2026-09-30.");
        } else if (asOf != null && !asOf.equals(day)) {
            problems.add(
                    valueAt, "asOf", "is " + day + " here and " + asOf + " in " + asOfPosition, "Keep one of the two.");
        } else if (asOf == null) {
            asOf = day;
            asOfPosition = at;
        }
    }

    private void section(
            String file,
            Section section,
            Node.Entry entry,
            Position at,
            ObjectReader reader,
            List<ObjectReader.Item> items) {
        List<Node> nodes = List.of();
        boolean open = false;
        if (entry.value() instanceof Node.Sequence sequence) {
            nodes = sequence.elements();
            int last = nodes.size() - 1;
            for (int i = 0; i <= last; i++) {
                if (isMore(nodes.get(i)) && i < last) {
                    problems.add(
                            position(file, nodes.get(i)),
                            section.key(),
                            "... stands before other objects",
                            "Put ... at the end of the section.");
                    return;
                }
            }
            if (last >= 0 && isMore(nodes.get(last))) {
                open = true;
                nodes = nodes.subList(0, last);
            }
        } else if (isMore(entry.value())) {
            open = true;
        } else if (entry.value() instanceof Node.Scalar scalar && !scalar.empty()) {
            if (scalar.says("unknown")) {
                return;
            }
            if (!scalar.says("none")) {
                problems.add(
                        position(file, scalar),
                        section.key(),
                        Problems.quote(scalar.text()) + " stands where a list of objects is expected",
                        "Write a list of objects, for example [{id: alma}], or [] if there are none.");
                return;
            }
        } else {
            boolean empty = entry.value() instanceof Node.Scalar;
            problems.add(
                    empty ? at : position(file, entry.value()),
                    section.key(),
                    empty ? "has no value" : "a map stands where a list of objects is expected",
                    empty
                            ? "Write [] if there are none, or leave " + section.key()
                                    + " out if nothing is known about them."
                            : "Write a list, each object with - and its id.");
            return;
        }
        knowledge.merge(section, open ? Knowledge.OPEN : Knowledge.COMPLETE, (a, b) -> a == Knowledge.OPEN ? a : b);
        sectionPositions.putIfAbsent(section, at);
        items.addAll(reader.items(section, nodes));
    }

    private static boolean isMore(Node node) {
        return node instanceof Node.Scalar scalar && scalar.text().equals(ValueReader.MORE);
    }

    /**
     * The environment.
     *
     * @throws EnvironmentException if anything in the documents cannot be read, or is at odds
     */
    public Environment environment() {
        Map<String, ValueReader> readers = new HashMap<>();
        LocalDate day = asOf == null ? today : asOf;
        for (Document document : documents) {
            ValueReader values = readers.computeIfAbsent(
                    document.file(), file -> new ValueReader(file, objects, day, !incomplete, problems));
            Map<Section, Map<String, Position>> inDocument = new EnumMap<>(Section.class);
            for (ObjectReader.Item item : document.items()) {
                draft(document, item, item.ids(), document.reader().read(item, values), inDocument);
            }
            document.items().clear();
        }
        problems.throwIfAny();
        Environment environment = build();
        contradictions(environment);
        List<Waiver> written = waivers.waivers(environment);
        problems.throwIfAny();
        if (written.isEmpty()) {
            return environment;
        }
        Environment.Builder builder = environment.toBuilder();
        written.forEach(builder::waiver);
        return builder.build();
    }

    private void draft(
            Document document,
            ObjectReader.Item item,
            List<String> ids,
            Map<String, Stated> stated,
            Map<Section, Map<String, Position>> inDocument) {
        Position begin = position(document.file(), item.mapping());
        FactType type = FactType.of(item.section());
        Map<String, Position> positions = Draft.positions(begin, stated);
        Map<String, Draft> ofSection = drafts.computeIfAbsent(item.section(), key -> new LinkedHashMap<>());
        Map<String, Position> seen = inDocument.computeIfAbsent(item.section(), key -> new HashMap<>());
        for (String id : ids) {
            String key = id.toLowerCase(Locale.ROOT);
            Position before = seen.putIfAbsent(key, begin);
            if (before != null) {
                problems.add(
                        begin,
                        item.section().key() + "[" + Problems.quote(id) + "]",
                        "stands in " + before + " already",
                        "Give one of the two another id, or join them.");
                // One of a range is enough to see what is wrong.
                return;
            }
            Draft draft = ofSection.get(key);
            if (draft == null) {
                ofSection.put(key, new Draft(type, id, begin, stated, positions));
            } else {
                draft.merge(stated, problems);
            }
        }
    }

    private Environment build() {
        Environment.Builder builder = Environment.builder(name()).today(today);
        if (asOf != null) {
            builder.asOf(asOf);
        }
        files.forEach(builder::file);
        drafts.forEach((section, objects) -> {
            objects.values().forEach(draft -> builder.add(draft.fact(), draft.positions()));
            objects.clear();
        });
        knowledge.forEach((section, known) -> {
            if (known == Knowledge.OPEN) {
                builder.open(section);
            } else {
                builder.complete(section);
            }
        });
        sectionPositions.forEach(builder::at);
        return builder.build();
    }

    /** The names that the documents give; without any, the names of the files. */
    private String name() {
        Collection<String> all = names.isEmpty()
                ? files.keySet().stream()
                        .map(DocumentReading::withoutEnding)
                        .distinct()
                        .toList()
                : names;
        String shown = String.join(" + ", all.stream().limit(3).toList());
        return all.size() <= 3 ? shown : shown + " + " + (all.size() - 3) + " more";
    }

    private static String withoutEnding(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private void contradictions(Environment environment) {
        contradictions(environment, problems);
        problems.throwIfAny();
    }

    static void contradictions(Environment environment, Problems problems) {
        for (Contradiction contradiction : environment.contradictions()) {
            AttributePath path = AttributePath.of(contradiction.fact(), contradiction.attribute());
            AttributeType type = FactType.of(path.section())
                    .attribute(contradiction.attribute())
                    .orElseThrow();
            List<String> from = contradiction.from().stream()
                    .filter(source -> !source.equals(path))
                    .limit(3)
                    .map(source -> source
                            + environment
                                    .position(source)
                                    .map(at -> " in " + at)
                                    .orElse(""))
                    .toList();
            problems.add(
                    environment.position(path).orElse(new Position(environment.name(), 0, 0)),
                    path.toString(),
                    "is " + type.text(contradiction.stated()) + ", but " + type.text(contradiction.derived())
                            + " follows from " + (from.isEmpty() ? "the listed objects" : String.join(", ", from)),
                    "Remove it, or correct what it follows from.");
        }
    }
}
