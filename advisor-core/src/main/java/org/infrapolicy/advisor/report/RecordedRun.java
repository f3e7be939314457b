package org.infrapolicy.advisor.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.infrapolicy.advisor.Fingerprint;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.Problem;
import org.infrapolicy.advisor.environment.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run said, as its JSON tells.
 *
 * @param version version of the advisor
 * @param today the day of the run
 * @param redacted whether names stand for others
 * @param supposed values that were supposed, by path
 * @param rules from rule id to a name for all that its verdicts hang on
 */
public record RecordedRun(
        String version, String today, boolean redacted, Map<String, String> supposed, Map<String, String> rules) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public RecordedRun {
        supposed = Map.copyOf(supposed);
        rules = Map.copyOf(rules);
    }

    /**
     * An environment of the run.
     *
     * @param key what tells it from the others; empty for a run on one environment
     * @param name its name
     * @param hashes from file to the SHA-256 of its content
     * @param findings its findings by fingerprint, those that passed included
     * @param facts what it states, from path to value; a section that is known stands for itself
     */
    public record RecordedEstate(
            String key,
            String name,
            Map<String, String> hashes,
            Map<String, RecordedFinding> findings,
            Map<String, String> facts) {
        /** The same with pseudonyms in place of names, as far as findings are known by them. */
        public RecordedEstate redacted(Redaction redaction) {
            Map<String, RecordedFinding> redacted = new LinkedHashMap<>();
            for (RecordedFinding finding : findings.values()) {
                String text = redaction.subject(finding.subject().toString());
                Subject subject = new Subject(
                        finding.subject().kind(),
                        text.substring(finding.subject().kind().length() + 1, text.length() - 1));
                String fingerprint = Fingerprint.of(finding.rule(), subject);
                redacted.put(
                        fingerprint,
                        new RecordedFinding(
                                finding.rule(),
                                finding.severity(),
                                subject,
                                finding.verdict(),
                                "",
                                List.of(),
                                Map.of(),
                                finding.waiver().isEmpty() ? "" : "(redacted)",
                                fingerprint));
            }
            return new RecordedEstate(redaction.key(key), redaction.environment(name), Map.of(), redacted, Map.of());
        }
    }

    /**
     * A finding of the run.
     *
     * @param rule id of the rule
     * @param severity how much it matters; INFO for one that passed
     * @param subject the object
     * @param verdict the verdict
     * @param message what was found
     * @param missing unknown attributes that would settle it
     * @param evidence what it rests on, from path to value
     * @param waiver who waived it, until when and why; empty if nobody did
     * @param fingerprint its identity
     */
    public record RecordedFinding(
            String rule,
            Severity severity,
            Subject subject,
            Verdict verdict,
            String message,
            List<String> missing,
            Map<String, String> evidence,
            String waiver,
            String fingerprint) {
        /** Whether it is a FAIL that nobody has waived. */
        public boolean stands() {
            return verdict == Verdict.FAIL && waiver.isEmpty();
        }
    }

    /**
     * Reads the JSON of a run, one environment after the other.
     *
     * @param estates takes each environment
     * @throws EnvironmentException if it cannot be read, or is not what {@code check -f json} writes
     */
    public static RecordedRun read(Path file, Consumer<RecordedEstate> estates) {
        try (Reader in = Files.newBufferedReader(file)) {
            return read(file.toString(), in, estates);
        } catch (IOException e) {
            throw unreadable(
                    file.toString(), Files.exists(file) ? "cannot be read: " + e.getMessage() : "does not exist");
        }
    }

    /**
     * The same of a text.
     *
     * @param name how problems name it
     * @throws EnvironmentException if it is not what {@code check -f json} writes
     */
    public static RecordedRun read(String name, Reader in, Consumer<RecordedEstate> estates) {
        try {
            return parse(in, estates);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(
                    name,
                    "is no result of this program: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static EnvironmentException unreadable(String name, String message) {
        return new EnvironmentException(
                List.of(new Problem(name, 0, 0, "", message, "Name what ./advisor check PATH -o json=FILE wrote.")));
    }

    private static RecordedRun parse(Reader in, Consumer<RecordedEstate> estates) throws IOException {
        try (JsonParser json = MAPPER.createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("it is no object");
            }
            Map<String, JsonNode> one = new LinkedHashMap<>();
            boolean any = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                if (json.nextToken() == JsonToken.START_ARRAY && field.equals("environments")) {
                    any = true;
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode estate = MAPPER.readTree(json);
                        estates.accept(estate(estate.path("key").asText(), estate::path));
                    }
                } else if (List.of("environment", "findings", "coverage", "sections", "facts", "run")
                        .contains(field)) {
                    one.put(field, MAPPER.readTree(json));
                } else {
                    json.skipChildren();
                }
            }
            JsonNode run = one.get("run");
            if (run == null || !any && !one.containsKey("findings")) {
                throw new IllegalArgumentException("it has no findings, or does not say of which run");
            }
            if (!any) {
                estates.accept(
                        estate("", name -> Optional.ofNullable(one.get(name)).orElseGet(MAPPER::missingNode)));
            }
            return new RecordedRun(
                    run.path("advisor").asText(),
                    run.path("today").asText(),
                    run.path("redacted").asBoolean(),
                    pairs(run.path("supposed")),
                    pairs(run.path("rules")));
        }
    }

    /** Finds a field. */
    private interface Fields {
        JsonNode of(String name);
    }

    private static RecordedEstate estate(String key, Fields fields) {
        Map<String, RecordedFinding> findings = new LinkedHashMap<>();
        for (JsonNode finding : fields.of("findings")) {
            RecordedFinding recorded = finding(finding);
            findings.put(recorded.fingerprint(), recorded);
        }
        fields.of("coverage")
                .path("passed")
                .properties()
                .forEach(rule ->
                        rule.getValue().forEach(subject -> passed(rule.getKey(), subject(subject.asText()), findings)));
        JsonNode environment = fields.of("environment");
        Map<String, String> facts = new HashMap<>(pairs(fields.of("sections")));
        fields.of("facts").properties().forEach(object -> {
            facts.put(object.getKey(), "");
            object.getValue()
                    .properties()
                    .forEach(attribute -> facts.put(
                            object.getKey() + "." + attribute.getKey(),
                            attribute.getValue().asText()));
        });
        return new RecordedEstate(
                key, environment.path("name").asText(), pairs(environment.path("sha256")), findings, facts);
    }

    private static void passed(String rule, @Nullable Subject subject, Map<String, RecordedFinding> findings) {
        if (subject != null) {
            String fingerprint = Fingerprint.of(rule, subject);
            findings.putIfAbsent(
                    fingerprint,
                    new RecordedFinding(
                            rule, Severity.INFO, subject, Verdict.PASS, "", List.of(), Map.of(), "", fingerprint));
        }
    }

    private static @Nullable Subject subject(String text) {
        int bracket = text.indexOf('[');
        return bracket < 0 || !text.endsWith("]")
                ? null
                : new Subject(text.substring(0, bracket), text.substring(bracket + 1, text.length() - 1));
    }

    private static RecordedFinding finding(JsonNode finding) {
        List<String> missing = new ArrayList<>();
        finding.path("missing").forEach(path -> missing.add(path.asText()));
        Map<String, String> evidence = new TreeMap<>();
        finding.path("evidence")
                .forEach(piece -> evidence.put(
                        piece.path("path").asText(), piece.path("value").asText()));
        JsonNode waiver = finding.path("waiver");
        return new RecordedFinding(
                finding.path("rule").asText(),
                Severity.valueOf(finding.path("severity").asText().toUpperCase(Locale.ROOT)),
                new Subject(
                        finding.path("subject").path("kind").asText(),
                        finding.path("subject").path("id").asText()),
                Verdict.valueOf(finding.path("verdict").asText()),
                finding.path("message").asText(),
                List.copyOf(missing),
                evidence,
                waiver.isObject()
                        ? "until " + waiver.path("expires").asText() + " by "
                                + waiver.path("owner").asText() + ": "
                                + waiver.path("reason").asText()
                        : "",
                finding.path("fingerprint").asText());
    }

    private static Map<String, String> pairs(JsonNode object) {
        Map<String, String> pairs = new TreeMap<>();
        object.properties()
                .forEach(pair -> pairs.put(pair.getKey(), pair.getValue().asText()));
        return pairs;
    }
}
