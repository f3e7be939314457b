package org.infrapolicy.advisor.environment.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Bandwidth;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Distance;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.PartialDate;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.TimeSpan;
import org.infrapolicy.advisor.environment.Version;

/** Writes the JSON Schema of environment documents. */
public final class SchemaWriter {
    private static final Map<Class<?>, String> VALUES = Map.of(
            String.class, "text",
            Boolean.class, "yesNo",
            Integer.class, "number",
            Duration.class, "duration",
            DataSize.class, "size",
            Distance.class, "distance",
            Bandwidth.class, "bandwidth",
            OperatingSystem.class, "operatingSystem",
            Version.class, "version",
            PartialDate.class, "date");
    private static final String ISO_DURATION =
            "[Pp](?=.)(\\d+[Yy])?(\\d+[Mm])?(\\d+[Ww])?(\\d+[Dd])?([Tt](?=\\d)(\\d+[Hh])?(\\d+[Mm])?(\\d+(\\.\\d+)?[Ss])?)?";
    private static final String AGE = "\\d+(\\.\\d+)? ?("
            + alternatives(List.of(
                    "d", "day", "days", "w", "wk", "week", "weeks", "mo", "month", "months", "y", "yr", "yrs", "year",
                    "years"))
            + ") [aA][gG][oO]";

    private final JsonGenerator out;
    private final Map<String, AttributeType> vocabularies = new TreeMap<>();

    private SchemaWriter(JsonGenerator out) {
        this.out = out;
    }

