package org.infrapolicy.advisor.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Argument;
import org.infrapolicy.advisor.Change;
import org.infrapolicy.advisor.Counterfactual;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fix;
import org.infrapolicy.advisor.FixPlan;
import org.infrapolicy.advisor.Inquiry;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Plan;
import org.infrapolicy.advisor.Plan.Place;
import org.infrapolicy.advisor.Plan.Standing;
import org.infrapolicy.advisor.PlanEntry;
import org.infrapolicy.advisor.Question;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.RuleInfo.Part;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Source;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.VerdictChange;
import org.infrapolicy.advisor.WhatIf;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Position;

/** Advice, findings and rules as JSON. Streams; the same advice gives the same bytes. Not safe for use by several threads. */
public final class JsonReport {
    private final JsonGenerator json;

    private Counterfactuals counterfactuals = Counterfactuals.NONE;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes advice: one object for one environment, an array for several.
     *
     * @throws IOException if the writer does
     */
    public static void advice(List<Advice> advice, Writer out) throws IOException {
        write(out, report -> report.array(advice, advice.size() != 1, report::write));
    }

    /**
     * Writes advice as an object, and with it what would change it.
     *
     * @throws IOException if the writer does
     */
    public static void advice(Advice advice, Counterfactuals counterfactuals, Writer out) throws IOException {
        write(out, report -> {
            report.counterfactuals = counterfactuals;
            report.write(advice);
        });
    }

    /**
     * Writes what other values would do as an object.
     *
     * @throws IOException if the writer does
     */
    public static void whatIf(WhatIf whatIf, Writer out) throws IOException {
        write(out, report -> report.write(whatIf));
    }

    /**
     * Writes findings as an array, and with each what would clear it.
     *
     * @throws IOException if the writer does
     */
    public static void findings(List<Finding> findings, Counterfactuals counterfactuals, Writer out)
            throws IOException {
        write(out, report -> {
            report.counterfactuals = counterfactuals;
            report.array(findings, true, report::write);
        });
    }

    /**
     * Writes a plan as an object.
     *
     * @throws IOException if the writer does
     */
    public static void plan(Plan plan, Writer out) throws IOException {
        write(out, report -> report.write(plan));
    }

    /**
     * Writes the catalogue of rules as an array.
     *
     * @throws IOException if the writer does
     */
    public static void rules(List<RuleInfo> rules, Writer out) throws IOException {
        write(out, report -> report.array(rules, true, report::write));
    }

    /**
     * Writes what to ask as an array.
     *
     * @throws IOException if the writer does
     */
    public static void inquiries(List<Inquiry> inquiries, Writer out) throws IOException {
        write(out, report -> report.array(inquiries, true, report::write));
    }

    /**
     * Writes changes that clear FAILs as an object.
     *
     * @param patch a unified diff; empty if nothing is to be changed
     * @param unplaced paths for which the documents have no place
     * @throws IOException if the writer does
     */
    public static void fix(FixPlan plan, String patch, List<String> unplaced, Writer out) throws IOException {
        write(out, report -> report.write(plan, patch, unplaced));
    }

    /** Writes one value. */
    @FunctionalInterface
    private interface Content<T> {
        void write(T value) throws IOException;
    }

