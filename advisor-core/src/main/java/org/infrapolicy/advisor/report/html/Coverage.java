package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.infrapolicy.advisor.RuleCoverage;
import org.infrapolicy.advisor.RuleCoverage.Standing;
import org.infrapolicy.advisor.Verdict;

/** What became of each rule. */
final class Coverage {
    private static final List<Verdict> COLUMNS =
            List.of(Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS, Verdict.NOT_APPLICABLE, Verdict.ERROR);

    private Coverage() {}

    /** How many rules are decided, undecided, not applicable and broken. */
    static List<Charts.Share> shares(List<RuleCoverage> coverage) {
        List<Charts.Share> shares = new ArrayList<>();
        shares.add(new Charts.Share("pass", "decided", count(coverage, Standing.DECIDED)));
        shares.add(new Charts.Share("unknown", "undecided for want of facts", count(coverage, Standing.UNDECIDED)));
        shares.add(new Charts.Share("not-applicable", "not applicable", count(coverage, Standing.NOT_APPLICABLE)));
        if (count(coverage, Standing.BROKEN) > 0) {
            shares.add(new Charts.Share("error", "broken", count(coverage, Standing.BROKEN)));
        }
        return shares;
    }

    private static int count(List<RuleCoverage> coverage, Standing standing) {
        return (int) coverage.stream().filter(one -> one.standing() == standing).count();
    }

    /** For example {@code Of 61 rules: 38 decided, 9 undecided for want of facts, 14 not applicable.} */
    static String sentence(List<RuleCoverage> coverage) {
        List<String> parts = shares(coverage).stream()
                .map(share -> share.count() + " " + share.word())
                .toList();
        return "Of " + Words.count(coverage.size(), "rule", "rules") + ": " + String.join(", ", parts) + ".";
    }

    static void write(Markup page, List<RuleCoverage> coverage) throws IOException {
        page.line().open("section").with("id", "coverage").with("aria-labelledby", "coverage-heading");
        page.open("h2").with("id", "coverage-heading").text("Coverage").close();
        page.leaf("p", "lead", sentence(coverage));
        for (Standing standing :
                List.of(Standing.BROKEN, Standing.UNDECIDED, Standing.DECIDED, Standing.NOT_APPLICABLE)) {
            List<RuleCoverage> rules =
                    coverage.stream().filter(one -> one.standing() == standing).toList();
            if (!rules.isEmpty()) {
                table(page, standing, rules);
            }
        }
        page.close();
    }

    private static void table(Markup page, Standing standing, List<RuleCoverage> rules) throws IOException {
        String title =
                switch (standing) {
                    case BROKEN -> "Broken";
                    case UNDECIDED -> "Undecided for want of facts";
                    case DECIDED -> "Decided";
                    case NOT_APPLICABLE -> "Not applicable: about no object that is described";
                };
        page.line().open("details", "table").open("summary");
        page.leaf("h3", title)
                .text(" ")
                .leaf("span", "n", Words.count(rules.size(), "rule", "rules"))
                .close();
        page.open("div", "scroll").with("role", "region").with("tabindex", "0").with("aria-label", title);
        page.open("table").open("thead").open("tr");
        page.open("th").with("scope", "col").text("Rule").close();
        page.open("th").with("scope", "col").text("Severity").close();
        for (Verdict verdict : COLUMNS) {
            page.open("th", "number")
                    .with("scope", "col")
                    .text(heading(verdict))
                    .close();
        }
        page.close().close().open("tbody");
        for (RuleCoverage one : rules) {
            page.line().open("tr").open("th").with("scope", "row");
            page.leaf("code", one.rule().id())
                    .leaf("span", "title", one.rule().title())
                    .close();
            page.leaf("td", Words.title(one.rule().severity()));
            for (Verdict verdict : COLUMNS) {
                page.leaf("td", "number", Integer.toString(one.count(verdict)));
            }
            page.close();
        }
        page.close().close().close().close();
    }

    private static String heading(Verdict verdict) {
        return verdict == Verdict.ERROR ? "Broken" : Words.verdict(verdict);
    }
}
