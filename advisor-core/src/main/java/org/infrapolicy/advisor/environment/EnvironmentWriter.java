package org.infrapolicy.advisor.environment;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes an environment as the YAML document that describes it: sections in their order, one object for each item, attributes
 * in the order of their record. Only what is stated is written, nothing that was derived, so that the document can be read
 * again, kept under version control and changed by hand.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class EnvironmentWriter {
    private static final String OPEN = "...";

    /** Characters that mean nothing to YAML wherever they stand; whatever has others is quoted. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_ ./()+\\\\-]*(?<! )");

    /** Plain text that a YAML reader may take for a number, a date, a time, a yes/no value or null. */
    private static final Pattern NOT_TEXT = Pattern.compile(
            "[-+.]?[0-9][0-9_.,:eExXoOa-fA-F+-]*|[0-9]{4}-.*|y|n|yes|no|on|off|true|false|null|none|unknown|nan|inf",
            Pattern.CASE_INSENSITIVE);

    /** Makes a writer. */
    public EnvironmentWriter() {}

    /** The document, with lines that end in a line feed. */
    public String write(Environment environment) {
        return write(environment, List.of());
    }

    /**
     * The document with comment lines above it.
     *
     * @param notes the comment lines, without comment sign; a line break inside one becomes a blank
     */
    public String write(Environment environment, List<String> notes) {
        StringBuilder document = new StringBuilder();
        for (String note : notes) {
            document.append(("# " + printable(note)).stripTrailing()).append('\n');
        }
        if (!notes.isEmpty()) {
            document.append('\n');
        }
        document.append("version: 1\nname: ").append(text(environment.name())).append('\n');
        environment
                .asOf()
                .ifPresent(day -> document.append("asOf: ").append(day).append('\n'));
        for (Section section : Section.values()) {
            if (environment.knowledge(section) != Knowledge.UNKNOWN) {
                section(document, environment, section);
            }
        }
        return document.toString();
    }

    private static void section(StringBuilder document, Environment environment, Section section) {
        Collection<Fact> facts = environment.stated(section);
        boolean open = environment.knowledge(section) == Knowledge.OPEN;
        document.append('\n').append(section.key()).append(':');
        if (facts.isEmpty() && !open) {
            document.append(" []\n");
            return;
        }
        document.append('\n');
        for (Fact fact : facts) {
            document.append("  - id: ").append(text(fact.id())).append('\n');
            for (AttributeType attribute : FactType.of(section).statedAttributes()) {
                Object value = attribute.of(fact);
                if (value != null) {
                    document.append("    ").append(attribute.name()).append(": ");
                    document.append(value(environment, section, attribute, value))
                            .append('\n');
                }
            }
        }
        if (open) {
            document.append("  - ").append(OPEN).append('\n');
        }
    }

    private static String value(Environment environment, Section section, AttributeType attribute, Object value) {
        if (value instanceof Listing<?> listing) {
            List<String> elements = new ArrayList<>();
            listing.elements().forEach(element -> elements.add(single(environment, attribute, element)));
            if (listing.open()) {
                elements.add(OPEN);
            }
            return "[" + String.join(", ", elements) + "]";
        }
        if (value instanceof Origin origin) {
            return origin(environment, section, origin);
        }
        return single(environment, attribute, value);
    }

    /** A single value as a JSON document writes it. */
    static String jsonText(Environment environment, AttributeType attribute, Object value) {
        return value instanceof Integer
                ? value.toString()
                : quoted(
                        value instanceof Reference reference
                                ? unquoted(environment, attribute.refersTo(), reference)
                                : attribute.text(value));
    }

    /** A single value as a YAML document writes it. */
    static String single(Environment environment, AttributeType attribute, Object value) {
        if (value.equals("") && !attribute.none().isEmpty()) {
            return "none";
        }
        if (value instanceof Reference reference) {
            return reference(environment, attribute.refersTo(), reference);
        }
        if (value instanceof Boolean
                || value instanceof Enum
                || value instanceof Duration
                || value instanceof Integer
                || value instanceof Version
                || value instanceof PartialDate
                || value instanceof DataSize
                || value instanceof Distance
                || value instanceof Bandwidth) {
            return attribute.text(value);
        }
        return value instanceof Record map && !(value instanceof OperatingSystem)
                ? yesNoMap(map)
                : text(value.toString());
    }

    private static String yesNoMap(Record map) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (RecordComponent component : map.getClass().getRecordComponents()) {
            try {
                if (component.getAccessor().invoke(map) instanceof Boolean yes) {
                    entries.put(component.getName(), yes ? "yes" : "no");
                }
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(
                        "Cannot read " + component.getName() + " of "
                                + map.getClass().getName(),
                        e);
            }
        }
        return flowMap(entries);
    }

    private static String origin(Environment environment, Section section, Origin origin) {
        Map<String, String> entries = new LinkedHashMap<>();
        if (origin.source() != null) {
            entries.put("source", reference(environment, List.of(Section.IMPORTS), origin.source()));
        }
        if (origin.object() != null) {
            entries.put("object", text(origin.object()));
        }
        Map<String, String> properties = new TreeMap<>(origin.properties());
        for (AttributeType attribute : FactType.of(section).statedAttributes()) {
            String property = properties.remove(attribute.name());
            if (property != null) {
                entries.put(attribute.name(), text(property));
            }
        }
        properties.forEach((attribute, property) -> entries.put(text(attribute), text(property)));
        return flowMap(entries);
    }

    private static String flowMap(Map<String, String> entries) {
        List<String> written = new ArrayList<>();
        entries.forEach((key, value) -> written.add(key + ": " + value));
        return "{" + String.join(", ", written) + "}";
    }

    private static String reference(Environment environment, List<Section> permitted, Reference reference) {
        return reference.section() == null ? reference.id() : text(unquoted(environment, permitted, reference));
    }

    private static String unquoted(Environment environment, List<Section> permitted, Reference reference) {
        if (reference.section() == null) {
            return reference.id();
        }
        Set<Section> candidates = permitted.isEmpty() ? EnumSet.allOf(Section.class) : EnumSet.copyOf(permitted);
        candidates.remove(reference.section());
        boolean ambiguous = candidates.stream()
                .anyMatch(section ->
                        environment.find(new Reference(section, reference.id())).isPresent());
        return ambiguous || beginsLikeSection(reference.id()) ? reference.toString() : reference.id();
    }

    private static boolean beginsLikeSection(String id) {
        int slash = id.indexOf('/');
        String beginning = slash < 0 ? "" : id.substring(0, slash).strip();
        return Arrays.stream(Section.values()).anyMatch(section -> section.key().equalsIgnoreCase(beginning));
    }

    /** A scalar that every YAML reader takes for this text. */
    static String text(String text) {
        if (PLAIN.matcher(text).matches() && !NOT_TEXT.matcher(text).matches()) {
            return text;
        }
        if (text.codePoints().allMatch(EnvironmentWriter::isPrintable)) {
            return "'" + text.replace("'", "''") + "'";
        }
        return quoted(text);
    }

    /** A scalar in double quotes, which JSON readers take as well. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c == '\n') {
                quoted.append("\\n");
            } else if (isPrintable(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
            }
        });
        return quoted.append('"').toString();
    }

    private static String printable(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> line.appendCodePoint(isPrintable(c) ? c : ' '));
        return line.toString();
    }

    /** Whether YAML shows the character as it is; a change of writing direction would hide text from the eye. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> c != 0xFEFF;
        };
    }
}
