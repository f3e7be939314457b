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
import java.util.regex.Pattern;
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

    private static final Pattern LIKE_JSON = Pattern.compile("\\s*[{\\[]");
    private static final Pattern LIKE_JSON_OBJECT = Pattern.compile("\\s*\\{\\s*\"");

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
        if (!json && !LIKE_JSON.matcher(text).lookingAt()) {
            return parse(YAML, file, text, problems);
        }
        Problems ofJson = new Problems();
        List<Node> documents = parse(JSON, file, text, ofJson);
        if (documents.isEmpty() && !json) {
            // YAML has lists and maps in brackets too.
            documents = parse(YAML, file, text, new Problems());
        }
        if (documents.isEmpty()) {
            problems.addAll(LIKE_JSON_OBJECT.matcher(text).lookingAt() || json ? ofJson : ofYaml(file, text));
        }
        return documents;
    }

    private static Problems ofYaml(String file, String text) {
        Problems problems = new Problems();
        parse(YAML, file, text, problems);
        return problems;
    }

    private static List<Node> parse(JsonFactory factory, String file, String text, Problems problems) {
        if (factory == YAML && longLine(text) > 0) {
            problems.add(new Problem(file, longLine(text), 1, "", "is a line of more than 1 MB", "Break the line."));
            return List.of();
        }
        try (JsonParser parser = factory.createParser(text)) {
            List<Node> documents = new NodeParser(file, parser).documents();
            if (documents.isEmpty()) {
                problems.wholeFile(file, "says nothing", "Write an environment, for example hosts: [{id: alma}]");
            }
            return documents;
        } catch (Unreadable e) {
            problems.add(e.problem);
        } catch (JsonProcessingException e) {
            problems.add(syntax(file, factory, e));
        } catch (IOException | RuntimeException e) {
            // The parsers below let other exceptions through for a few broken documents.
            problems.wholeFile(file, "cannot be parsed: " + Problems.quote(String.valueOf(e.getMessage())), "Check that it is a YAML or JSON text.");
        }
        return List.of();
    }

    /** The YAML parser needs time with the square of the length of a line; 0 if no line is too long. */
    private static int longLine(String text) {
        int line = 1;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (end - start > LONGEST_SCALAR) {
                return line;
            }
            line++;
            start = end + 1;
        }
        return 0;
    }

    private Problem constraint(StreamConstraintsException e) {
        JsonLocation at = parser.currentTokenLocation();
        if (String.valueOf(e.getOriginalMessage()).contains("nesting depth")) {
            return at(file, at, "is nested more than " + DEEPEST + " levels deep", "An environment needs no more than five levels.");
        }
        return at(file, at, "has a value or a key that is too long", "Values may have up to 1 MB of text.");
    }

    private static Problem syntax(String file, JsonFactory factory, JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int line = e.getLocation() == null ? 0 : Math.max(e.getLocation().getLineNr(), 0);
        int column = line == 0 ? 0 : Math.max(e.getLocation().getColumnNr(), 1);
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYAMLException marked && marked.getProblem() != null && marked.getProblemMark() != null) {
                message = marked.getProblem();
                line = marked.getProblemMark().getLine() + 1;
                column = marked.getProblemMark().getColumn() + 1;
            }
        }
        message = message.lines().findFirst().orElse("");
        if (message.contains("(TAB)") || message.contains("'\\t'")) {
            return new Problem(file, line, column, "", "a tab stands where YAML wants blanks", "Indent with blanks.");
        }
        if (message.contains("exceeds the limit")) {
            return new Problem(file, line, column, "", "is larger than 256 MB", "Split it into several files.");
        }
        if (message.startsWith("Expected a field name")) {
            return new Problem(file, line, column, "", "a list or a map stands where a key is expected", "Write a word as the key.");
        }
        message = message.replaceFirst("\\.? \\(Do not use .* for indentation\\)", "");
        return new Problem(
                file,
                line,
                column,
                "",
                "is not valid " + (factory == JSON ? "JSON: " : "YAML: ") + message,
                "Check quotes, brackets" + (factory == JSON ? " and commas" : " and indentation") + " at this place and before it.");
    }

    private static Problem at(String file, @Nullable JsonLocation location, String message, String hint) {
        int line = location == null ? 0 : Math.max(location.getLineNr(), 0);
        return new Problem(file, line, line == 0 ? 0 : Math.max(location.getColumnNr(), 1), "", message, hint);
    }

    private List<Node> documents() throws IOException {
        List<Node> documents = new ArrayList<>();
        try {
            while (parser.nextToken() != null) {
                anchors.clear();
                Node root = node();
                if (!(root instanceof Node.Scalar scalar && scalar.empty())) {
                    documents.add(root);
                }
            }
        } catch (StreamConstraintsException e) {
            throw new Unreadable(constraint(e));
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
        // A value in quotes has a length even if it is empty.
        boolean nothing = text.isEmpty()
                && parser instanceof YAMLParser
                && parser.currentLocation().getCharOffset() == parser.currentTokenLocation().getCharOffset();
        return new Node.Scalar(text, nothing || token == JsonToken.VALUE_NULL, line, column);
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
