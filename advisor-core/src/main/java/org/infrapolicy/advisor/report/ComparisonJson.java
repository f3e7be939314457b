package org.infrapolicy.advisor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.infrapolicy.advisor.Change;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.comparison.RunComparison;

/** The comparison of two runs as JSON. Not safe for use by several threads. */
final class ComparisonJson extends AdviceJson {
    private ComparisonJson(JsonGenerator json) {
        super(json, Counterfactuals.NONE, Map.of());
    }

    static void write(RunComparison comparison, Writer out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            new ComparisonJson(json).write(comparison);
            json.writeRaw('\n');
        }
    }

    private void write(RunComparison comparison) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("summary");
        for (RunComparison.Kind kind : RunComparison.Kind.values()) {
            json.writeNumberField(
                    word(kind),
                    comparison.changes().stream()
                            .filter(change -> change.kind() == kind)
                            .count());
        }
        json.writeEndObject();
        array("changes", comparison.changes(), this::write);
        strings("onlyBefore", comparison.onlyBefore());
        strings("onlyAfter", comparison.onlyAfter());
        strings("rulesAdded", comparison.rulesAdded());
        strings("rulesRemoved", comparison.rulesRemoved());
        strings("rulesChanged", comparison.rulesChanged());
        json.writeEndObject();
    }

    private void write(RunComparison.FindingChange change) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", change.key());
        json.writeStringField("rule", change.rule());
        json.writeStringField("severity", word(change.severity()));
        write(change.subject());
        json.writeStringField("before", change.before().name());
        json.writeStringField("after", change.after().name());
        json.writeStringField("kind", word(change.kind()));
        strings("causes", change.orderedCauses().stream().map(AdviceJson::word).toList());
        array("facts", change.facts(), (Change fact) -> write(fact));
        json.writeStringField("message", change.message());
        json.writeEndObject();
    }
}
