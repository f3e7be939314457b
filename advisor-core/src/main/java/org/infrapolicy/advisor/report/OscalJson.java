package org.infrapolicy.advisor.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An object of an OSCAL document, written member by member in the data types of OSCAL. Not safe for use by several threads. */
final class OscalJson {
    /** Under which the names of properties and the naming system of facets stand that OSCAL does not define. */
    static final String NAMESPACE = "https://infrapolicy.org/ns/oscal";

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final JsonGenerator json;

    private OscalJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the members of an object. */
    @FunctionalInterface
    interface Members {
        void write() throws IOException;
    }

    /** Writes the members of the object that something becomes. */
    @FunctionalInterface
    interface MembersOf<T> {
        void write(T element) throws IOException;
    }

    /** Writes an object that stands so many spaces to the right. */
    static void write(Writer out, int indent, MembersOf<OscalJson> members) throws IOException {
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.setPrettyPrinter(new OscalLayout(indent));
            generator.writeStartObject();
            members.write(new OscalJson(generator));
            generator.writeEndObject();
        }
    }

    /** Writes an object. */
    void object(String name, Members members) throws IOException {
        json.writeObjectFieldStart(name);
        members.write();
        json.writeEndObject();
    }

    /** Writes an array with an object for each element; an empty one is left out, as OSCAL has none. */
    <T> void array(String name, Stream<T> elements, MembersOf<T> members) throws IOException {
        Iterator<T> all = elements.iterator();
        if (!all.hasNext()) {
            return;
        }
        json.writeArrayFieldStart(name);
        while (all.hasNext()) {
            json.writeStartObject();
            members.write(all.next());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes an array with one string. */
    void strings(String name, String only) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeString(only);
        json.writeEndArray();
    }

    /** Writes a value that needs no care: a word of OSCAL, a UUID, a time. */
    void word(String name, String value) throws IOException {
        json.writeStringField(name, value);
    }

    /** Writes a {@code string}. */
    void string(String name, String value) throws IOException {
        json.writeStringField(name, OscalText.string(value));
    }

    /** Writes text as Markdown that shows it as it is. */
    void markup(String name, String text) throws IOException {
        json.writeStringField(name, OscalText.markup(text));
    }

    /** Writes lines as Markdown: a list if there are several, nothing if there is none. */
    void remarks(List<String> lines) throws IOException {
        if (lines.size() == 1) {
            markup("remarks", lines.get(0));
        } else if (!lines.isEmpty()) {
            json.writeStringField(
                    "remarks",
                    lines.stream().map(line -> "- " + OscalText.markup(line)).collect(Collectors.joining("\n")));
        }
    }

    /** Writes properties; those without a value are left out. */
    void properties(List<Property> properties) throws IOException {
        array("props", properties.stream().filter(property -> !property.value().isEmpty()), property -> {
            word("name", OscalText.token(property.name()));
            word("ns", NAMESPACE);
            string("value", property.value());
            if (!property.remarks().isEmpty()) {
                markup("remarks", property.remarks());
            }
        });
    }

    /** A property of an object, with remarks or none. */
    record Property(String name, String value, String remarks) {
        Property(String name, String value) {
            this(name, value, "");
        }
    }
}
