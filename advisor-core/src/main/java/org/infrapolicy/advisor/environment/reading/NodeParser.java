package org.infrapolicy.advisor.environment.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.infrapolicy.advisor.environment.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Parses YAML or JSON text into documents that keep each scalar as written. */
final class NodeParser {
    private static final int MOST_CODE_POINTS = 256 << 20;
    private static final int DEEPEST = 50;
    private static final int LONGEST_SCALAR = 1 << 20;
    private static final long MOST_ALIASED = 1_000_000;

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxStringLength(LONGEST_SCALAR)
            .maxNameLength(10_000)
            .build();
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final YAMLFactory YAML = yaml();

    private final String file;
    private final JsonParser parser;
    private final Map<String, Node> anchors = new HashMap<>();
    private final Set<String> unfinished = new HashSet<>();
    private long aliased;

    private NodeParser(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    private static YAMLFactory yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CODE_POINTS);
        options.setNestingDepthLimit(DEEPEST);
        return YAMLFactory.builder()
                .loaderOptions(options)
                .streamReadConstraints(CONSTRAINTS)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    /** The documents of a text, without those that say nothing; empty, with a problem, if it cannot be parsed or says nothing. */
    static List<Node> parse(String file, String text, Problems problems) {
        boolean json = file.toLowerCase(Locale.ROOT).endsWith(".json");
        if (json || looksLikeJson(text)) {
            Problems ofJson = json ? problems : new Problems();
            List<Node> documents = parse(JSON, file, text, ofJson);
            if (json || !ofJson.any()) {
                return documents;
            }
        }
        return parse(YAML, file, text, problems);
    }

    private static boolean looksLikeJson(String text) {
        String start = text.substring(0, Math.min(text.length(), 1000)).stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private static List<Node> parse(JsonFactory factory, String file, String text, Problems problems) {
        try (JsonParser parser = factory.createParser(text)) {
            List<Node> documents = new NodeParser(file, parser).documents();
            if (documents.isEmpty()) {
                problems.wholeFile(file, "says nothing", "Write an environment, for example: hosts: [{id: alma}]");
            }
            return documents;
        } catch (Unreadable e) {
            problems.add(e.problem);
        } catch (StreamConstraintsException e) {
            problems.add(constraint(file, e));
        } catch (JsonProcessingException e) {
            problems.add(syntax(file, factory, e));
        } catch (IOException | RuntimeException e) {
            // The parsers below let other exceptions through for a few broken documents.
            problems.wholeFile(file, "cannot be parsed: " + Problems.quote(String.valueOf(e.getMessage())), "Check that it is a YAML or JSON text.");
        }
        return List.of();
    }

    private static Problem constraint(String file, StreamConstraintsException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.contains("nesting depth")) {
            return at(file, e.getLocation(), "is nested more than " + DEEPEST + " levels deep", "An environment needs no more than five levels.");
        }
        return at(file, e.getLocation(), "has a value or a key that is too long", "Values may have up to 1 MB of text.");
    }

