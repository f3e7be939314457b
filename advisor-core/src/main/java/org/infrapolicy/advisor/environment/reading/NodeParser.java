package org.infrapolicy.advisor.environment.reading;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parses YAML or JSON text into documents that keep each scalar as written. */
final class NodeParser {
    static final int DEEPEST = 50;
    static final int LONGEST_SCALAR = 1 << 20;

    private static final Pattern LIKE_JSON = Pattern.compile("\\s*[{\\[]");
    private static final Pattern LIKE_JSON_OBJECT = Pattern.compile("\\s*\\{\\s*\"");

    private NodeParser() {}

    private interface Format {
        List<Node> documents(String file, String text) throws IOException;
    }

    /** The documents of a text, without those that say nothing; empty, with a problem, if it cannot be parsed or says nothing. */
    static List<Node> parse(String file, String text, Problems problems) {
        boolean json = file.toLowerCase(Locale.ROOT).endsWith(".json");
        if (!json && !LIKE_JSON.matcher(text).lookingAt()) {
            return parse(YamlNodes::documents, file, text, problems);
        }
        Problems ofJson = new Problems();
        List<Node> documents = parse(JsonNodes::documents, file, text, ofJson);
        if (!documents.isEmpty() || json) {
            problems.addAll(ofJson);
            return documents;
        }
        // YAML has lists and maps in brackets too.
        Problems ofYaml = new Problems();
        documents = parse(YamlNodes::documents, file, text, ofYaml);
        problems.addAll(ofYaml.any() && LIKE_JSON_OBJECT.matcher(text).lookingAt() ? ofJson : ofYaml);
        return documents;
    }

    private static List<Node> parse(Format format, String file, String text, Problems problems) {
        try {
            List<Node> documents = format.documents(file, text);
            if (documents.isEmpty()) {
                problems.wholeFile(file, "says nothing", "Write an environment, for example hosts: [{id: alma}]");
            }
            return documents;
        } catch (Unreadable e) {
            problems.add(e.problem());
        } catch (IOException | RuntimeException e) {
            // The parsers below let other exceptions through for a few broken documents.
            problems.wholeFile(
                    file,
                    "cannot be parsed: " + Problems.quote(String.valueOf(e.getMessage())),
                    "Check that it is a YAML or JSON text.");
        }
        return List.of();
    }
}
