package org.infrapolicy.advisor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fingerprint;
import org.infrapolicy.advisor.Fix;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.DocumentReplacements;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Replacement;
import org.infrapolicy.advisor.environment.Waiver;
import org.jspecify.annotations.Nullable;

/** Writes findings as results of SARIF. Not safe for use by several threads. */
final class SarifResults {
    private static final int MOST_RELATED = 100;
    private static final int NAMED = 5;

    private final SarifWriter sarif;
    private final JsonGenerator json;
    private final Run run;
    private final Map<String, Integer> rules;

    /**
     * Results of a run.
     *
     * @param rules from the id of each rule to its place in the list of rules
     */
    SarifResults(SarifWriter sarif, Run run, Map<String, Integer> rules) {
        this.sarif = sarif;
        this.run = run;
        this.rules = rules;
        json = sarif.json();
    }

    /** What the result is about: the file, the place in it, and the name of the thing. */
    private record Place(String file, @Nullable Position where, String name, String fact) {}

    /** A finding of an environment. ERROR is none: it says nothing of its subject. */
    void finding(Estate estate, Finding finding, @Nullable DocumentReplacements documents) throws IOException {
        Optional<Evidence> found = estate.stated(finding);
        List<Evidence> other = finding.evidence().stream()
                .filter(piece -> found.filter(piece::equals).isEmpty())
                .toList();
        Position where =
                estate.place(finding).filter(place -> written(estate, place)).orElse(null);
        Place place = new Place(
                where == null ? estate.file() : where.file(),
                where,
                found.map(Evidence::path).orElseGet(() -> subject(finding)),
                found.map(SarifResults::fact).orElse(""));
        sarif.object(() -> {
            head(finding, place, estate.key());
            evidence(estate, other);
            suppressions(finding.waivedBy());
            baselineState(estate.state(finding)
                    .map(state -> state == Estate.BaselineState.NEW ? "new" : "unchanged")
                    .orElse("new"));
            fixes(finding, documents);
            sarif.object("properties", () -> {
                json.writeStringField("severity", TextReport.word(finding.rule().severity()));
                sarif.text("environment", estate.advice().environment().name());
                sarif.text("estate", estate.key());
                sarif.texts("missing", finding.missing());
                sarif.texts("evidence", unplaced(estate, other));
                sarif.objects("changes", finding.fixes(), fix -> {
                    json.writeStringField("op", fix.op());
                    sarif.text("path", fix.path());
                    sarif.text("value", fix.value());
                });
            });
        });
    }

    /**
     * A finding about a waiver.
     *
     * @param file where to look if the waiver was made in code
     */
    void waiverFinding(Finding finding, String file) throws IOException {
        Position where = finding.evidence().stream()
                .flatMap(piece -> piece.position().stream())
                .findFirst()
                .orElse(null);
        Place place = new Place(
                where == null ? file : where.file(),
                where,
                finding.subject().toString(),
                finding.evidence().stream().findFirst().map(SarifResults::fact).orElse(""));
        sarif.object(() -> {
            head(finding, place, "");
            suppressions(null);
            baselineState("new");
            sarif.object(
                    "properties",
                    () -> json.writeStringField(
                            "severity", TextReport.word(finding.rule().severity())));
        });
    }

    /** A FAIL of the baseline that is none any more. */
    void gone(RollUp.Gone gone, String file) throws IOException {
        Integer index = rules.get(gone.rule());
        sarif.object(() -> {
            rule(gone.rule());
            json.writeStringField("kind", "fail");
            json.writeStringField(
                    "level",
                    index == null ? "none" : level(run.rules().get(index).severity()));
            sarif.message("message", "No longer found: " + gone.rule() + " for " + gone.subject());
            location(new Place(file, null, gone.subject(), ""));
            fingerprint(gone.key(), gone.fingerprint());
            suppressions(null);
            baselineState("absent");
        });
    }

    private void head(Finding finding, Place place, String key) throws IOException {
        rule(finding.rule().id());
        json.writeStringField(
                "kind",
                switch (finding.verdict()) {
                    case FAIL -> "fail";
                    case UNKNOWN -> "open";
                    case PASS -> "pass";
                    case NOT_APPLICABLE -> "notApplicable";
                    case ERROR -> throw new IllegalArgumentException("An error is no result");
                });
        json.writeStringField(
                "level",
                finding.verdict() == Verdict.FAIL ? level(finding.rule().severity()) : "none");
        sarif.message("message", finding.message() + lacking(finding));
        location(place);
        fingerprint(key, finding.fingerprint());
    }

    /** GitHub shows nothing but the message. */
    private static String lacking(Finding finding) {
        List<String> missing = finding.missing();
        String more = missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more" : "";
        return missing.isEmpty()
                ? ""
                : ". Missing: " + String.join(", ", missing.subList(0, Math.min(missing.size(), NAMED))) + more;
    }

    private void rule(String id) throws IOException {
        json.writeStringField("ruleId", id);
        Integer index = rules.get(id);
        if (index != null) {
            json.writeNumberField("ruleIndex", index);
        }
    }

