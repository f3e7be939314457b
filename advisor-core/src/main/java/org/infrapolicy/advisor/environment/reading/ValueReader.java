package org.infrapolicy.advisor.environment.reading;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Bandwidth;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Distance;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.PartialDate;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.TimeSpan;
import org.infrapolicy.advisor.environment.Version;
import org.jspecify.annotations.Nullable;

/** Reads what stands under an attribute by the type that the attribute has. */
final class ValueReader {
    static final String MORE = "...";
    private static final String NONE = "none";
    private static final String UNKNOWN = "unknown";
    private static final Map<String, String> SLIPS = Map.ofEntries(
            Map.entry("vms", "virtualMachines"),
            Map.entry("machines", "virtualMachines"),
            Map.entry("servers", "hosts"),
            Map.entry("nodes", "hosts"),
            Map.entry("datacenters", "sites"),
            Map.entry("locations", "sites"),
            Map.entry("disks", "virtualDisks"),
            Map.entry("switches", "virtualSwitches"),
            Map.entry("vswitches", "virtualSwitches"),
            Map.entry("os", "operatingSystem"),
            Map.entry("rpo", "dataLoss"),
            Map.entry("rto", "recoveryTime"),
            Map.entry("model", "hardwareModel"));
    private static final int MOST_NAMED_BY_RANGES = 1_000_000;

    private final String file;
    private final ObjectIndex objects;
    private final LocalDate today;
    private final Problems problems;
    private final boolean resolving;
    private long namedByRanges;

    /**
     * A reader for one file.
     *
     * @param today the day from which ages are counted back
     * @param resolving whether references to nothing are problems; not if some documents could not be read
     */
    ValueReader(String file, ObjectIndex objects, LocalDate today, boolean resolving, Problems problems) {
        this.file = file;
        this.objects = objects;
        this.today = today;
        this.resolving = resolving;
        this.problems = problems;
    }

    /** The value; null if it is unknown or, with a problem, cannot be read. */
    @Nullable
    Object read(AttributeType type, Node node, String path) {
        if (node instanceof Node.Scalar scalar) {
            if (scalar.empty()) {
                problem(
                        scalar,
                        path,
                        "has no value",
                        "Write " + (type.listing() ? "[] for an empty list, " : "a value, ") + "unknown, or leave "
                                + type.name() + " out.");
                return null;
            }
            if (scalar.says(UNKNOWN)) {
                return null;
            }
        }
        if (type.listing()) {
            return list(type, node, path);
        }
        return node instanceof Node.Scalar scalar ? single(type, scalar, path) : wrongKind(type, node, path);
    }

    private @Nullable Object wrongKind(AttributeType type, Node node, String path) {
        problem(
                node,
                path,
                node.kind() + " stands where " + (type.listing() ? "a list" : "a single value") + " is expected",
                "Write " + example(type) + ".");
        return null;
    }

    private static String example(AttributeType type) {
        String plain = type.listing() ? "a list such as [a, b]" : "one value";
        return type.example().isEmpty()
                ? plain
                : (type.listing() ? "a list, for example " : "one value, for example ") + type.example();
    }

