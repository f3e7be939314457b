package org.infrapolicy.advisor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.FixPlan;
import org.infrapolicy.advisor.Inquiry;
import org.infrapolicy.advisor.Plan;
import org.infrapolicy.advisor.Plan.Place;
import org.infrapolicy.advisor.Plan.Standing;
import org.infrapolicy.advisor.PlanEntry;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.RuleInfo.Part;
import org.infrapolicy.advisor.WhatIf;
import org.infrapolicy.advisor.comparison.RunComparison;

/** Advice, findings and rules as JSON. Streams; the same advice gives the same bytes. Not safe for use by several threads. */
public final class JsonReport extends AdviceJson {
    private JsonReport(JsonGenerator json, Counterfactuals counterfactuals) {
        super(json, counterfactuals, Map.of());
    }

    /**
     * Writes advice as an object, and with it what would change it.
     *
     * @throws IOException if the writer does
     */
    public static void advice(Advice advice, Counterfactuals counterfactuals, Writer out) throws IOException {
        write(out, counterfactuals, report -> report.write(advice));
    }

    /**
     * Writes what other values would do as an object.
     *
     * @throws IOException if the writer does
     */
    public static void whatIf(WhatIf whatIf, Writer out) throws IOException {
        write(out, Counterfactuals.NONE, report -> report.write(whatIf));
    }

    /**
     * Writes findings as an array, and with each what would clear it.
     *
     * @throws IOException if the writer does
     */
    public static void findings(List<Finding> findings, Counterfactuals counterfactuals, Writer out)
            throws IOException {
        write(out, counterfactuals, report -> report.array(findings, true, report::write));
    }

    /**
     * Writes the comparison of two runs as an object.
     *
     * @throws IOException if the writer does
     */
    public static void comparison(RunComparison comparison, Writer out) throws IOException {
        ComparisonJson.write(comparison, out);
    }

    /**
     * Writes a plan as an object.
     *
     * @throws IOException if the writer does
     */
    public static void plan(Plan plan, Writer out) throws IOException {
        write(out, Counterfactuals.NONE, report -> report.write(plan));
    }

    /**
     * Writes the catalogue of rules as an array.
     *
     * @throws IOException if the writer does
     */
    public static void rules(List<RuleInfo> rules, Writer out) throws IOException {
        write(out, Counterfactuals.NONE, report -> report.array(rules, true, report::write));
    }

    /**
     * Writes what to ask as an array.
     *
     * @throws IOException if the writer does
     */
    public static void inquiries(List<Inquiry> inquiries, Writer out) throws IOException {
        write(out, Counterfactuals.NONE, report -> report.array(inquiries, true, report::write));
    }

    /**
     * Writes changes that clear FAILs as an object.
     *
     * @param patch a unified diff; empty if nothing is to be changed
     * @param unplaced paths for which the documents have no place
     * @throws IOException if the writer does
     */
    public static void fix(FixPlan plan, String patch, List<String> unplaced, Writer out) throws IOException {
        write(out, Counterfactuals.NONE, report -> report.write(plan, patch, unplaced));
    }

    private static void write(Writer out, Counterfactuals counterfactuals, Content<JsonReport> content)
            throws IOException {
        try (JsonGenerator json = generator(out)) {
            content.write(new JsonReport(json, counterfactuals));
            json.writeRaw('\n');
        }
    }

    private void write(Plan plan) throws IOException {
        json.writeStartObject();
        json.writeStringField("plan", plan.id());
        json.writeStringField("title", plan.title());
        write(plan.environment());
        json.writeObjectFieldStart("summary");
        for (Standing standing : Standing.values()) {
            json.writeNumberField(word(standing), PlanText.count(plan, standing));
        }
        json.writeEndObject();
        array("places", plan.places(), this::write);
        json.writeEndObject();
    }