    private void location(Place place) throws IOException {
        sarif.objects("locations", List.of(place), at -> {
            sarif.physicalLocation(at.file(), at.where());
            sarif.objects("logicalLocations", List.of(at.name()), name -> {
                sarif.text("fullyQualifiedName", name);
                json.writeStringField("kind", name.endsWith("]") ? "object" : "property");
            });
            if (!at.fact().isEmpty()) {
                sarif.message("message", at.fact());
            }
        });
    }

    /** Never of a line, and not the one that GitHub makes of lines itself. Two environments may have objects of the same name. */
    private void fingerprint(String key, String fingerprint) throws IOException {
        sarif.object(
                "partialFingerprints",
                () -> json.writeStringField(
                        "advisorFinding/v1", key.isEmpty() ? fingerprint : Fingerprint.of(key + "|" + fingerprint)));
    }

    private void evidence(Estate estate, List<Evidence> evidence) throws IOException {
        int[] id = {0};
        sarif.objects("relatedLocations", placed(estate, evidence), piece -> {
            json.writeNumberField("id", ++id[0]);
            Position where = Objects.requireNonNull(piece.where());
            sarif.physicalLocation(where.file(), where);
            sarif.message("message", fact(piece));
        });
    }

    private List<Evidence> placed(Estate estate, List<Evidence> evidence) {
        return evidence.stream()
                .filter(piece ->
                        piece.position().filter(where -> written(estate, where)).isPresent())
                .limit(MOST_RELATED)
                .toList();
    }

    /** What has no place, and what is too much for related locations. */
    private List<String> unplaced(Estate estate, List<Evidence> evidence) {
        List<Evidence> rest = new ArrayList<>(evidence);
        rest.removeAll(placed(estate, evidence));
        return rest.stream()
                .map(piece -> fact(piece)
                        + piece.position().map(where -> "  (" + where + ")").orElse(""))
                .toList();
    }

    /** A supposed value has a place in no file. */
    private boolean written(Estate estate, Position where) {
        return run.changes().isEmpty() || estate.advice().environment().files().contains(where.file());
    }

    private static String fact(Evidence piece) {
        return piece.path() + " = " + piece.value() + (piece.origin().isEmpty() ? "" : "  (" + piece.origin() + ")");
    }

    /** What is not known of the subject, else the subject. */
    private static String subject(Finding finding) {
        String subject = finding.subject().toString();
        return finding.missing().stream()
                .filter(path -> path.startsWith(subject + "."))
                .findFirst()
                .orElse(subject);
    }

    /** All results have the list or none has it, says the specification: an empty one says that nobody waived the finding. */
    private void suppressions(@Nullable Waiver waivedBy) throws IOException {
        json.writeArrayFieldStart("suppressions");
        if (waivedBy != null) {
            sarif.object(() -> suppression(waivedBy));
        }
        json.writeEndArray();
    }

    private void suppression(Waiver waiver) throws IOException {
        json.writeStringField("kind", waiver.inline() ? "inSource" : "external");
        json.writeStringField("status", "accepted");
        sarif.text("justification", justification(waiver));
        Position where = waiver.where();
        if (where != null) {
            sarif.object("location", () -> sarif.physicalLocation(where.file(), where));
        }
        sarif.object("properties", () -> {
            sarif.text("ticket", waiver.ticket());
            sarif.text("owner", waiver.owner());
            sarif.text("approver", waiver.approver());
            json.writeStringField("expires", waiver.expires().toString());
        });
    }

    private static String justification(Waiver waiver) {
        return (waiver.ticket().isEmpty() ? "" : waiver.ticket() + ": ")
                + waiver.reason()
                + ". Waived until " + waiver.expires()
                + " by " + waiver.owner()
                + (waiver.approver().isEmpty() ? "" : ", approved by " + waiver.approver());
    }

    /** All results say it or none does, says the specification; a baseline holds nothing about waivers. */
    private void baselineState(String state) throws IOException {
        if (run.compared()) {
            json.writeStringField("baselineState", state);
        }
    }

    private void fixes(Finding finding, @Nullable DocumentReplacements documents) throws IOException {
        Map<Fix, Replacement> known = new LinkedHashMap<>();
        if (documents != null) {
            finding.fixes().forEach(fix -> documents.of(fix).ifPresent(replacement -> known.put(fix, replacement)));
        }
        sarif.objects("fixes", known.entrySet(), fix -> {
            sarif.message("description", fix.getKey().toString());
            sarif.objects("artifactChanges", List.of(fix.getValue()), replacement -> {
                sarif.artifactLocation(replacement.file());
                sarif.objects("replacements", List.of(replacement), this::replacement);
            });
        });
    }

    private void replacement(Replacement replacement) throws IOException {
        sarif.object("deletedRegion", () -> {
            json.writeNumberField("startLine", replacement.line());
            json.writeNumberField("startColumn", replacement.column());
            json.writeNumberField("endLine", replacement.endLine());
            json.writeNumberField("endColumn", replacement.endColumn());
        });
        sarif.object("insertedContent", () -> json.writeStringField("text", replacement.text()));
    }

    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFO -> "note";
        };
    }
}
