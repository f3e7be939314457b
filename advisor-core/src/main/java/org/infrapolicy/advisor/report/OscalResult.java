package org.infrapolicy.advisor.report;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fix;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Waiver;
import org.infrapolicy.advisor.report.OscalJson.Property;

/**
 * The findings of one result of an OSCAL document: each is an observation of an object; one that is settled or waits for facts is a finding
 * of OSCAL too, and a FAIL a risk with its remedy. Not safe for use by several threads.
 */
final class OscalResult {
    private final OscalJson json;
    private final String scope;
    private final LocalDate day;
    private final List<Finding> findings;
    private final String tool;

    /**
     * A result.
     *
     * @param scope what its objects are told by from those of other results, in any run
     * @param day the day of the run
     */
    OscalResult(OscalJson json, String scope, LocalDate day, List<Finding> findings) {
        this.json = json;
        this.scope = scope;
        this.day = day;
        this.findings = findings;
        tool = NamedUuid.of("tool", scope);
    }

    /** Says how a finding stands to a baseline; empty if there is none. */
    @FunctionalInterface
    interface Comparison {
        String state(Finding finding);
    }

    /** Writes the judged objects and the program that judged them. */
    void localDefinitions(String version) throws IOException {
        Set<Subject> subjects = new LinkedHashSet<>();
        findings.forEach(finding -> subjects.add(finding.subject()));
        json.object("local-definitions", () -> {
            json.array("inventory-items", subjects.stream(), subject -> {
                json.word("uuid", uuid(subject));
                json.markup("description", subject.toString());
                json.properties(List.of(new Property("kind", subject.kind()), new Property("id", subject.id())));
            });
            json.object("assessment-assets", () -> {
                json.array("components", Stream.of(tool), uuid -> {
                    json.word("uuid", uuid);
                    json.word("type", "software");
                    json.markup("title", OscalFormat.TOOL);
                    json.markup("description", "Judges a description of the estate by rules");
                    json.properties(List.of(new Property("version", version)));
                    json.object("status", () -> json.word("state", "operational"));
                });
                json.array("assessment-platforms", Stream.of(NamedUuid.of("platform", scope)), uuid -> {
                    json.word("uuid", uuid);
                    json.array("uses-components", Stream.of(tool), used -> json.word("component-uuid", used));
                });
            });
        });
    }

    private String uuid(Subject subject) {
        return NamedUuid.of("object", scope, subject.toString());
    }

    private String uuid(String what, Finding finding) {
        return NamedUuid.of(what, scope, finding.rule().id(), finding.subject().toString());
    }

    /** Writes what the result says of the objects. */
    void findings(Comparison comparison) throws IOException {
        json.array("observations", findings.stream(), finding -> observation(finding, comparison.state(finding)));
        json.array("risks", findings.stream().filter(OscalResult::isRisk), this::risk);
        json.array("findings", findings.stream().filter(OscalResult::isFinding), this::finding);
    }

    private static boolean isRisk(Finding finding) {
        return finding.verdict() == Verdict.FAIL;
    }

    private static boolean isFinding(Finding finding) {
        return finding.verdict() != Verdict.NOT_APPLICABLE && finding.verdict() != Verdict.ERROR;
    }

    private void observation(Finding finding, String state) throws IOException {
        RuleInfo rule = finding.rule();
        json.word("uuid", uuid("observation", finding));
        json.markup("title", rule.title());
        json.markup("description", finding.message());
        json.properties(List.of(
                new Property("rule-id", rule.id()),
                new Property("verdict", word(finding.verdict())),
                new Property("severity", word(rule.severity())),
                new Property(
                        "waived-until",
                        finding.waiver()
                                .map(waiver -> waiver.expires().toString())
                                .orElse("")),
                new Property("baseline", state),
                new Property("fingerprint", finding.fingerprint())));
        json.strings("methods", "TEST");
        json.strings("types", "control-objective");
        json.array("subjects", Stream.of(finding.subject()), subject -> {
            json.word("subject-uuid", uuid(subject));
            json.word("type", "inventory-item");
        });
        json.array("relevant-evidence", finding.evidence().stream(), this::evidence);
        json.word("collected", OscalText.begin(day));
        if (finding.waivedBy() != null) {
            json.word("expires", OscalText.end(finding.waivedBy().expires()));
        }
        json.remarks(
                switch (finding.verdict()) {
                    case UNKNOWN -> List.of(missing(finding));
                    case ERROR -> List.of("The rule broke; nothing is said of the object");
                    case NOT_APPLICABLE -> List.of("The rule is not about the object");
                    case FAIL, PASS -> List.of();
                });
    }