    private static Problem syntax(String file, JsonFactory factory, JsonProcessingException e) {
        String format = factory == JSON ? "JSON" : "YAML";
        String message = e.getOriginalMessage();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYAMLException marked && marked.getProblem() != null) {
                message = marked.getProblem();
            }
        }
        message = message == null ? "" : message.lines().findFirst().orElse("");
        if (message.contains("(TAB)") || message.contains("'\\t'")) {
            return at(file, e.getLocation(), "a tab stands where YAML wants blanks", "Indent with blanks.");
        }
        if (message.contains("exceeds the limit")) {
            return at(file, e.getLocation(), "is larger than 256 MB", "Split it into several files.");
        }
        return at(
                file,
                e.getLocation(),
                "is not valid " + format + ": " + Problems.quote(message),
                format.equals("JSON")
                        ? "Check quotes, commas and brackets at this place and before it."
                        : "Check indentation, quotes and brackets at this place and before it.");
    }

    private static Problem at(String file, @Nullable JsonLocation location, String message, String hint) {
        int line = location == null ? 0 : Math.max(location.getLineNr(), 0);
        return new Problem(file, line, line == 0 ? 0 : Math.max(location.getColumnNr(), 1), "", message, hint);
    }

    private List<Node> documents() throws IOException {
        List<Node> documents = new ArrayList<>();
        while (parser.nextToken() != null) {
            anchors.clear();
            Node root = node();
            if (!(root instanceof Node.Scalar scalar && scalar.empty())) {
                documents.add(root);
            }
        }
        return documents;
    }

    private Node node() throws IOException {
        JsonLocation at = parser.currentTokenLocation();
        int line = at.getLineNr();
        int column = at.getColumnNr();
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            return alias(yaml.getText(), at);
        }
        String anchor = anchor();
        if (anchor != null) {
            unfinished.add(anchor);
        }
        JsonToken token = parser.currentToken();
        Node node;
        if (token == JsonToken.START_OBJECT) {
            node = mapping(line, column);
        } else if (token == JsonToken.START_ARRAY) {
            node = sequence(line, column);
        } else {
            node = scalar(token, line, column);
        }
        if (anchor != null) {
            unfinished.remove(anchor);
            anchors.put(anchor, node);
        }
        return node;
    }

    private Node.Scalar scalar(JsonToken token, int line, int column) throws IOException {
        String text = parser.getText();
        if (text.length() > LONGEST_SCALAR) {
            throw new Unreadable(at(
                    file, parser.currentTokenLocation(), "a value has more than 1 MB of text", "Shorten it; an attribute is a word or a sentence."));
        }
        return new Node.Scalar(text, token == JsonToken.VALUE_NULL, line, column);
    }

    private @Nullable String anchor() throws IOException {
        if (!(parser instanceof YAMLParser)) {
            return null;
        }
        if (parser.getTypeId() != null) {
            throw new Unreadable(at(
                    file,
                    parser.currentTokenLocation(),
                    "the tag " + Problems.quote(String.valueOf(parser.getTypeId())) + " is not supported",
                    "Leave the tag out; each value is read by the type of its attribute."));
        }
        Object anchor = parser.getObjectId();
        return anchor == null ? null : anchor.toString();
    }

    private Node alias(String name, JsonLocation at) {
        Node shared = anchors.get(name);
        if (shared == null) {
            String what = unfinished.contains(name) ? "stands inside what it names" : "names no anchor above it";
            throw new Unreadable(at(file, at, "the alias *" + Problems.quote(name) + " " + what, "Write the value out."));
        }
        aliased = Math.min(aliased + shared.size(), Long.MAX_VALUE / 4);
        if (aliased > MOST_ALIASED) {
            throw new Unreadable(at(
                    file, at, "the aliases of this file stand for more than 1,000,000 values", "Write the values out, or use id ranges such as web01..web24."));
        }
        return shared;
    }

    private Node sequence(int line, int column) throws IOException {
        List<Node> elements = new ArrayList<>();
        long size = 1;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Node element = node();
            size += element.size();
            elements.add(element);
        }
        return new Node.Sequence(elements, size, line, column);
    }

    private Node mapping(int line, int column) throws IOException {
        List<Node.Entry> entries = new ArrayList<>(6);
        long size = 1;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            JsonLocation at = parser.currentTokenLocation();
            String key = parser.currentName();
            parser.nextToken();
            if (key.equals("<<")) {
                throw new Unreadable(at(file, at, "merge keys (<<) are not supported", "Write the attributes out, or use an id range such as web01..web24."));
            }
            Node value = node();
            size += value.size();
            entries.add(new Node.Entry(key, at.getLineNr(), at.getColumnNr(), value));
        }
        return new Node.Mapping(entries, size, line, column);
    }

    /** Ends the parsing of a file. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Unreadable(Problem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }
    }
}
