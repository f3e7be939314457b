package org.infrapolicy.advisor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.RulePack;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.WaiverUse;
import org.infrapolicy.advisor.environment.Problem;

/**
 * JSON: one object about one environment; for a folder an object with {@code environments} and {@code rollUp}. What later runs compare
 * with.
 */
final class JsonFormat implements ReportFormat {
    private static final String INDENT = "    ";

    @Override
    public void begin(Run run, Writer out) throws IOException {
        if (run.fleet()) {
            out.write("{\n  \"environments\" : [");
        }
    }

    @Override
    public String between() {
        return ",";
    }

    @Override
    public void estate(Run run, Estate estate, Writer out) throws IOException {
        if (!run.fleet()) {
            JsonGenerator json = AdviceJson.generator(out);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.writeStartObject();
            new AdviceJson(json, Counterfactuals.NONE, estate.baseline()).fields(estate.advice());
            json.close();
            return;
        }
        out.write("\n" + INDENT);
        try (JsonGenerator json = AdviceJson.generator(new Indented(out))) {
            AdviceJson advice = new AdviceJson(json, Counterfactuals.NONE, estate.baseline());
            json.writeStartObject();
            json.writeStringField("key", estate.key());
            advice.fields(estate.advice());
            json.writeEndObject();
        }
    }

    @Override
    public void end(Run run, RollUp rollUp, Writer out) throws IOException {
        if (run.fleet()) {
            out.write("\n  ]");
        }
        try (JsonGenerator json = AdviceJson.generator(new Continued(out))) {
            new End(json).write(run, rollUp);
        }
        out.write("\n");
    }

    /** What stands after the environments. */
    private static final class End extends AdviceJson {
        End(JsonGenerator json) {
            super(json, Counterfactuals.NONE, Map.of());
        }

        void write(Run run, RollUp rollUp) throws IOException {
            json.writeStartObject();
            if (run.fleet()) {
                write(rollUp);
            }
            array("waivers", rollUp.ledger(), this::write);
            array("waiverFindings", rollUp.waiverFindings(), (Finding finding) -> write(finding));
            if (run.compared()) {
                json.writeNumberField("new", rollUp.fresh());
                array("gone", rollUp.gone(), gone -> {
                    json.writeStartObject();
                    json.writeStringField("key", gone.key());
                    json.writeStringField("rule", gone.rule());
                    json.writeStringField("subject", gone.subject());
                    json.writeStringField("fingerprint", gone.fingerprint());
                    json.writeEndObject();
                });
            }
            write(run);
            json.writeEndObject();
        }

        private void write(WaiverUse use) throws IOException {
            json.writeStartObject();
            json.writeFieldName("waiver");
            write(use.waiver());
            json.writeStringField("standing", word(use.standing()));
            json.writeNumberField("failures", use.failures());
            json.writeEndObject();
        }

        private void write(RollUp rollUp) throws IOException {
            json.writeObjectFieldStart("rollUp");
            json.writeNumberField("environments", rollUp.environments());
            json.writeNumberField("objects", rollUp.objects());
            write(rollUp.total());
            array("worst", rollUp.worst(), estate -> {
                json.writeStartObject();
                json.writeStringField("key", estate.key());
                json.writeStringField("name", estate.name());
                json.writeObjectFieldStart("standing");
                for (Severity severity : Severity.values()) {
                    json.writeNumberField(word(severity), estate.standing(severity));
                }
                json.writeEndObject();
                write(estate.summary());
                json.writeEndObject();
            });
            array("causes", rollUp.causes(), cause -> {
                json.writeStartObject();
                json.writeStringField("rule", cause.rule().id());
                json.writeStringField("title", cause.rule().title());
                json.writeStringField("severity", word(cause.rule().severity()));
                json.writeNumberField("environments", cause.environments());
                json.writeNumberField("failures", cause.failures());
                json.writeEndObject();
            });
            array("missing", rollUp.missing(), fact -> {
                json.writeStartObject();
                json.writeStringField("attribute", fact.attribute());
                json.writeStringField("meaning", fact.meaning());
                json.writeNumberField("environments", fact.environments());
                json.writeNumberField("objects", fact.objects());
                json.writeNumberField("settles", fact.settles());
                json.writeEndObject();
            });
            array("unread", rollUp.unread(), file -> {
                json.writeStartObject();
                json.writeStringField("key", file.key());
                array("problems", file.problems(), this::write);
                json.writeEndObject();
            });
            json.writeEndObject();
        }

        private void write(Problem problem) throws IOException {
            json.writeStartObject();
            json.writeStringField("file", problem.file());
            json.writeNumberField("line", problem.line());
            json.writeNumberField("column", problem.column());
            json.writeStringField("path", problem.path());
            json.writeStringField("message", problem.message());
            json.writeStringField("hint", problem.hint());
            json.writeEndObject();
        }

        private void write(Run run) throws IOException {
            json.writeObjectFieldStart("run");
            json.writeStringField("advisor", run.version());
            json.writeStringField("today", run.today().toString());
            json.writeStringField("profile", run.profile());
            json.writeBooleanField("redacted", run.redacted());
            pairs("supposed", run.changes());
            array("packs", run.packs(), (RulePack pack) -> {
                json.writeStartObject();
                json.writeStringField("name", pack.name());
                json.writeStringField("version", pack.version());
                json.writeNumberField("rules", pack.rules());
                json.writeEndObject();
            });
            pairs("rules", run.ruleFingerprints());
            json.writeEndObject();
        }

        private void pairs(String name, Map<String, String> pairs) throws IOException {
            json.writeObjectFieldStart(name);
            for (Map.Entry<String, String> pair : pairs.entrySet()) {
                json.writeStringField(pair.getKey(), pair.getValue());
            }
            json.writeEndObject();
        }
    }

    /** Indents what the generator puts on lines of its own; inside a value of JSON no line ends. */
    private static final class Indented extends FilterWriter {
        Indented(Writer out) {
            super(out);
        }

        @Override
        public void write(int c) throws IOException {
            out.write(c);
            if (c == '\n') {
                out.write(INDENT);
            }
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            int from = offset;
            for (int i = offset; i < offset + length; i++) {
                if (text[i] == '\n') {
                    out.write(text, from, i + 1 - from);
                    out.write(INDENT);
                    from = i + 1;
                }
            }
            out.write(text, from, offset + length - from);
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            write(text.toCharArray(), offset, length);
        }
    }

    /** Writes an object as the rest of one that was begun before: a comma in place of its first brace. */
    private static final class Continued extends FilterWriter {
        private boolean begun;

        Continued(Writer out) {
            super(out);
        }

        @Override
        public void write(int c) throws IOException {
            write(new char[] {(char) c}, 0, 1);
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            if (!begun && length > 0) {
                begun = true;
                out.write(',');
                out.write(text, offset + 1, length - 1);
            } else {
                out.write(text, offset, length);
            }
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            write(text.toCharArray(), offset, length);
        }
    }
}
