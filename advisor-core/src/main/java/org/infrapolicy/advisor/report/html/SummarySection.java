package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.RuleCoverage;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.report.Estate;
import org.infrapolicy.advisor.report.Estate.BaselineState;
import org.infrapolicy.advisor.report.Run;

/** The counts of an environment, as numbers and as charts. */
final class SummarySection {
    private SummarySection() {}

    static void write(Markup page, Run run, Estate estate) throws IOException {
        Advice advice = estate.advice();
        Summary summary = advice.summary();
        page.line().open("section").with("id", "summary").with("aria-labelledby", "summary-heading");
        page.open("h2").with("id", "summary-heading").text("Summary").close();
        if (!summary.anythingEvaluated()) {
            page.open("p", "notice");
            page.text("Nothing was evaluated: no rule is about what is described. That is no clean result.");
            page.close();
        }
        tiles(page, summary, run.compared() ? fresh(estate) : -1);
        page.line().open("div", "charts");
        verdicts(page, summary);
        severities(page, advice);
        coverage(page, advice.coverage());
        page.close().close();
    }

    private static int fresh(Estate estate) {
        return (int) estate.advice().standing().stream()
                .filter(finding -> estate.state(finding).orElse(null) == BaselineState.NEW)
                .count();
    }

    /** Numbers that say how an environment fares. */
    static void tiles(Markup page, Summary summary, int fresh) throws IOException {
        int failed = summary.count(Verdict.FAIL);
        List<String> ofFailed = Stream.of(
                        Words.severities(summary),
                        summary.waived() > 0 ? summary.waived() + " of them waived" : "",
                        fresh >= 0 ? fresh + " new since the baseline" : "")
                .filter(text -> !text.isEmpty())
                .toList();
        page.open("ul", "tiles");
        tile(page, failed > 0 ? "fail" : "none", failed, "failed", String.join("; ", ofFailed));
        tile(page, "unknown", summary.count(Verdict.UNKNOWN), "unknown", "cannot be decided for want of facts");
        tile(page, "pass", summary.count(Verdict.PASS), "passed", "");
        tile(page, "not-applicable", summary.count(Verdict.NOT_APPLICABLE), "not applicable", "");
        if (summary.count(Verdict.ERROR) > 0) {
            tile(page, "error", summary.count(Verdict.ERROR), "broken", "a rule broke, nothing is said");
        }
        page.close();
    }

    private static void tile(Markup page, String style, int count, String word, String more) throws IOException {
        page.line().open("li", "tile " + style);
        page.leaf("strong", Integer.toString(count)).text(" " + word);
        if (!more.isEmpty()) {
            page.leaf("small", more);
        }
        page.close();
    }

    private static void figure(Markup page, String caption) throws IOException {
        page.line().open("figure").leaf("figcaption", caption);
    }

    /** A chart of the verdicts; those that are not applicable are left out, or they would hide the others. */
    static void verdicts(Markup page, Summary summary) throws IOException {
        List<Charts.Share> shares = new ArrayList<>();
        shares.add(new Charts.Share("fail", "failed", summary.count(Verdict.FAIL) - summary.waived()));
        shares.add(new Charts.Share("waived", "failed and waived", summary.waived()));
        if (summary.count(Verdict.ERROR) > 0) {
            shares.add(new Charts.Share("error", "broken", summary.count(Verdict.ERROR)));
        }
        shares.add(new Charts.Share("unknown", "unknown", summary.count(Verdict.UNKNOWN)));
        shares.add(new Charts.Share("pass", "passed", summary.count(Verdict.PASS)));
        figure(page, "Verdicts where a rule applies");
        Charts.bar(page, "Verdicts where a rule applies", shares);
        Charts.key(page, shares);
        page.close();
    }

    private static void severities(Markup page, Advice advice) throws IOException {
        List<Charts.Share> shares = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            int standing = (int) advice.findings().stream()
                    .filter(Finding::stands)
                    .filter(finding -> finding.rule().severity() == severity)
                    .count();
            shares.add(new Charts.Share(Words.key(severity), Words.title(severity), standing));
        }
        figure(page, "Failures that nobody has waived, by severity");
        Charts.bars(page, "Failures that nobody has waived, by severity", shares);
        page.close();
    }

    private static void coverage(Markup page, List<RuleCoverage> coverage) throws IOException {
        List<Charts.Share> shares = Coverage.shares(coverage);
        figure(page, "Rules");
        page.open("div", "ring-and-key");
        Charts.ring(page, "Rules", shares, Integer.toString(coverage.size()), "rules");
        Charts.key(page, shares);
        page.close().close();
    }
}
