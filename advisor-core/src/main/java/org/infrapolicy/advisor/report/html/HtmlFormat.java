package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.infrapolicy.advisor.RuleCoverage;
import org.infrapolicy.advisor.RulePack;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.report.Estate;
import org.infrapolicy.advisor.report.ReportFormat;
import org.infrapolicy.advisor.report.RollUp;
import org.infrapolicy.advisor.report.Run;

/**
 * One page that needs no network and can be mailed: for one environment all that is known of it, for a folder a section for each and the
 * roll-up. It can be read without its script, which filters, groups and searches. Immutable.
 */
public final class HtmlFormat implements ReportFormat {
    private static final String TITLE = "Infrastructure Policy Advisor";

    @Override
    public void begin(Run run, Writer out) throws IOException {
        Markup page = new Markup(out);
        page.constant("<!DOCTYPE html>\n")
                .open("html")
                .with("lang", "en")
                .line()
                .open("head")
                .line();
        page.empty("meta").with("charset", "utf-8").line();
        page.empty("meta").with("http-equiv", "Content-Security-Policy").with("content", Assets.POLICY);
        page.line().empty("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1");
        page.line()
                .empty("meta")
                .with("name", "referrer")
                .with("content", "no-referrer")
                .line();
        page.empty("meta")
                .with("name", "color-scheme")
                .with("content", "light dark")
                .line();
        page.leaf("title", TITLE).line();
        page.empty("link").with("rel", "icon").with("href", "data:,").line();
        page.open("style").constant(Assets.STYLE).close().line().close().line();
        page.open("body").constant(Assets.SYMBOLS);
        page.line()
                .open("a", "skip")
                .with("href", "#main")
                .text("Skip to the content")
                .close();
        banner(page, run);
        page.line().open("main").with("id", "main").with("tabindex", "-1");
        if (run.fleet()) {
            beginFleet(page, run);
        }
        page.flush();
    }

    private static void banner(Markup page, Run run) throws IOException {
        page.line().open("header", "banner").leaf("p", "brand", TITLE);
        page.open("nav").with("aria-label", "Contents").open("ul");
        for (String entry : contents(run)) {
            String[] anchorAndWord = entry.split(" ", 2);
            page.open("li").open("a").with("href", "#" + anchorAndWord[0]).text(anchorAndWord[1]);
            page.close().close();
        }
        page.close().close();
        page.open("button")
                .with("id", "theme")
                .with("type", "button")
                .with("aria-pressed", "false")
                .with("hidden");
        page.with("aria-label", "Dark theme").text("Dark").close().close();
    }

    private static List<String> contents(Run run) {
        List<String> contents = new ArrayList<>(
                run.fleet()
                        ? List.of("roll-up Roll-up", "estates Environments")
                        : List.of(
                                "summary Summary",
                                "estate Estate",
                                "findings Findings",
                                "facts Facts to collect",
                                "decisions Decisions"));
        if (run.compared()) {
            contents.add("gone Gone");
        }
        contents.addAll(List.of("waivers Waivers", "coverage Coverage", "sources Sources"));
        return contents;
    }

    private static void beginFleet(Markup page, Run run) throws IOException {
        page.line().open("header", "title").leaf("h1", "All environments");
        about(page, run, Map.of());
        page.close();
        page.line().open("section").with("id", "estates").with("aria-labelledby", "estates-heading");
        page.open("h2").with("id", "estates-heading").text("Environments").close();
        Controls controls = new Controls(page);
        controls.open("Search environments", "Name, file, object, rule …");
        controls.openFilters();
        controls.severities();
        controls.chips(
                "Facts",
                "open",
                List.of("unknown", "settled", "nothing"),
                List.of("Something unknown", "All settled", "Nothing evaluated"));
        controls.chips("Baseline", "state", List.of("new"), List.of("New failures"));
        controls.close();
    }

    /** What is true of the whole run, and these facts before it. */
    private static void about(Markup page, Run run, Map<String, String> facts) throws IOException {
        page.open("dl", "about");
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            fact(page, fact.getKey(), fact.getValue());
        }
        fact(page, "Day", run.today().toString());
        fact(page, "Profile", run.profile());
        fact(
                page,
                "Rules",
                String.join(", ", run.packs().stream().map(HtmlFormat::pack).toList()));
        fact(page, "Advisor", run.version().isEmpty() ? "" : "version " + run.version());
        page.close();
        if (run.redacted()) {
            page.leaf("p", "notice", "Redacted: names of objects stand for others.");
        }
        Map<String, String> all = new TreeMap<>(run.changes());
        if (!all.isEmpty()) {
            page.open("div", "notice")
                    .text("Supposed, not what the documents say:")
                    .open("ul");
            for (Map.Entry<String, String> change : all.entrySet()) {
                page.open("li")
                        .leaf("code", change.getKey() + " = " + change.getValue())
                        .close();
            }
            page.close().close();
        }
    }

    private static String pack(RulePack pack) {
        return pack.name() + (pack.version().isEmpty() ? "" : " " + pack.version()) + " (" + pack.rules() + ")";
    }

    private static void fact(Markup page, String label, String text) throws IOException {
        if (!text.isEmpty()) {
            page.open("div").leaf("dt", label).leaf("dd", text).close();
        }
    }

    @Override
    public void estate(Run run, Estate estate, Writer out) throws IOException {
        Markup page = new Markup(out);
        if (run.fleet()) {
            FleetEstate.write(page, estate);
        } else {
            Environment environment = estate.advice().environment();
            page.line().open("header", "title").leaf("h1", environment.name());
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("Files", String.join(", ", environment.files()));
            facts.put(
                    "Described for", environment.asOf().map(LocalDate::toString).orElse(""));
            facts.put("Objects", Integer.toString(environment.size()));
            about(page, run, facts);
            page.close();
            SummarySection.write(page, run, estate);
            EstateSection.write(page, estate.advice());
            FindingsSection.write(page, estate);
            Facts.write(page, estate.advice().questions());
            DecisionsSection.write(page, estate.advice().decisions());
        }
        page.flush();
    }

    @Override
    public void end(Run run, RollUp rollUp, Writer out) throws IOException {
        Markup page = new Markup(out);
        if (run.fleet()) {
            page.constant("\n</section>");
            RollUpSection.write(page, run, rollUp);
        }
        if (run.compared()) {
            RollUpSection.gone(page, rollUp.gone());
        }
        WaiverLedger.write(page, rollUp.ledger(), rollUp.waiverFindings());
        Coverage.write(page, rollUp.coverage());
        Sources.write(page, rollUp.coverage().stream().map(RuleCoverage::rule).toList());
        page.constant("\n</main>\n<script>");
        page.constant(Assets.SCRIPT);
        page.constant("</script>\n</body>\n</html>\n");
        page.flush();
    }
}