    private void evidence(Evidence evidence) throws IOException {
        if (evidence.where() != null) {
            json.word("href", OscalText.reference(evidence.where()));
        }
        json.markup("description", evidence.path() + " = " + evidence.value());
        if (!evidence.origin().isEmpty()) {
            json.remarks(List.of("Origin: " + evidence.origin()));
        }
    }

    private static String missing(Finding finding) {
        return finding.missing().isEmpty() ? "Unknown" : "Unknown: missing " + String.join(", ", finding.missing());
    }

    private void risk(Finding finding) throws IOException {
        RuleInfo rule = finding.rule();
        Waiver waiver = finding.waivedBy();
        json.word("uuid", uuid("risk", finding));
        json.markup("title", rule.title());
        json.markup("description", finding.message());
        json.markup("statement", statement(rule));
        json.word("status", waiver == null ? "open" : "deviation-approved");
        json.array("characterizations", Stream.of(rule), of -> {
            json.object(
                    "origin",
                    () -> json.array("actors", Stream.of(tool), actor -> {
                        json.word("type", "tool");
                        json.word("actor-uuid", actor);
                    }));
            json.array("facets", Stream.of(rule.severity()), severity -> {
                json.word("name", "severity");
                json.word("system", OscalJson.NAMESPACE);
                json.word("value", word(severity));
            });
        });
        if (waiver != null) {
            json.word("deadline", OscalText.end(waiver.expires()));
        }
        json.array("remediations", Stream.of(rule.remedy()).filter(remedy -> !remedy.isEmpty()), remedy -> {
            json.word("uuid", uuid("remediation", finding));
            json.word("lifecycle", "recommendation");
            json.markup("title", remedy);
            json.markup("description", remedy);
            json.remarks(finding.fixes().stream().map(Fix::toString).toList());
        });
        if (waiver != null) {
            json.object("risk-log", () -> json.array("entries", Stream.of(waiver), one -> entry(finding, one)));
        }
        json.array(
                "related-observations",
                Stream.of(finding),
                one -> json.word("observation-uuid", uuid("observation", one)));
    }

    private static String statement(RuleInfo rule) {
        String sources = TextReport.sources(rule.sources());
        return "Severity: " + word(rule.severity()) + ". Kind: " + rule.kind()
                + (rule.caveat().isEmpty() ? "" : ". " + rule.caveat())
                + (sources.isEmpty() ? "" : ". Source: " + sources);
    }

    private void entry(Finding finding, Waiver waiver) throws IOException {
        json.word("uuid", uuid("waiver", finding));
        json.markup("title", "Waived");
        json.markup("description", waiver.reason());
        json.word("start", OscalText.begin(day));
        json.word("end", OscalText.end(waiver.expires()));
        json.word("status-change", "deviation-approved");
        json.remarks(waived(waiver));
    }

    /** Who answers for a waiver, and until when. */
    static List<String> waived(Waiver waiver) {
        List<String> lines = new ArrayList<>();
        lines.add("Owner: " + waiver.owner());
        if (!waiver.ticket().isEmpty()) {
            lines.add("Ticket: " + waiver.ticket());
        }
        if (!waiver.approver().isEmpty()) {
            lines.add("Approver: " + waiver.approver());
        }
        lines.add("Until: " + waiver.expires());
        waiver.position().ifPresent(position -> lines.add("Written in: " + position));
        return lines;
    }

    private void finding(Finding finding) throws IOException {
        RuleInfo rule = finding.rule();
        json.word("uuid", uuid("finding", finding));
        json.markup("title", rule.title());
        json.markup("description", finding.message());
        json.object("target", () -> {
            json.word("type", "objective-id");
            json.word("target-id", OscalText.token(rule.id()));
            json.object("status", () -> {
                json.word("state", finding.verdict() == Verdict.PASS ? "satisfied" : "not-satisfied");
                json.word("reason", reason(finding.verdict()));
                if (finding.verdict() == Verdict.UNKNOWN) {
                    json.remarks(List.of("Neither satisfied nor not satisfied: it is not known"));
                }
            });
        });
        json.array(
                "related-observations",
                Stream.of(finding),
                one -> json.word("observation-uuid", uuid("observation", one)));
        if (isRisk(finding)) {
            json.array("related-risks", Stream.of(finding), one -> json.word("risk-uuid", uuid("risk", one)));
        }
        if (finding.verdict() == Verdict.UNKNOWN) {
            json.remarks(List.of(missing(finding)));
        } else if (finding.waivedBy() != null) {
            json.remarks(waived(finding.waivedBy()));
        }
    }

    private static String reason(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "fail";
            case PASS -> "pass";
            case UNKNOWN, ERROR, NOT_APPLICABLE -> "other";
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