    private void write(Place place) throws IOException {
        json.writeStartObject();
        write("place", place.subject());
        json.writeStringField("cluster", place.cluster().isEmpty() ? null : place.cluster());
        array("targets", place.targets(), target -> {
            json.writeStartObject();
            write(target.subject());
            json.writeStringField("standing", word(target.standing()));
            strings("missing", target.missing());
            json.writeEndObject();
        });
        entries("refusals", place.entries(Part.REFUSAL));
        entries("settings", place.entries(Part.SETTING));
        entries("losses", place.entries(Part.LOSS));
        entries("notes", place.entries(Part.NOTE));
        entries("risks", place.otherRisks());
        array("steps", place.entries(Part.STEP), step -> {
            json.writeStartObject();
            entry(step);
            entries("risks", place.risks(step));
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private void entries(String name, List<PlanEntry> entries) throws IOException {
        array(name, entries, entry -> {
            json.writeStartObject();
            entry(entry);
            json.writeEndObject();
        });
    }

    private void entry(PlanEntry entry) throws IOException {
        json.writeStringField("rule", entry.rule().id());
        json.writeStringField("title", entry.rule().title());
        json.writeStringField("part", word(entry.part()));
        json.writeStringField("kind", entry.rule().kind());
        json.writeStringField("severity", word(entry.rule().severity()));
        write(entry.subject());
        json.writeStringField("text", entry.text());
        json.writeBooleanField("conditional", entry.conditional());
        strings("missing", entry.missing());
        json.writeStringField("remedy", entry.rule().remedy());
        if (!entry.rule().caveat().isEmpty()) {
            json.writeStringField("caveat", entry.rule().caveat());
        }
        json.writeStringField("basis", entry.rule().basis());
        array("evidence", entry.evidence(), this::write);
        array("sources", entry.rule().sources(), this::write);
        strings("guidance", entry.rule().guidance());
    }

    private void write(WhatIf whatIf) throws IOException {
        json.writeStartObject();
        write(whatIf.before().environment());
        array("changes", whatIf.changes(), this::write);
        json.writeFieldName("before");
        json.writeStartObject();
        write(whatIf.before().summary());
        json.writeEndObject();
        json.writeFieldName("after");
        json.writeStartObject();
        write(whatIf.after().summary());
        json.writeEndObject();
        array("verdicts", whatIf.verdicts(), this::write);
        array("rankings", whatIf.rankings(), change -> {
            json.writeStartObject();
            json.writeStringField("decision", change.decision());
            write(change.subject());
            json.writeFieldName("before");
            write(change.before());
            json.writeFieldName("after");
            write(change.after());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private void write(Inquiry inquiry) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", inquiry.path());
        json.writeStringField("meaning", inquiry.meaning());
        json.writeStringField("kind", word(inquiry.kind()));
        strings("answers", inquiry.answers());
        json.writeStringField("none", inquiry.none());
        json.writeNumberField("settles", Math.round(inquiry.settles() * 100) / 100.0);
        json.writeStringField("severity", word(inquiry.severity()));
        array("rules", inquiry.rules(), rule -> {
            json.writeStartObject();
            json.writeStringField("id", rule.id());
            json.writeStringField("title", rule.title());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private void write(FixPlan plan, String patch, List<String> unplaced) throws IOException {
        json.writeStartObject();
        write(plan.environment());
        array("steps", plan.steps(), step -> {
            json.writeStartObject();
            array("changes", step.changes(), this::write);
            array("clears", step.clears(), this::cleared);
            json.writeEndObject();
        });
        array("needsDecision", plan.remaining(), remaining -> {
            json.writeStartObject();
            json.writeStringField("rule", remaining.finding().rule().id());
            json.writeStringField("severity", word(remaining.finding().rule().severity()));
            write(remaining.finding().subject());
            json.writeStringField("message", remaining.finding().message());
            json.writeStringField("remedy", remaining.finding().rule().remedy());
            json.writeStringField("reason", remaining.reason());
            array("alternatives", remaining.alternatives(), this::write);
            json.writeEndObject();
        });
        json.writeStringField("patch", patch);
        strings("unplaced", unplaced);
        json.writeEndObject();
    }

    private void cleared(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule().id());
        json.writeStringField("severity", word(finding.rule().severity()));
        write(finding.subject());
        json.writeStringField("fingerprint", finding.fingerprint());
        json.writeEndObject();
    }

    private void write(Optional<Recommendation> recommendation) throws IOException {
        if (recommendation.isPresent()) {
            write(recommendation.get());
        } else {
            json.writeNull();
        }
    }

    private void write(RuleInfo rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        json.writeStringField("title", rule.title());
        json.writeStringField("topic", rule.topic());
        json.writeStringField("kind", rule.kind());
        json.writeStringField("severity", word(rule.severity()));
        if (rule.argument() == null) {
            json.writeNullField("decision");
        } else {
            json.writeStringField("decision", rule.argument().decision());
        }
        strings("guidance", rule.guidance());
        array("sources", rule.sources(), this::write);
        json.writeEndObject();
    }
}