    private @Nullable Listing<?> list(AttributeType type, Node node, String path) {
        List<Node> nodes;
        if (node instanceof Node.Sequence sequence) {
            nodes = sequence.elements();
        } else if (node instanceof Node.Scalar scalar) {
            if (scalar.says(NONE)) {
                return new Listing<>(List.of(), false);
            }
            nodes = List.of(node);
        } else {
            wrongKind(type, node, path);
            return null;
        }
        boolean open = false;
        boolean readable = true;
        List<Object> values = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            if (!(nodes.get(i) instanceof Node.Scalar scalar)) {
                problem(
                        nodes.get(i),
                        path,
                        nodes.get(i).kind() + " stands inside the list",
                        "Write " + example(type) + ".");
                readable = false;
            } else if (scalar.text().equals(MORE)) {
                open = i == nodes.size() - 1;
                if (!open) {
                    problem(scalar, path, "... stands before other elements", "Put ... at the end of the list.");
                    readable = false;
                }
            } else {
                readable &= element(type, scalar, path, values);
            }
        }
        if (!readable) {
            return null;
        }
        // Plain texts may repeat: the third new name of a conversion belongs to the third switch.
        return new Listing<>(type.type() == String.class ? values : new ArrayList<>(new LinkedHashSet<>(values)), open);
    }

    private boolean element(AttributeType type, Node.Scalar scalar, String path, List<Object> values) {
        if (scalar.empty()) {
            problem(scalar, path, "an element of the list has no value", "Write a value, or take the element out.");
            return false;
        }
        if (scalar.says(NONE) || scalar.says(UNKNOWN)) {
            problem(
                    scalar,
                    path,
                    scalar.text() + " stands inside the list",
                    scalar.says(NONE)
                            ? "Write [] for an empty list."
                            : "Write unknown without brackets, or ... at the end if there are more elements.");
            return false;
        }
        if (type.type() == Reference.class) {
            return references(type, scalar, path, values);
        }
        Object value = single(type, scalar, path);
        if (value != null) {
            values.add(value);
        }
        return value != null;
    }

    private boolean references(AttributeType type, Node.Scalar scalar, String path, List<Object> values) {
        String text = scalar.text().strip();
        if (!IdRange.meant(text) || text.length() > ObjectReader.LONGEST_ID) {
            Reference reference = reference(type, scalar, text, path);
            return reference != null && values.add(reference);
        }
        Optional<IdRange> range = range(scalar, text, path);
        if (range.isEmpty()) {
            return false;
        }
        namedByRanges += range.get().size();
        if (namedByRanges > MOST_NAMED_BY_RANGES) {
            problem(
                    scalar,
                    path,
                    "ranges name more than 1,000,000 objects in this file",
                    "Split the file, or name clusters in place of their machines.");
            return false;
        }
        boolean all = true;
        for (String id : range.get().ids()) {
            Reference reference = reference(type, scalar, id, path);
            if (reference == null) {
                all = false;
                break;
            }
            values.add(reference);
        }
        return all;
    }

    /** The range that a text writes; empty, with a problem, if it is none. */
    Optional<IdRange> range(Node.Scalar scalar, String text, String path) {
        Optional<IdRange> range = IdRange.parse(text);
        if (range.isEmpty()) {
            problem(
                    scalar,
                    path,
                    Problems.quote(text) + " is not a range of ids",
                    "Write two ids that differ in the number at their end, the smaller first: web01..web24.");
        } else if (range.get().size() > IdRange.MOST) {
            problem(
                    scalar,
                    path,
                    Problems.quote(text) + " stands for more than 10,000 objects",
                    "Write smaller ranges, in several documents.");
            return Optional.empty();
        }
        return range;
    }

    private @Nullable Reference reference(AttributeType type, Node.Scalar scalar, String text, String path) {
        Problems unresolved = resolving ? problems : new Problems();
        return objects.resolve(text, type.refersTo(), position(scalar), path, unresolved);
    }

    private @Nullable Object single(AttributeType type, Node.Scalar scalar, String path) {
        String text = scalar.text();
        Class<?> expected = type.type();
        boolean none = scalar.says(NONE);
        if (expected.isEnum()) {
            return enumeration(type, scalar, path);
        }
        if (expected == Reference.class) {
            return none ? Reference.NONE : singleReference(type, scalar, path);
        }
        if (expected == String.class) {
            return none && !type.none().isEmpty() ? "" : text;
        }
        if (expected == Boolean.class) {
            return yesOrNo(scalar, path);
        }
        if (none) {
            Object value = type.none().isEmpty() || type.listing() ? null : none(expected);
            if (value == null) {
                problem(scalar, path, "none has no meaning here", "Write " + example(type) + ", or unknown.");
            }
            return value;
        }
        if (expected == Integer.class) {
            return number(type, scalar, path);
        }
        if (expected == Duration.class) {
            return found(TimeSpan.parse(text), type, scalar, path, "a duration", "20 s, 20 min, 20 h or 20 days");
        }
        if (expected == DataSize.class) {
            return found(DataSize.parse(text), type, scalar, path, "a size", "300 GB or 40 TB");
        }
        if (expected == Distance.class) {
            return found(Distance.parse(text), type, scalar, path, "a distance", "70 km or 600 m");
        }
        if (expected == Bandwidth.class) {
            return found(
                    Bandwidth.parse(text), type, scalar, path, "a bandwidth in bits per second", "200 Mbps or 10 Gbps");
        }
        if (expected == OperatingSystem.class) {
            return found(
                    OperatingSystem.parse(text),
                    type,
                    scalar,
                    path,
                    "an operating system that is known here",
                    "Windows Server 2019, Windows 10, Azure Local 23H2 or Linux");
        }
        if (expected == Version.class) {
            return found(Version.parse(text), type, scalar, path, "a version", "5.1 or 2.0.0");
        }
        if (expected == PartialDate.class) {
            return found(
                    PartialDate.parse(text, today),
                    type,
                    scalar,
                    path,
                    "a date",
                    "2026-03-31, 2026-03, 2026 or 5 months ago");
        }
        throw new IllegalStateException("No reader for " + expected);
    }

    /** What {@code none} stands for: no limit for a duration, nothing for an amount, never for a date. */
    private static @Nullable Object none(Class<?> type) {
        if (type == Duration.class) {
            return TimeSpan.UNLIMITED;
        }
        if (type == Integer.class) {
            return 0;
        }
        if (type == DataSize.class) {
            return new DataSize(0);
        }
        if (type == Distance.class) {
            return new Distance(0);
        }
        if (type == Bandwidth.class) {
            return new Bandwidth(0);
        }
        return type == PartialDate.class ? PartialDate.NEVER : null;
    }

    private @Nullable Object found(
            Optional<?> value, AttributeType type, Node.Scalar scalar, String path, String what, String examples) {
        if (value.isPresent()) {
            return value.get();
        }
        String text = scalar.text().strip();
        boolean quantity = type.type() == Duration.class
                || type.type() == DataSize.class
                || type.type() == Distance.class
                || type.type() == Bandwidth.class;
        if (quantity && text.matches("\\d{1,30}([.,]\\d{1,30})?")) {
            problem(scalar, path, text + " has no unit", "Write number and unit, for example " + examples + ".");
        } else if (quantity && text.matches("\\d[\\d ]*[,'_ ]\\d.*")) {
            problem(
                    scalar,
                    path,
                    Problems.quote(text) + " has a mark inside its number",
                    "Write the digits without marks for thousands, with a point before decimals: 1500 or 1.5.");
        } else if (type.type() == Duration.class && text.matches("\\d+(\\.\\d+)?\\s*[mM]")) {
            problem(scalar, path, text + " may be minutes or months", "Write min or months.");
        } else {
            problem(scalar, path, Problems.quote(text) + " is not " + what, "Write for example " + examples + ".");
        }
        return null;
    }

    private @Nullable Integer number(AttributeType type, Node.Scalar scalar, String path) {
        String text = scalar.text().strip();
        if (text.matches("\\d{1,9}")) {
            return Integer.valueOf(text);
        }
        problem(
                scalar,
                path,
                Problems.quote(text) + " is not a whole number from 0 to 999999999",
                "Write digits alone, for example " + digits(type.example()) + ".");
        return null;
    }

    private static String digits(String example) {
        return example.matches("\\d+") ? example : "2";
    }

    private @Nullable Boolean yesOrNo(Node.Scalar scalar, String path) {
        switch (scalar.text().strip().toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on" -> {
                return true;
            }
            case "no", "false", "off" -> {
                return false;
            }
            default -> {
                problem(
                        scalar,
                        path,
                        Problems.quote(scalar.text()) + " is neither yes nor no",
                        "Write yes, no or unknown.");
                return null;
            }
        }
    }

    private @Nullable Object enumeration(AttributeType type, Node.Scalar scalar, String path) {
        Vocabulary vocabulary = Vocabulary.of(type);
        String text = scalar.text();
        Optional<Enum<?>> value = vocabulary.find(text);
        if (value.isPresent() && !(type.listing() && value.get().name().equals("NONE"))) {
            return value.get();
        }
        if (vocabulary.unknown(text)) {
            return null;
        }
        List<String> canonical = vocabulary.canonical().stream()
                .filter(name -> !type.listing() || !name.equals(NONE))
                .toList();
        String nearest = NearestName.of(text, vocabulary.spellings())
                .map(near -> "Write " + type.text(vocabulary.find(near).orElseThrow()) + ".")
                .orElse("Write one of these, or unknown.");
        problem(scalar, path, Problems.quote(text) + " is none of " + String.join(", ", canonical), nearest);
        return null;
    }

    private @Nullable Reference singleReference(AttributeType type, Node.Scalar scalar, String path) {
        String text = scalar.text().strip();
        if (IdRange.meant(text) && text.length() <= ObjectReader.LONGEST_ID) {
            problem(
                    scalar,
                    path,
                    Problems.quote(text) + " names several objects where one is expected",
                    "Write one id.");
            return null;
        }
        return reference(type, scalar, text, path);
    }

    /** The keys of a yes/no map with their values; a key whose value is unknown or cannot be read has none. */
    Map<String, Stated> yesNoMap(AttributeType type, Node node, String path) {
        Map<String, Stated> values = new LinkedHashMap<>();
        if (!(node instanceof Node.Mapping mapping)) {
            if (node instanceof Node.Scalar scalar && scalar.says(UNKNOWN)) {
                return values;
            }
            problem(
                    node,
                    path,
                    node.kind() + " stands where a map of yes and no is expected",
                    "Write for example " + type.example() + ".");
            return values;
        }
        List<String> keys = Arrays.stream(type.type().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        for (Node.Entry entry : mapping.entries()) {
            String keyPath = path + "." + entry.key();
            Position at = new Position(file, entry.line(), entry.column());
            if (!keys.contains(entry.key())) {
                problems.add(at, keyPath, "is not known", suggestion(entry.key(), keys));
            } else if (values.containsKey(entry.key())) {
                problems.add(at, keyPath, "stands twice in this map", "Keep one of the two.");
            } else if (!(entry.value() instanceof Node.Scalar scalar)) {
                problem(
                        entry.value(),
                        keyPath,
                        entry.value().kind() + " stands where yes or no is expected",
                        "Write yes, no or unknown.");
            } else {
                values.put(entry.key(), new Stated(scalar.says(UNKNOWN) ? null : yesOrNo(scalar, keyPath), at));
            }
        }
        return values;
    }

    static String suggestion(String written, Collection<String> known) {
        String slip = SLIPS.get(written.toLowerCase(Locale.ROOT));
        if (slip != null && known.contains(slip)) {
            return "Write " + slip + ".";
        }
        return NearestName.of(written, known)
                .map(near -> "Write " + near + ".")
                .orElse("Known are " + String.join(", ", known) + ".");
    }

    /** Where an importer found an object; null, with a problem, if that cannot be read. */
    @Nullable
    Origin origin(FactType fact, Node node, String path) {
        if (!(node instanceof Node.Mapping mapping)) {
            if (!(node instanceof Node.Scalar scalar && scalar.says(UNKNOWN))) {
                problem(
                        node,
                        path,
                        node.kind() + " stands where a map is expected",
                        "Write for example {source: vmm, object: 'hosts[2]'}.");
            }
            return null;
        }
        Reference source = null;
        String object = null;
        Map<String, String> properties = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            String keyPath = path + "." + entry.key();
            if (!(entry.value() instanceof Node.Scalar scalar) || scalar.empty()) {
                problem(
                        entry.value(),
                        keyPath,
                        "is not a text",
                        "Write the name of the property that the attribute was read from.");
            } else if (entry.key().equals("source")) {
                Problems unresolved = resolving ? problems : new Problems();
                source = objects.resolve(
                        scalar.text().strip(), List.of(Section.IMPORTS), position(scalar), keyPath, unresolved);
            } else if (entry.key().equals("object")) {
                object = scalar.text();
            } else if (isAttribute(fact, entry.key())) {
                properties.put(entry.key(), scalar.text());
            } else {
                List<String> keys = new ArrayList<>(List.of("source", "object"));
                fact.statedAttributes().forEach(attribute -> keys.add(attribute.name()));
                problems.add(
                        new Position(file, entry.line(), entry.column()),
                        keyPath,
                        "is no attribute of " + fact.section().key(),
                        suggestion(entry.key(), keys));
            }
        }
        return new Origin(source, object, properties);
    }

    private static boolean isAttribute(FactType fact, String key) {
        int dot = key.indexOf('.');
        String name = dot < 0 ? key : key.substring(0, dot);
        return name.equals("id")
                || fact.attribute(name).filter(AttributeType::stated).isPresent();
    }

    Position position(Node node) {
        return new Position(file, node.line(), node.column());
    }

    private void problem(Node at, String path, String message, String hint) {
        problems.add(position(at), path, message, hint);
    }
}
