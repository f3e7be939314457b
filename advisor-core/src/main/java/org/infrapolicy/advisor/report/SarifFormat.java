package org.infrapolicy.advisor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.DocumentReplacements;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Problem;
import org.infrapolicy.advisor.report.RollUp.Located;
import org.infrapolicy.advisor.report.RollUp.Named;
import org.jspecify.annotations.Nullable;

/**
 * SARIF 2.1.0: one run with a result for each finding that is listed, a line each. UNKNOWN is {@code open}; an ERROR, which says nothing of
 * its subject, is a notification. A waived FAIL has a suppression, a change of a value a fix where the piece of text that it
 * replaces is known.
 *
 * <p>GitHub code scanning takes 25,000 results of a run and shows the 5,000 gravest, each as an alert; suppressions and baselines are not
 * among what it says that it reads. So give it a run without {@code pass} and {@code notApplicable}, and one that is compared with no
 * baseline, lest {@code absent} ones become alerts. A result has at most 100 related locations, which is what GitHub keeps; further
 * evidence stands in its properties. Files of more than three million characters get no fixes.
 */
final class SarifFormat implements ReportFormat {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    @Override
    public void begin(Run run, Writer out) throws IOException {
        out.write("{\"$schema\":\"" + SCHEMA + "\",\"version\":\"2.1.0\",\"runs\":[{\n");
        out.write("\"tool\":{\"driver\":{\"name\":\"Infrastructure Policy Advisor\"");
        if (!run.version().isEmpty()) {
            property(out, "version", sarif -> sarif.text(run.version()));
        }
        if (run.version().matches("\\d+\\.\\d+\\.\\d+(?:-[0-9A-Za-z.-]+)?")) {
            property(out, "semanticVersion", sarif -> sarif.text(run.version()));
        }
        out.write(",\"rules\":[\n");
        try (SarifWriter sarif = new SarifWriter(out)) {
            for (RuleInfo rule : run.rules()) {
                sarif.object(() -> SarifRules.write(sarif, rule));
            }
        }
        out.write("\n]}},\n\"columnKind\":\"utf16CodeUnits\"");
        property(
                out,
                "originalUriBaseIds",
                sarif -> sarif.object(() -> sarif.object(
                        SarifWriter.BASE,
                        () -> sarif.message("description", "The folder in which the advisor was started"))));
        out.write(",\n\"results\":[\n");
    }

    @Override
    public void estate(Run run, Estate estate, Writer out) throws IOException {
        List<Finding> findings = estate.findings(Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS, Verdict.NOT_APPLICABLE);
        if (findings.isEmpty()) {
            return;
        }
        // what was supposed, or stands for another name, is not what the files say
        boolean asWritten = run.changes().isEmpty() && !run.redacted();
        boolean fixable = findings.stream().anyMatch(finding -> !finding.fixes().isEmpty());
        DocumentReplacements documents =
                asWritten && fixable ? DocumentReplacements.in(estate.advice().environment()) : null;
        try (SarifWriter sarif = new SarifWriter(out)) {
            SarifResults results = new SarifResults(sarif, run, indices(run));
            for (Finding finding : findings) {
                results.finding(estate, finding, documents);
            }
        }
    }

    @Override
    public String between() {
        return ",\n";
    }

    @Override
    public void end(Run run, RollUp rollUp, Writer out) throws IOException {
        boolean first = Arrays.stream(Verdict.values())
                .filter(verdict -> verdict != Verdict.ERROR)
                .allMatch(verdict -> rollUp.listed(verdict) == 0);
        if (!rollUp.waiverFindings().isEmpty() || !rollUp.gone().isEmpty()) {
            out.write(first ? "" : between());
            try (SarifWriter sarif = new SarifWriter(out)) {
                further(new SarifResults(sarif, run, indices(run)), rollUp);
            }
        }
        out.write("\n]");
        property(out, "automationDetails", sarif -> sarif.object(() -> sarif.text("id", automationId(run, rollUp))));
        property(out, "invocations", sarif -> invocation(sarif, run, rollUp));
        property(out, "properties", sarif -> sarif.object(() -> new SarifProperties(sarif).write(run, rollUp)));
        out.write("\n}]}\n");
    }

