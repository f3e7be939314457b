package org.infrapolicy.advisor.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.RuleCoverage;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.WaiverUse;
import org.infrapolicy.advisor.report.OscalJson.Property;

/**
 * Assessment results of OSCAL, a result for each environment. All UUIDs are of version 5, those of what is said of an object made of
 * environment, rule and object, so that those of two runs can be compared.
 */
final class OscalFormat implements ReportFormat {
    static final String TOOL = "Infrastructure Policy Advisor";

    private static final String OSCAL = "1.1.2";
    private static final int RESULT = 6;

    @Override
    public void begin(Run run, Writer out) throws IOException {
        out.write("{\n  \"assessment-results\": {\n    \"metadata\": ");
        OscalJson.write(out, 4, json -> {
            json.markup("title", "Assessment by " + TOOL);
            json.word("last-modified", OscalText.begin(run.today()));
            json.word("version", run.today().toString());
            json.word("oscal-version", OSCAL);
        });
        out.write(",\n    \"import-ap\": ");
        OscalJson.write(out, 4, json -> json.word("href", "#" + plan(run)));
        out.write(",\n    \"results\": [\n      ");
    }

    /** The rules stand for a plan: what was assessed is what they are about. */
    private static String plan(Run run) {
        return NamedUuid.of("plan", run.profile(), sorted(run.ruleFingerprints()));
    }

    private static String sorted(Map<String, String> map) {
        return new TreeMap<>(map).toString();
    }

    @Override
    public void estate(Run run, Estate estate, Writer out) throws IOException {
        Advice advice = estate.advice();
        String name = advice.environment().name();
        String scope = "estate " + (estate.key().isEmpty() ? name : estate.key());
        OscalJson.write(out, RESULT, json -> {
            OscalResult result = new OscalResult(json, scope, run.today(), advice.findings());
            json.word(
                    "uuid",
                    NamedUuid.of(
                            "result",
                            scope,
                            run.today().toString(),
                            sorted(run.ruleFingerprints()),
                            sorted(run.changes()),
                            advice.environment().fileHashes().values().toString()));
            json.markup("title", run.fleet() ? name + " (" + estate.key() + ")" : name);
            json.markup("description", TextReport.counts(advice.summary()));
            json.word("start", OscalText.begin(run.today()));
            json.properties(properties(run, advice));
            result.localDefinitions(run.version());
            reviewed(
                    json,
                    advice.coverage().stream()
                            .filter(rule -> rule.standing() != RuleCoverage.Standing.NOT_APPLICABLE)
                            .map(rule -> rule.rule().id()));
            result.findings(finding -> run.compared()
                    ? estate.state(finding).map(OscalResult::word).orElse("")
                    : "");
            json.remarks(run.changes().entrySet().stream()
                    .map(change -> "Supposed: " + change.getKey() + " = " + change.getValue())
                    .toList());
        });
    }

    private static List<Property> properties(Run run, Advice advice) {
        List<Property> properties = new ArrayList<>();
        properties.add(new Property("environment", advice.environment().name()));
        advice.environment()
                .fileHashes()
                .forEach((file, hash) -> properties.add(new Property("input", file, "SHA-256: " + hash)));
        properties.add(new Property("profile", run.profile()));
        properties.add(new Property("redacted", run.redacted() ? "yes" : ""));
        properties.addAll(verdicts(advice.summary()));
        return properties;
    }

