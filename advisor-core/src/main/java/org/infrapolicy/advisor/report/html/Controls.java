package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Verdict;

/** Search box and filters. They do nothing without the script, which therefore shows them and counts what they are about. */
final class Controls {
    private static final List<String> GROUPINGS = List.of("Severity", "Subject", "Topic");

    private final Markup page;

    Controls(Markup page) {
        this.page = page;
    }

    /** Begins with a search box. */
    void open(String label, String example) throws IOException {
        page.line().open("div", "controls").with("id", "controls").with("hidden");
        page.open("div", "search");
        page.open("label").with("for", "search").text(label).close();
        page.empty("input").with("id", "search").with("type", "search").with("autocomplete", "off");
        page.with("placeholder", example);
        page.close();
    }

    /** The switch of the grouping. */
    void grouping() throws IOException {
        page.open("div", "chips").with("role", "group").with("aria-label", "Group by");
        page.leaf("span", "chips-label", "Group by");
        for (String grouping : GROUPINGS) {
            String key = grouping.toLowerCase(Locale.ROOT);
            page.open("button", "grouping").with("type", "button").with("data-by", key);
            page.with("aria-pressed", key.equals("severity") ? "true" : "false")
                    .text(grouping)
                    .close();
        }
        page.close();
    }

    void openFilters() throws IOException {
        page.open("details", "filters").with("id", "filters").leaf("summary", "Filters");
    }

    void verdicts() throws IOException {
        chips(
                "Verdict",
                "verdict",
                Arrays.stream(Verdict.values()).map(Words::key).toList(),
                Arrays.stream(Verdict.values()).map(Words::verdict).toList());
    }

    void severities() throws IOException {
        chips(
                "Severity",
                "severity",
                Arrays.stream(Severity.values()).map(Words::key).toList(),
                Arrays.stream(Severity.values()).map(Words::title).toList());
    }

    /** Chips for the values of a facet; the script hides those that nothing has. */
    void chips(String label, String facet, List<String> values, List<String> words) throws IOException {
        page.line().open("div", "chips").with("role", "group").with("aria-label", label);
        page.leaf("span", "chips-label", label);
        for (int i = 0; i < values.size(); i++) {
            page.open("button", "chip").with("type", "button");
            page.with("data-facet", facet).with("data-value", values.get(i)).with("aria-pressed", "false");
            page.text(words.get(i) + " ").open("span", "n").close().close();
        }
        page.close();
    }

    /** Ends the filters, with the number of what is shown. */
    void close() throws IOException {
        page.close();
        page.line().open("div", "state");
        page.open("p").with("id", "count").with("role", "status").close();
        page.open("button", "only")
                .with("id", "only")
                .with("type", "button")
                .with("hidden")
                .close();
        page.open("button", "clear").with("id", "clear").with("type", "button").with("hidden");
        page.text("Clear all").close().close().close();
    }
}