    /** The schema. */
    public static String json() {
        StringWriter text = new StringWriter();
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.setPrettyPrinter(printer);
            new SchemaWriter(out).document();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private void document() throws IOException {
        out.writeStartObject();
        out.writeStringField("$schema", "https://json-schema.org/draft/2020-12/schema");
        out.writeStringField("title", "Environment");
        out.writeStringField(
                "description", "An estate of Windows Server, Hyper-V and Azure. What is left out is unknown.");
        out.writeStringField("type", "object");
        out.writeBooleanField("additionalProperties", false);
        out.writeObjectFieldStart("properties");
        out.writeObjectFieldStart("version");
        out.writeStringField("description", "version of this format");
        out.writeFieldName("enum");
        out.writeStartArray();
        out.writeNumber(1);
        out.writeString("1");
        out.writeEndArray();
        out.writeEndObject();
        refProperty("name", "name of the estate in reports", "text");
        refProperty("asOf", "day for which the description holds", "day");
        for (Section section : Section.values()) {
            out.writeObjectFieldStart(section.key());
            anyOf();
            out.writeStartObject();
            out.writeStringField("type", "array");
            out.writeObjectFieldStart("items");
            refs(section.key(), "more");
            out.writeEndObject();
            out.writeEndObject();
            refElements("none", "unknown", "more");
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndObject();
        definitions();
        out.writeEndObject();
    }

    private void definitions() throws IOException {
        out.writeObjectFieldStart("$defs");
        for (Section section : Section.values()) {
            object(FactType.of(section));
        }
        for (Map.Entry<String, AttributeType> vocabulary : vocabularies.entrySet()) {
            enumeration(vocabulary.getKey(), vocabulary.getValue());
        }
        values();
        out.writeEndObject();
    }

    private void object(FactType type) throws IOException {
        out.writeObjectFieldStart(type.section().key());
        out.writeStringField("type", "object");
        out.writeFieldName("required");
        out.writeStartArray();
        out.writeString("id");
        out.writeEndArray();
        out.writeBooleanField("additionalProperties", false);
        out.writeObjectFieldStart("properties");
        refProperty(
                "id",
                "identity, unique in its section without regard to case; web01..web24 stands for 24 objects alike",
                "id");
        for (AttributeType attribute : type.statedAttributes()) {
            attribute(type, attribute);
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private void attribute(FactType type, AttributeType attribute) throws IOException {
        out.writeObjectFieldStart(attribute.name());
        out.writeStringField("description", description(attribute));
        examples(attribute);
        if (attribute.type() == Origin.class) {
            origin(type);
        } else if (!attribute.keys().isEmpty()) {
            anyOf();
            yesNoMap(attribute);
            refElements("unknown");
            out.writeEndArray();
        } else {
            String value = value(attribute);
            anyOf();
            if (attribute.listing()) {
                out.writeStartObject();
                out.writeStringField("type", "array");
                out.writeObjectFieldStart("items");
                refs(value, "more");
                out.writeEndObject();
                out.writeEndObject();
            }
            refElements(value);
            if (attribute.listing()) {
                refElements("none", "more");
            } else if (attribute.type() == Reference.class || !attribute.none().isEmpty()) {
                refElements("none");
            }
            refElements("unknown");
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static String description(AttributeType attribute) {
        StringBuilder text = new StringBuilder(attribute.meaning());
        if (attribute.type() == Reference.class && !attribute.refersTo().isEmpty()) {
            text.append("; names ")
                    .append(String.join(
                            " or ",
                            attribute.refersTo().stream().map(Section::key).toList()));
        }
        if (!attribute.none().isEmpty()) {
            text.append("; none: ").append(attribute.none());
        }
        if (attribute.kind() == AttributeType.Kind.SUMMARY) {
            text.append("; derived where the objects are listed");
        }
        return text.toString();
    }

    private void examples(AttributeType attribute) throws IOException {
        String example = attribute.example();
        if (example.isEmpty() || example.startsWith("{") || attribute.type().isEnum()) {
            return;
        }
        out.writeFieldName("examples");
        out.writeStartArray();
        if (example.startsWith("[")) {
            out.writeStartArray();
            for (String element : example.substring(1, example.length() - 1).split(", *")) {
                if (!element.isEmpty()) {
                    out.writeString(element);
                }
            }
            out.writeEndArray();
        } else if (attribute.type() == Integer.class && example.matches("\\d+")) {
            out.writeNumber(Integer.parseInt(example));
        } else {
            out.writeString(example);
        }
        out.writeEndArray();
    }

    private String value(AttributeType attribute) {
        if (attribute.type() == Reference.class) {
            return "reference";
        }
        if (!attribute.type().isEnum()) {
            return Optional.ofNullable(VALUES.get(attribute.type()))
                    .orElseThrow(() -> new IllegalStateException(
                            "No schema says how a " + attribute.type().getSimpleName() + " is written"));
        }
        boolean withoutNone =
                attribute.listing() && Vocabulary.of(attribute).canonical().contains("none");
        String name = attribute.type().getSimpleName() + (withoutNone ? "Element" : "");
        vocabularies.put(name, attribute);
        return name;
    }

    private void origin(FactType type) throws IOException {
        anyOf();
        out.writeStartObject();
        out.writeStringField("type", "object");
        out.writeObjectFieldStart("properties");
        refProperty("source", "the file, an object of imports", "reference");
        refProperty("object", "path of the object in the file", "text");
        out.writeEndObject();
        out.writeObjectFieldStart("propertyNames");
        String attributes = String.join(
                "|", type.statedAttributes().stream().map(AttributeType::name).toList());
        out.writeStringField("pattern", "^(source|object|id|" + attributes + ")(\\..+)?$");
        out.writeEndObject();
        out.writeObjectFieldStart("additionalProperties");
        out.writeStringField("$ref", "#/$defs/text");
        out.writeEndObject();
        out.writeEndObject();
        refElements("unknown");
        out.writeEndArray();
    }

    private void yesNoMap(AttributeType attribute) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "object");
        out.writeBooleanField("additionalProperties", false);
        out.writeObjectFieldStart("properties");
        for (RecordComponent component : attribute.type().getRecordComponents()) {
            out.writeObjectFieldStart(component.getName());
            refs("yesNo", "unknown");
            out.writeEndObject();
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private void enumeration(String name, AttributeType attribute) throws IOException {
        Vocabulary vocabulary = Vocabulary.of(attribute);
        boolean withoutNone = name.endsWith("Element");
        List<String> canonical = vocabulary.canonical().stream()
                .filter(value -> !withoutNone || !value.equals("none"))
                .toList();
        List<String> spellings = new ArrayList<>(vocabulary.unknownSpellings());
        vocabulary.spellings().stream()
                .filter(spelling -> !withoutNone
                        || !vocabulary.find(spelling).orElseThrow().name().equals("NONE"))
                .forEach(spellings::add);
        out.writeObjectFieldStart(name);
        anyOf();
        out.writeStartObject();
        out.writeFieldName("enum");
        out.writeStartArray();
        for (String value : canonical) {
            out.writeString(value);
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeStartObject();
        out.writeStringField("type", "string");
        out.writeStringField(
                "pattern",
                "^[\\s_-]*("
                        + String.join(
                                "|", spellings.stream().map(SchemaWriter::loose).toList()) + ")$");
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    private void values() throws IOException {
        word("unknown", "unknown");
        word("none", "none");
        out.writeObjectFieldStart("more");
        out.writeStringField("const", "...");
        out.writeStringField("description", "last element: there are more that are not described");
        out.writeEndObject();
        out.writeObjectFieldStart("text");
        types("string", "number", "boolean");
        out.writeEndObject();
        out.writeObjectFieldStart("reference");
        types("string", "number", "boolean");
        out.writeEndObject();
        out.writeObjectFieldStart("id");
        anyOf();
        out.writeStartObject();
        out.writeStringField("type", "string");
        out.writeNumberField("maxLength", ObjectReader.LONGEST_ID + 100);
        out.writeStringField("pattern", "\\S");
        out.writeObjectFieldStart("not");
        out.writeStringField("pattern", "^\\s*(" + alternatives(List.of("none", "unknown")) + "|\\.\\.\\.)\\s*$");
        out.writeEndObject();
        out.writeEndObject();
        out.writeStartObject();
        types("number", "boolean");
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
        define(
                "yesNo",
                "\"type\": \"boolean\"",
                alternatives(List.of("yes", "no", "true", "false", "on", "off")),
                List.of("yes", "no"));
        define("number", "\"type\": \"integer\", \"minimum\": 0, \"maximum\": 999999999", "\\d{1,9}", List.of());
        quantity("duration", TimeSpan.units(), "|" + ISO_DURATION);
        quantity("size", DataSize.units(), "");
        quantity("distance", Distance.units(), "");
        quantity("bandwidth", Bandwidth.units(), "");
        out.writeObjectFieldStart("operatingSystem");
        types("string", "number");
        out.writeEndObject();
        define("version", "\"type\": \"number\", \"minimum\": 0", "\\d{1,9}(\\.\\d{1,9}){0,7}", List.of());
        define(
                "date",
                "\"type\": \"integer\", \"minimum\": 0, \"maximum\": 9999",
                "\\d{4}(-\\d{2}(-\\d{2})?)?|" + AGE,
                List.of());
        out.writeObjectFieldStart("day");
        anyOf();
        pattern("\\d{4}-\\d{2}-\\d{2}");
        refElements("unknown");
        out.writeEndArray();
        out.writeEndObject();
    }

    private void quantity(String name, Collection<String> units, String more) throws IOException {
        define(
                name,
                "\"const\": 0",
                "\\d+(\\.\\d+)?\\s*(" + alternatives(List.copyOf(units)) + ")|0+(\\.0+)?" + more,
                List.of());
    }

    /** A value that is either of a JSON type or a text of a form; the words are offered by editors. */
    private void define(String name, String type, String form, List<String> words) throws IOException {
        out.writeObjectFieldStart(name);
        anyOf();
        out.writeRawValue("{ " + type + " }");
        if (!words.isEmpty()) {
            out.writeStartObject();
            out.writeFieldName("enum");
            out.writeStartArray();
            for (String word : words) {
                out.writeString(word);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        pattern(form);
        out.writeEndArray();
        out.writeEndObject();
    }

    private void word(String name, String word) throws IOException {
        out.writeObjectFieldStart(name);
        anyOf();
        out.writeStartObject();
        out.writeStringField("const", word);
        out.writeEndObject();
        pattern(alternatives(List.of(word)));
        out.writeEndArray();
        out.writeEndObject();
    }

    private void pattern(String form) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "string");
        out.writeStringField("pattern", "^\\s*(" + form + ")\\s*$");
        out.writeEndObject();
    }

    private static String alternatives(List<String> words) {
        return String.join("|", words.stream().map(SchemaWriter::anyCase).toList());
    }

    private static String anyCase(String word) {
        StringBuilder pattern = new StringBuilder();
        word.codePoints().forEach(c -> {
            int upper = Character.toUpperCase(c);
            int lower = Character.toLowerCase(c);
            if (upper != lower && c < 128) {
                pattern.append('[')
                        .appendCodePoint(lower)
                        .appendCodePoint(upper)
                        .append(']');
            } else if (".+*?()[]{}|^$\\/".indexOf(c) >= 0) {
                pattern.append('\\').appendCodePoint(c);
            } else {
                pattern.appendCodePoint(c);
            }
        });
        return pattern.toString();
    }

    /** A spelling in which case, blanks, hyphens and underscores do not matter. */
    private static String loose(String spelling) {
        StringBuilder pattern = new StringBuilder();
        spelling.codePoints()
                .filter(c -> c != '-' && c != '_' && c != ' ')
                .forEach(c -> pattern.append(anyCase(Character.toString(c))).append("[\\s_-]*"));
        return pattern.toString();
    }

    private void refProperty(String name, String description, String definition) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeStringField("description", description);
        out.writeStringField("$ref", "#/$defs/" + definition);
        out.writeEndObject();
    }

    private void refs(String... definitions) throws IOException {
        anyOf();
        refElements(definitions);
        out.writeEndArray();
    }

    private void refElements(String... definitions) throws IOException {
        for (String definition : definitions) {
            out.writeStartObject();
            out.writeStringField("$ref", "#/$defs/" + definition);
            out.writeEndObject();
        }
    }

    private void anyOf() throws IOException {
        out.writeFieldName("anyOf");
        out.writeStartArray();
    }

    private void types(String... types) throws IOException {
        out.writeFieldName("type");
        out.writeStartArray();
        for (String type : types) {
            out.writeString(type);
        }
        out.writeEndArray();
    }
}
