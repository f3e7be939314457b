package org.infrapolicy.advisor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.RuleInfo;

/** Rules as SARIF describes them. */
final class SarifRules {
    private SarifRules() {}

    /** Writes the description of a rule. */
    static void write(SarifWriter sarif, RuleInfo rule) throws IOException {
        JsonGenerator json = sarif.json();
        json.writeStringField("id", rule.id());
        json.writeStringField("name", name(rule.id()));
        sarif.message("shortDescription", rule.title());
        sarif.message("fullDescription", description(rule));
        sarif.object("help", () -> {
            json.writeStringField("text", help(rule, UnaryOperator.identity(), ""));
            json.writeStringField("markdown", help(rule, Markdown::escaped, "**"));
        });
        String level = SarifResults.level(rule.severity());
        sarif.object("defaultConfiguration", () -> json.writeStringField("level", level));
        sarif.object("properties", () -> {
            sarif.texts("tags", List.of(rule.topic(), rule.kind()));
            json.writeStringField("precision", rule.basis().equals("inferred") ? "high" : "very-high");
            json.writeStringField("problem.severity", level.equals("note") ? "recommendation" : level);
            json.writeStringField("severity", TextReport.word(rule.severity()));
            sarif.texts("guidance", rule.guidance());
            sarif.objects("sources", rule.sources(), source -> {
                sarif.text("document", source.document());
                sarif.text("section", source.section());
                sarif.text("author", source.author());
                sarif.text("asOf", source.asOf());
            });
        });
    }

    /** For example {@code FilesystemPageFile}. */
    private static String name(String id) {
        return Arrays.stream(id.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String description(RuleInfo rule) {
        String basis = rule.basis().equals("inferred")
                ? " The source does not say it in so many words; it follows from what it says."
                : "";
        return rule.title() + ". Kind: " + rule.kind().replace('-', ' ') + "; severity: "
                + TextReport.word(rule.severity()) + "." + basis;
    }

    private static String help(RuleInfo rule, UnaryOperator<String> escaped, String strong) {
        List<String> parts = new ArrayList<>();
        BiConsumer<String, String> part = (label, text) -> {
            if (!text.isEmpty()) {
                parts.add(strong + label + strong + " " + SarifWriter.message(escaped.apply(text)));
            }
        };
        part.accept("Remedy:", rule.remedy());
        part.accept("Note:", rule.caveat());
        part.accept("Source:", TextReport.sources(rule.sources()));
        return String.join("\n\n", parts);
    }
}