    private static void write(Writer out, Content<JsonReport> content) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator json = new JsonFactory().createGenerator(out).setPrettyPrinter(printer)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            content.write(new JsonReport(json));
            json.writeRaw('\n');
        }
    }

    private <T> void array(Collection<T> values, boolean brackets, Content<T> content) throws IOException {
        if (brackets) {
            json.writeStartArray();
        }
        for (T value : values) {
            content.write(value);
        }
        if (brackets) {
            json.writeEndArray();
        }
    }

    private <T> void array(String name, Collection<T> values, Content<T> content) throws IOException {
        json.writeFieldName(name);
        array(values, true, content);
    }

    private void strings(String name, Collection<String> values) throws IOException {
        array(name, values, json::writeString);
    }

    private void write(Environment environment) throws IOException {
        json.writeObjectFieldStart("environment");
        json.writeStringField("name", environment.name());
        strings("files", environment.files());
        json.writeEndObject();
    }

    private void write(Advice advice) throws IOException {
        json.writeStartObject();
        write(advice.environment());
        write(advice.summary());
        array("findings", advice.findings(), this::write);
        array("recommendations", advice.decisions(), this::write);
        array("questions", advice.questions(), this::write);
        json.writeEndObject();
    }

    private void write(Summary summary) throws IOException {
        json.writeObjectFieldStart("summary");
        json.writeNumberField("fail", summary.count(Verdict.FAIL));
        json.writeNumberField("unknown", summary.count(Verdict.UNKNOWN));
        json.writeNumberField("pass", summary.count(Verdict.PASS));
        json.writeNumberField("notApplicable", summary.count(Verdict.NOT_APPLICABLE));
        json.writeNumberField("error", summary.count(Verdict.ERROR));
        json.writeNumberField("waived", 0);
        json.writeObjectFieldStart("bySeverity");
        for (Severity severity : Severity.values()) {
            json.writeNumberField(word(severity), summary.failures(severity));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule().id());
        json.writeStringField("title", finding.rule().title());
        json.writeStringField("topic", finding.rule().topic());
        json.writeStringField("kind", finding.rule().kind());
        json.writeStringField("severity", word(finding.rule().severity()));
        json.writeStringField("verdict", finding.verdict().name());
        write(finding.subject());
        json.writeStringField("message", finding.message());
        json.writeStringField("remedy", finding.rule().remedy());
        if (!finding.rule().caveat().isEmpty()) {
            json.writeStringField("caveat", finding.rule().caveat());
        }
        json.writeStringField("basis", finding.rule().basis());
        array("evidence", finding.evidence(), this::write);
        strings("missing", finding.missing());
        array("sources", finding.rule().sources(), this::write);
        strings("guidance", finding.rule().guidance());
        array("fix", finding.fixes(), this::write);
        List<Counterfactual> ways = counterfactuals.of(finding);
        if (!ways.isEmpty()) {
            array("clearedBy", ways, this::write);
        }
        json.writeStringField("fingerprint", finding.fingerprint());
        json.writeNullField("waiver");
        json.writeEndObject();
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

    private void write(Subject subject) throws IOException {
        write("subject", subject);
    }

    private void write(String name, Subject subject) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("kind", subject.kind());
        json.writeStringField("id", subject.id());
        json.writeEndObject();
    }

    private void write(Evidence evidence) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", evidence.path());
        json.writeStringField("value", evidence.value());
        if (evidence.where() != null) {
            Position position = evidence.where();
            json.writeStringField("file", position.file());
            json.writeNumberField("line", position.line());
            json.writeNumberField("column", position.column());
        }
        if (!evidence.origin().isEmpty()) {
            json.writeStringField("origin", evidence.origin());
        }
        json.writeEndObject();
    }

    private void write(Source source) throws IOException {
        json.writeStartObject();
        json.writeStringField("document", source.document());
        json.writeStringField("section", source.section());
        json.writeStringField("author", source.author());
        json.writeStringField("asOf", source.asOf());
        json.writeEndObject();
    }

    private void write(Fix fix) throws IOException {
        json.writeStartObject();
        json.writeStringField("op", fix.op());
        json.writeStringField("path", fix.path());
        json.writeStringField("value", fix.value());
        json.writeEndObject();
    }

    private void write(Recommendation recommendation) throws IOException {
        json.writeStartObject();
        json.writeStringField("decision", recommendation.decision());
        json.writeStringField("question", recommendation.question());
        write(recommendation.subject());
        json.writeBooleanField("settled", recommendation.settled());
        array("options", recommendation.options(), this::write);
        array("competing", recommendation.competing(), competition -> {
            json.writeStartObject();
            json.writeStringField("conflict", competition.conflict());
            json.writeStringField("resolution", competition.resolution());
            strings("rules", competition.rules());
            array("sources", competition.sources(), this::write);
            json.writeEndObject();
        });
        strings("open", recommendation.open());
        if (counterfactuals != Counterfactuals.NONE) {
            array("wouldChange", counterfactuals.of(recommendation), this::write);
        }
        json.writeEndObject();
    }

    private void write(Counterfactual counterfactual) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("set");
        for (Change change : counterfactual.changes()) {
            json.writeStringField(change.path(), change.to());
        }
        json.writeEndObject();
        json.writeStringField("to", counterfactual.outcome());
        array("causes", counterfactual.causes(), this::write);
        json.writeEndObject();
    }

    private void write(VerdictChange change) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", change.rule().id());
        json.writeStringField("severity", word(change.rule().severity()));
        write(change.subject());
        json.writeStringField("from", change.from().name());
        json.writeStringField("to", change.to().name());
        json.writeStringField("message", change.message());
        json.writeEndObject();
    }

    private void write(Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", change.path());
        json.writeStringField("from", change.from());
        json.writeStringField("to", change.to());
        json.writeEndObject();
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

    private void write(Option option) throws IOException {
        json.writeStartObject();
        json.writeStringField("option", option.id());
        json.writeStringField("title", option.title());
        json.writeStringField("standing", word(option.standing()));
        array("arguments", option.arguments(), this::write);
        json.writeEndObject();
    }

    private void write(Argument argument) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", argument.rule());
        json.writeStringField("stance", word(argument.stance()));
        json.writeStringField("strength", word(argument.strength()));
        json.writeStringField("reason", argument.reason());
        strings("guidance", argument.guidance());
        array("sources", argument.sources(), this::write);
        if (!argument.caveat().isEmpty()) {
            json.writeStringField("caveat", argument.caveat());
        }
        json.writeStringField("basis", argument.basis());
        array("evidence", argument.evidence(), this::write);
        json.writeEndObject();
    }

    private void write(Question question) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", question.path());
        json.writeStringField("meaning", question.meaning());
        json.writeNumberField("settles", question.settles());
        json.writeStringField("severity", word(question.severity()));
        strings("rules", question.rules());
        json.writeEndObject();
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

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