    private static void further(SarifResults results, RollUp rollUp) throws IOException {
        Named first = rollUp.first();
        for (Finding finding : rollUp.waiverFindings()) {
            results.waiverFinding(finding, first == null ? "waivers" : first.file());
        }
        for (RollUp.Gone gone : rollUp.gone()) {
            results.gone(gone, file(gone.key(), first));
        }
    }

    /** An environment of a folder was named as the folder and its key. */
    private static String file(String key, @Nullable Named first) {
        if (first == null || key.isEmpty()) {
            return first == null ? key : first.file();
        }
        return first.file().endsWith(first.key())
                ? first.file().substring(0, first.file().length() - first.key().length()) + key
                : key;
    }

    /** A value on a line of its own. */
    @FunctionalInterface
    private interface Value {
        void write(SarifWriter sarif) throws IOException;
    }

    private static void property(Writer out, String name, Value value) throws IOException {
        out.write(",\n\"" + name + "\":");
        try (SarifWriter sarif = new SarifWriter(out)) {
            value.write(sarif);
        }
    }

    private static Map<String, Integer> indices(Run run) {
        Map<String, Integer> indices = new HashMap<>();
        for (int i = 0; i < run.rules().size(); i++) {
            indices.putIfAbsent(run.rules().get(i).id(), i);
        }
        return indices;
    }

    /**
     * What an upload replaces the one before of: the same rules on the same environment. GitHub takes what stands before the last slash
     * for the category.
     */
    private static String automationId(Run run, RollUp rollUp) {
        Named first = rollUp.first();
        String name = run.fleet() || first == null ? "" : words(first.name()) + "/";
        return "advisor/" + words(run.profile()) + "/" + name;
    }

    private static String words(String name) {
        String words = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        return words.replaceAll("^-|-$", "").isEmpty() ? "environment" : words.replaceAll("^-|-$", "");
    }

    private static void invocation(SarifWriter sarif, Run run, RollUp rollUp) throws IOException {
        JsonGenerator json = sarif.json();
        List<Problem> problems = rollUp.unread().stream()
                .flatMap(file -> file.problems().stream())
                .toList();
        json.writeStartArray();
        sarif.object(() -> {
            json.writeBooleanField(
                    "executionSuccessful",
                    rollUp.broken().isEmpty() && rollUp.unread().isEmpty());
            json.writeArrayFieldStart("toolExecutionNotifications");
            for (Located broken : rollUp.broken()) {
                sarif.object(() -> broken(sarif, indices(run), rollUp, broken));
            }
            for (Problem problem : problems) {
                sarif.object(() -> unread(sarif, problem));
            }
            json.writeEndArray();
        });
        json.writeEndArray();
    }

    private static void broken(SarifWriter sarif, Map<String, Integer> indices, RollUp rollUp, Located broken)
            throws IOException {
        RuleInfo rule = broken.finding().rule();
        int objects = rollUp.coverage().stream()
                .filter(coverage -> coverage.rule().id().equals(rule.id()))
                .mapToInt(coverage -> coverage.count(Verdict.ERROR))
                .sum();
        String more = objects > 1 ? " (the first of " + objects + " objects)" : "";
        sarif.json().writeStringField("level", "error");
        sarif.message(
                "message", broken.finding().subject() + ": " + broken.finding().message() + more);
        sarif.object("associatedRule", () -> {
            sarif.json().writeStringField("id", rule.id());
            Integer index = indices.get(rule.id());
            if (index != null) {
                sarif.json().writeNumberField("index", index);
            }
        });
        sarif.objects("locations", List.of(broken), place -> sarif.physicalLocation(place.file(), place.where()));
    }

    private static void unread(SarifWriter sarif, Problem problem) throws IOException {
        String path = problem.path().isEmpty() ? "" : problem.path() + " ";
        sarif.json().writeStringField("level", "error");
        sarif.message("message", path + problem.message() + ". " + problem.hint());
        Position where = new Position(problem.file(), problem.line(), problem.column());
        sarif.objects("locations", List.of(where), at -> sarif.physicalLocation(at.file(), at));
    }
}
