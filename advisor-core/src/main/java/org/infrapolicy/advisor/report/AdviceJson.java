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
import java.util.Map;
import java.util.Set;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Argument;
import org.infrapolicy.advisor.Change;
import org.infrapolicy.advisor.Counterfactual;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fix;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Question;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.RuleCoverage;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Source;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.VerdictChange;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Knowledge;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.Waiver;

/** Advice as JSON: what reports, plans and comparisons write alike. Not safe for use by several threads. */
class AdviceJson {
    /** Attributes that no rule may read. */
    private static final Set<String> UNREAD = Set.of("name", "comment", "origin");

    final JsonGenerator json;
    private final Counterfactuals counterfactuals;
    private final Map<String, Estate.BaselineState> baseline;

    AdviceJson(JsonGenerator json, Counterfactuals counterfactuals, Map<String, Estate.BaselineState> baseline) {
        this.json = json;
        this.counterfactuals = counterfactuals;
        this.baseline = baseline;
    }

    static JsonGenerator generator(Writer out) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        JsonGenerator json = new JsonFactory().createGenerator(out).setPrettyPrinter(printer);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        return json;
    }

    /** Writes one value. */
    @FunctionalInterface
    interface Content<T> {
        void write(T value) throws IOException;
    }

    <T> void array(Collection<T> values, boolean brackets, Content<T> content) throws IOException {
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

    <T> void array(String name, Collection<T> values, Content<T> content) throws IOException {
        json.writeFieldName(name);
        array(values, true, content);
    }

    void strings(String name, Collection<String> values) throws IOException {
        array(name, values, json::writeString);
    }

    void write(Environment environment) throws IOException {
        json.writeObjectFieldStart("environment");
        json.writeStringField("name", environment.name());
        strings("files", environment.files());
        json.writeObjectFieldStart("sha256");
        for (Map.Entry<String, String> file : environment.fileHashes().entrySet()) {
            json.writeStringField(file.getKey(), file.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    void write(Advice advice) throws IOException {
        json.writeStartObject();
        fields(advice);
        json.writeEndObject();
    }

    /** All that an object about an environment holds. */
    void fields(Advice advice) throws IOException {
        write(advice.environment());
        write(advice.summary());
        array(
                "findings",
                advice.findings().stream()
                        .filter(finding -> finding.verdict() != Verdict.NOT_APPLICABLE)
                        .toList(),
                this::write);
        array("recommendations", advice.decisions(), this::write);
        array("questions", advice.questions(), this::write);
        writeCoverage(advice);
        writeFacts(advice.environment());
    }

    void write(Summary summary) throws IOException {
        json.writeObjectFieldStart("summary");
        json.writeNumberField("fail", summary.count(Verdict.FAIL));
        json.writeNumberField("unknown", summary.count(Verdict.UNKNOWN));
        json.writeNumberField("pass", summary.count(Verdict.PASS));
        json.writeNumberField("notApplicable", summary.count(Verdict.NOT_APPLICABLE));
        json.writeNumberField("error", summary.count(Verdict.ERROR));
        json.writeNumberField("waived", summary.waived());
        json.writeObjectFieldStart("bySeverity");
        for (Severity severity : Severity.values()) {
            json.writeNumberField(word(severity), summary.failures(severity));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    void write(Finding finding) throws IOException {
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
        if (finding.waivedBy() == null) {
            json.writeNullField("waiver");
        } else {
            json.writeFieldName("waiver");
            write(finding.waivedBy());
        }
        Estate.BaselineState state = baseline.get(finding.fingerprint());
        if (state != null) {
            json.writeStringField("baseline", word(state));
        }
        json.writeEndObject();
    }

    void write(Subject subject) throws IOException {
        write("subject", subject);
    }

    void write(String name, Subject subject) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("kind", subject.kind());
        json.writeStringField("id", subject.id());
        json.writeEndObject();
    }

    void write(Evidence evidence) throws IOException {
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

    void write(Source source) throws IOException {
        json.writeStartObject();
        json.writeStringField("document", source.document());
        json.writeStringField("section", source.section());
        json.writeStringField("author", source.author());
        json.writeStringField("asOf", source.asOf());
        json.writeEndObject();
    }

    void write(Fix fix) throws IOException {
        json.writeStartObject();
        json.writeStringField("op", fix.op());
        json.writeStringField("path", fix.path());
        json.writeStringField("value", fix.value());
        json.writeEndObject();
    }

    void write(Recommendation recommendation) throws IOException {
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

    void write(Counterfactual counterfactual) throws IOException {
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

    void write(VerdictChange change) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", change.rule().id());
        json.writeStringField("severity", word(change.rule().severity()));
        write(change.subject());
        json.writeStringField("from", change.from().name());
        json.writeStringField("to", change.to().name());
        json.writeStringField("message", change.message());
        json.writeEndObject();
    }

    void write(Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", change.path());
        json.writeStringField("from", change.from());
        json.writeStringField("to", change.to());
        json.writeEndObject();
    }

    void write(Option option) throws IOException {
        json.writeStartObject();
        json.writeStringField("option", option.id());
        json.writeStringField("title", option.title());
        json.writeStringField("standing", word(option.standing()));
        array("arguments", option.arguments(), this::write);
        json.writeEndObject();
    }

    void write(Argument argument) throws IOException {
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

    void write(Question question) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", question.path());
        json.writeStringField("meaning", question.meaning());
        json.writeNumberField("settles", question.settles());
        json.writeStringField("severity", word(question.severity()));
        strings("rules", question.rules());
        json.writeEndObject();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is stated, so that a later run can say which fact is another, or known now. */
    private void writeFacts(Environment environment) throws IOException {
        json.writeObjectFieldStart("sections");
        for (Section section : Section.values()) {
            if (environment.knowledge(section) != Knowledge.UNKNOWN) {
                json.writeStringField(section.key(), word(environment.knowledge(section)));
            }
        }
        json.writeEndObject();
        json.writeObjectFieldStart("facts");
        for (Section section : Section.values()) {
            for (Fact derived : environment.all(section)) {
                Fact fact = environment.stated(derived.reference()).orElse(derived);
                json.writeObjectFieldStart(section.key() + "[" + fact.id() + "]");
                for (AttributeType attribute : FactType.of(section).statedAttributes()) {
                    Object value = attribute.of(fact);
                    if (value != null && !UNREAD.contains(attribute.name())) {
                        json.writeStringField(attribute.name(), attribute.text(value));
                    }
                }
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private void writeCoverage(Advice advice) throws IOException {
        json.writeObjectFieldStart("coverage");
        json.writeNumberField("rules", advice.coverage().size());
        for (RuleCoverage.Standing standing : RuleCoverage.Standing.values()) {
            strings(
                    standing == RuleCoverage.Standing.NOT_APPLICABLE ? "notApplicable" : word(standing),
                    advice.coverage().stream()
                            .filter(one -> one.standing() == standing)
                            .map(one -> one.rule().id())
                            .toList());
        }
        json.writeObjectFieldStart("passed");
        for (RuleCoverage one : advice.coverage()) {
            if (!one.passed().isEmpty()) {
                strings(
                        one.rule().id(),
                        one.passed().stream().map(Subject::toString).toList());
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    void write(Waiver waiver) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", waiver.rule());
        json.writeStringField("subject", waiver.subject());
        json.writeStringField("environment", waiver.environment());
        json.writeStringField("reason", waiver.reason());
        json.writeStringField("owner", waiver.owner());
        json.writeStringField("ticket", waiver.ticket());
        json.writeStringField("approver", waiver.approver());
        json.writeStringField("expires", waiver.expires().toString());
        json.writeBooleanField("inline", waiver.inline());
        if (waiver.where() != null) {
            json.writeStringField("file", waiver.where().file());
            json.writeNumberField("line", waiver.where().line());
            json.writeNumberField("column", waiver.where().column());
        }
        json.writeEndObject();
    }
}