    private static List<Property> verdicts(Summary summary) {
        List<Property> properties = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            properties.add(new Property(OscalResult.word(verdict), Integer.toString(summary.count(verdict))));
        }
        properties.add(new Property("waived", Integer.toString(summary.waived())));
        return properties;
    }

    private static void reviewed(OscalJson json, Stream<String> rules) throws IOException {
        json.object("reviewed-controls", () -> {
            json.array("control-selections", Stream.of(TOOL), tool -> json.object("include-all", () -> {}));
            List<String> objectives = rules.map(OscalText::token).distinct().toList();
            json.array(
                    "control-objective-selections",
                    Stream.of(objectives).filter(all -> !all.isEmpty()),
                    all -> json.array("include-objectives", all.stream(), id -> json.word("objective-id", id)));
        });
    }

    @Override
    public String between() {
        return ",\n      ";
    }

    @Override
    public void end(Run run, RollUp rollUp, Writer out) throws IOException {
        boolean more = run.fleet()
                || run.compared()
                || !rollUp.waiverFindings().isEmpty()
                || !rollUp.ledger().isEmpty()
                || rollUp.environments() == 0;
        if (more) {
            out.write(rollUp.environments() == 0 ? "" : between());
            OscalJson.write(out, RESULT, json -> closing(run, rollUp, json));
        }
        out.write("\n    ],\n    \"back-matter\": ");
        OscalJson.write(out, 4, json -> json.array("resources", Stream.of(run), of -> rules(of, json)));
        out.write(",\n    \"uuid\": \"" + uuid(run, rollUp) + "\"\n  }\n}\n");
    }

    /** Inputs, day and rules make a document what it is, and what waivers and a baseline make of them. */
    private static String uuid(Run run, RollUp rollUp) {
        return NamedUuid.of(
                "document",
                rollUp.inputs(),
                run.today().toString(),
                run.profile(),
                sorted(run.ruleFingerprints()),
                sorted(run.changes()),
                Boolean.toString(run.redacted()),
                rollUp.ledger().stream()
                        .map(use -> use + " " + OscalResult.waived(use.waiver()))
                        .toList()
                        .toString(),
                Integer.toString(rollUp.fresh()),
                rollUp.gone().toString());
    }

    private static void rules(Run run, OscalJson json) throws IOException {
        json.word("uuid", plan(run));
        json.markup("title", "Rules of the profile " + run.profile());
        json.markup("description", "The rules by which the descriptions of the estates were judged");
        json.properties(run.packs().stream()
                .map(pack -> new Property(
                        "rule-pack", pack.name(), pack.version().isEmpty() ? "" : "Version: " + pack.version()))
                .toList());
    }

    private static void closing(Run run, RollUp rollUp, OscalJson json) throws IOException {
        OscalResult result = new OscalResult(json, "run", run.today(), rollUp.waiverFindings());
        json.word("uuid", NamedUuid.of("result", uuid(run, rollUp)));
        json.markup("title", run.fleet() ? "Roll-up" : "Waivers and baseline");
        json.markup(
                "description",
                rollUp.environments()
                        + (rollUp.environments() == 1 ? " environment: " : " environments: ")
                        + TextReport.counts(rollUp.total()));
        json.word("start", OscalText.begin(run.today()));
        List<Property> properties = new ArrayList<>();
        properties.add(new Property("environments", Integer.toString(rollUp.environments())));
        properties.add(
                new Property("unread-files", Integer.toString(rollUp.unread().size())));
        if (run.compared()) {
            properties.add(new Property("new-failures", Integer.toString(rollUp.fresh())));
            properties.add(
                    new Property("gone-failures", Integer.toString(rollUp.gone().size())));
        }
        properties.addAll(verdicts(rollUp.total()));
        json.properties(properties);
        result.localDefinitions(run.version());
        reviewed(
                json,
                rollUp.waiverFindings().stream().map(finding -> finding.rule().id()));
        result.findings(finding -> "");
        log(run, rollUp, json);
        json.remarks(remarks(rollUp));
    }

    private static void log(Run run, RollUp rollUp, OscalJson json) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (RollUp.Unread file : rollUp.unread()) {
            entries.add(new Entry(
                    "A file could not be read",
                    file.key(),
                    file.problems().stream()
                            .flatMap(problem -> problem.toString().lines())
                            .map(String::strip)
                            .toList()));
        }
        for (RollUp.Gone gone : rollUp.gone()) {
            String where = gone.key().isEmpty() ? "" : " in " + gone.key();
            entries.add(new Entry(
                    "A failure of the baseline is gone",
                    gone.rule() + " at " + gone.subject() + where,
                    List.of("Fingerprint: " + gone.fingerprint())));
        }
        if (!entries.isEmpty()) {
            json.object(
                    "assessment-log",
                    () -> json.array("entries", entries.stream(), entry -> {
                        json.word("uuid", NamedUuid.of("entry", entry.title(), entry.description()));
                        json.markup("title", entry.title());
                        json.markup("description", entry.description());
                        json.word("start", OscalText.begin(run.today()));
                        json.remarks(entry.remarks());
                    }));
        }
    }

    private record Entry(String title, String description, List<String> remarks) {}

    private static List<String> remarks(RollUp rollUp) {
        List<String> lines = new ArrayList<>();
        for (WaiverUse use : rollUp.ledger()) {
            lines.add(
                    "Waiver " + OscalResult.word(use.standing()) + ": " + use.waiver() + ", failures: " + use.failures()
                            + ". Reason: " + use.waiver().reason() + ". "
                            + String.join(". ", OscalResult.waived(use.waiver())));
        }
        for (RollUp.EstateCount worst : rollUp.worst()) {
            List<String> counts = new ArrayList<>();
            for (Severity severity : Severity.values()) {
                if (worst.standing(severity) > 0) {
                    counts.add(worst.standing(severity) + " " + OscalResult.word(severity));
                }
            }
            lines.add("Worst: " + worst.name() + (worst.key().isEmpty() ? "" : " (" + worst.key() + ")") + ", "
                    + String.join(", ", counts));
        }
        for (RollUp.Cause cause : rollUp.causes()) {
            lines.add("Cause: " + cause.rule().id() + ", failures: " + cause.failures() + ", environments: "
                    + cause.environments() + ". " + cause.rule().title());
        }
        for (RollUp.MissingFact fact : rollUp.missing()) {
            lines.add("Missing: " + fact.attribute() + ", objects: " + fact.objects() + ", environments: "
                    + fact.environments() + ", settles: " + fact.settles() + ". " + fact.meaning());
        }
        return lines;
    }
}
