package org.infrapolicy.advisor.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import org.infrapolicy.advisor.environment.Position;
import org.jspecify.annotations.Nullable;

/** Writes what recurs in SARIF: messages, places. Each value stands on a line. Not safe for use by several threads. */
final class SarifWriter implements AutoCloseable {
    static final String BASE = "SRCROOT";

    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder().rootValueSeparator(",\n").build().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final JsonGenerator json;

    SarifWriter(Writer out) throws IOException {
        json = FACTORY.createGenerator(out);
    }

    /** Writes a value, or the content of one. */
    @FunctionalInterface
    interface Content<T> {
        void write(T value) throws IOException;
    }

    /** Writes the content of an object. */
    @FunctionalInterface
    interface Fields {
        void write() throws IOException;
    }

    JsonGenerator json() {
        return json;
    }

    void object(Fields fields) throws IOException {
        json.writeStartObject();
        fields.write();
        json.writeEndObject();
    }

    void object(String name, Fields fields) throws IOException {
        json.writeFieldName(name);
        object(fields);
    }

    /** A list of objects; nothing if there are none. */
    <T> void objects(String name, Collection<T> values, Content<T> fields) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (T value : values) {
                object(() -> fields.write(value));
            }
            json.writeEndArray();
        }
    }

    /** A list of texts; nothing if there are none. */
    void texts(String name, Collection<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String text : texts) {
                text(text);
            }
            json.writeEndArray();
        }
    }

    /** A text as it is, but for control characters. */
    void text(String text) throws IOException {
        json.writeString(TextReport.printable(text));
    }

    /** A text as it is, but for control characters; nothing if it is empty. */
    void text(String name, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeFieldName(name);
            text(text);
        }
    }

    void message(String name, String text) throws IOException {
        object(name, () -> json.writeStringField("text", message(text)));
    }

    /** A message that says what the text says: braces would be placeholders in it, and a bracket before a parenthesis a link. */
    static String message(String text) {
        return TextReport.printable(text).replace("{", "{{").replace("}", "}}").replace("](", "\\](");
    }

    /** A file, or a place in it. */
    void physicalLocation(String file, @Nullable Position where) throws IOException {
        object("physicalLocation", () -> {
            artifactLocation(file);
            if (where != null && where.line() > 0) {
                object("region", () -> {
                    json.writeNumberField("startLine", where.line());
                    if (where.column() > 0) {
                        json.writeNumberField("startColumn", where.column());
                    }
                });
            }
        });
    }

    void artifactLocation(String file) throws IOException {
        String uri = ArtifactUri.of(file);
        object("artifactLocation", () -> {
            json.writeStringField("uri", uri);
            if (ArtifactUri.isRelative(uri)) {
                json.writeStringField("uriBaseId", BASE);
            }
        });
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
