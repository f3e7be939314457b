package org.infrapolicy.advisor.environment.reading;

import java.io.StringReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Waiver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.events.CommentEvent;
import org.yaml.snakeyaml.events.Event;

/**
 * Waivers in comments of a YAML document:
 *
 * <pre>{@code
 * # advisor:waive filesystem/page-file until=2027-01-31 owner=anna reason="moves with the new controller" ticket=CHG-1
 * }</pre>
 *
 * They are about the object in which the comment stands, or that begins on the line after it. Only what the parser takes for a comment
 * counts: the words inside a value, which an inventory may bring from anywhere, waive nothing.
 */
final class WaiverComments {
    private static final String MARK = "advisor:waive";
    private static final Pattern COMMENT = Pattern.compile("\\s*advisor:waive(?:\\s+(\\S+)(.*))?", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("\\s+([a-z]+)=(?:\"([^\"]*)\"|(\\S*))");
    private static final List<String> FIELDS = List.of("until", "owner", "reason", "ticket", "approver");
    private static final String HINT =
            "Write # advisor:waive topic/rule until=2027-01-31 owner=anna reason=\"why\" ticket=CHG-1";

    private final Problems problems;
    private final List<Comment> comments = new ArrayList<>();

    WaiverComments(Problems problems) {
        this.problems = problems;
    }

    /** A comment, and the line of what it stands beside: its own, or for one on a line of its own the next that is no comment. */
    private record Comment(String text, Position at, int beside) {}

    /** Collects the comments of a text that was parsed without problems. */
    void collect(String file, String text) {
        if (!text.contains(MARK) || file.endsWith(".json")) {
            return;
        }
        LoaderOptions options = new LoaderOptions();
        options.setProcessComments(true);
        options.setCodePointLimit(Integer.MAX_VALUE);
        List<Comment> above = new ArrayList<>();
        for (Event event : new Yaml(options).parse(new StringReader(text))) {
            int line = event.getStartMark().getLine() + 1;
            if (!(event instanceof CommentEvent comment)) {
                above.removeIf(waiting -> {
                    if (line <= waiting.at().line()) {
                        return false;
                    }
                    comments.add(new Comment(waiting.text(), waiting.at(), line));
                    return true;
                });
            } else if (comment.getValue().strip().startsWith(MARK)) {
                Position at = new Position(file, line, event.getStartMark().getColumn() + 1);
                Comment found = new Comment(comment.getValue(), at, line);
                (comment.getCommentType() == CommentType.BLOCK ? above : comments).add(found);
            }
        }
        comments.addAll(above);
    }

    /** The waivers, once it is known where which object stands. */
    List<Waiver> waivers(Environment environment) {
        if (comments.isEmpty()) {
            return List.of();
        }
        Map<String, TreeMap<Integer, List<Reference>>> beginnings = new LinkedHashMap<>();
        environment
                .objectPositions()
                .forEach((reference, at) -> beginnings
                        .computeIfAbsent(at.file(), file -> new TreeMap<>())
                        .computeIfAbsent(at.line(), line -> new ArrayList<>())
                        .add(reference));
        List<Waiver> waivers = new ArrayList<>();
        for (Comment comment : comments) {
            TreeMap<Integer, List<Reference>> ofFile =
                    beginnings.getOrDefault(comment.at().file(), new TreeMap<>());
            Map.Entry<Integer, List<Reference>> object = ofFile.get(comment.beside()) != null
                    ? Map.entry(comment.beside(), ofFile.get(comment.beside()))
                    : ofFile.floorEntry(comment.at().line());
            if (object == null) {
                problems.add(
                        comment.at(),
                        MARK,
                        "stands at no object",
                        "Write it beside the object, or name the object in a file of waivers.");
            } else {
                object.getValue().forEach(reference -> waiver(comment, reference, environment, waivers));
            }
        }
        return waivers;
    }

    private void waiver(Comment comment, Reference reference, Environment environment, List<Waiver> waivers) {
        Matcher written = COMMENT.matcher(comment.text());
        if (!written.matches() || written.group(1) == null) {
            problems.add(comment.at(), MARK, "names no rule", HINT);
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(written.group(2));
        int end = 0;
        while (field.find() && field.start() == end) {
            fields.put(field.group(1), field.group(2) == null ? field.group(3) : field.group(2));
            end = field.end();
        }
        String rest = written.group(2).substring(end).strip();
        for (String name : fields.keySet()) {
            if (!FIELDS.contains(name)) {
                problems.add(comment.at(), MARK, "has no field " + name, ValueReader.suggestion(name, FIELDS));
                return;
            }
        }
        if (!rest.isEmpty()) {
            problems.add(comment.at(), MARK, Problems.quote(rest) + " is no field", HINT);
            return;
        }
        for (String name : List.of("until", "owner", "reason")) {
            if (fields.getOrDefault(name, "").isBlank()) {
                problems.add(comment.at(), MARK, "says no " + name, HINT);
                return;
            }
        }
        try {
            waivers.add(new Waiver(
                    written.group(1),
                    reference.section() == null
                            ? reference.id()
                            : reference.section().key() + "[" + reference.id() + "]",
                    environment.name(),
                    fields.getOrDefault("reason", ""),
                    fields.getOrDefault("owner", ""),
                    fields.getOrDefault("ticket", ""),
                    fields.getOrDefault("approver", ""),
                    LocalDate.parse(fields.getOrDefault("until", "")),
                    comment.at(),
                    true));
        } catch (DateTimeParseException e) {
            problems.add(comment.at(), MARK, Problems.quote(fields.getOrDefault("until", "")) + " is no day", HINT);
        }
    }
}
