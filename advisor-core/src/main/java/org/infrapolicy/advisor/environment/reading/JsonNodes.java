package org.infrapolicy.advisor.environment.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Parses JSON. */
final class JsonNodes {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NodeParser.DEEPEST)
                    .maxStringLength(NodeParser.LONGEST_SCALAR)
                    .maxNameLength(10_000)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser parser;

    private JsonNodes(JsonParser parser) {
        this.parser = parser;
    }

    static List<Node> documents(String file, String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonNodes nodes = new JsonNodes(parser);
            List<Node> documents = new ArrayList<>();
            try {
                while (parser.nextToken() != null) {
                    if (parser.currentToken() != JsonToken.VALUE_NULL) {
                        documents.add(nodes.node());
                    }
                }
            } catch (StreamConstraintsException e) {
                JsonLocation at = parser.currentTokenLocation();
                boolean deep = String.valueOf(e.getOriginalMessage()).contains("nesting depth");
                throw deep
                        ? Unreadable.tooDeep(file, at.getLineNr(), at.getColumnNr())
                        : Unreadable.tooLong(file, at.getLineNr(), at.getColumnNr());
            } catch (JsonProcessingException e) {
                JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
                String message = String.valueOf(e.getOriginalMessage())
                        .lines()
                        .findFirst()
                        .orElse("");
                throw new Unreadable(
                        file,
                        at.getLineNr(),
                        at.getColumnNr(),
                        "is not valid JSON: " + message,
                        "Check quotes, brackets and commas at this place and before it.");
            }
            return documents;
        }
    }

    private Node node() throws IOException {
        JsonLocation at = parser.currentTokenLocation();
        int line = at.getLineNr();
        int column = at.getColumnNr();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            List<Node> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(node());
            }
            return new Node.Sequence(elements, line, column);
        }
        if (token == JsonToken.START_OBJECT) {
            List<Node.Entry> entries = new ArrayList<>(6);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                JsonLocation key = parser.currentTokenLocation();
                String name = parser.currentName();
                parser.nextToken();
                entries.add(new Node.Entry(name, key.getLineNr(), key.getColumnNr(), node()));
            }
            return new Node.Mapping(entries, line, column);
        }
        return new Node.Scalar(parser.getText(), token == JsonToken.VALUE_NULL, line, column);
    }
}
