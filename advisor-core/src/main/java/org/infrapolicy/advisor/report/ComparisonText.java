package org.infrapolicy.advisor.report;

import static org.infrapolicy.advisor.report.Page.bold;
import static org.infrapolicy.advisor.report.Page.entry;
import static org.infrapolicy.advisor.report.Page.faint;
import static org.infrapolicy.advisor.report.Page.line;
import static org.infrapolicy.advisor.report.Page.plain;
import static org.infrapolicy.advisor.report.Page.severity;
import static org.infrapolicy.advisor.report.TextReport.BODY;
import static org.infrapolicy.advisor.report.TextReport.LISTED_RULES;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Change;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.comparison.RunComparison;
import org.infrapolicy.advisor.comparison.RunComparison.Cause;
import org.infrapolicy.advisor.comparison.RunComparison.FindingChange;
import org.infrapolicy.advisor.comparison.RunComparison.Kind;

/** The comparison of two runs as text. */
final class ComparisonText {
    private ComparisonText() {}

    static void comparison(Page page, RunComparison comparison) {
        List<String> counts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<FindingChange> ofKind = comparison.changes().stream()
                    .filter(change -> change.kind() == kind)
                    .toList();
            if (!ofKind.isEmpty()) {
                counts.add(ofKind.size() + " " + heading(kind).toLowerCase(Locale.ROOT));
                line(page, 0, bold(heading(kind)));
                ofKind.forEach(change -> append(page, change));
                page.blank();
            }
        }
        listed(page, "Environments only in the first run", comparison.onlyBefore());
        listed(page, "Environments only in the second run", comparison.onlyAfter());
        listed(page, "Rules that are new", comparison.rulesAdded());
        listed(page, "Rules that are gone", comparison.rulesRemoved());
        listed(page, "Rules that have changed", comparison.rulesChanged());
        line(page, 0, bold(counts.isEmpty() ? "No finding is another." : String.join(" · ", counts)));
    }

    private static void append(Page page, FindingChange change) {
        page.line(
                2,
                BODY,
                List.of(
                        severity(change.severity()),
                        bold("  " + change.subject()),
                        plain((change.key().isEmpty() ? "" : " in " + change.key()) + "  " + verdict(change.before())
                                + " → " + verdict(change.after())
                                + (change.message().isEmpty() ? "" : "  " + change.message()) + "  "),
                        faint(change.rule())));
        entry(
                page,
                BODY,
                "because",
                change.orderedCauses().stream().map(ComparisonText::text).collect(Collectors.joining("; ")));
        String label = "facts";
        for (Change fact : change.facts().subList(0, Math.min(change.facts().size(), LISTED_RULES))) {
            entry(page, BODY, label, fact.path() + ": " + fact.from() + " → " + fact.to());
            label = "";
        }
    }

    private static String heading(Kind kind) {
        return switch (kind) {
            case FAILS -> "Fails now";
            case UNWAIVED -> "No longer waived";
            case SEVERITY -> "Of another severity";
            case UNDECIDED -> "Not known any more";
            case NO_LONGER_FAILS -> "No longer a FAIL, but not known";
            case WAIVED -> "Waived now";
            case CLEARED -> "Cleared";
            case SETTLED -> "Known now";
            case OTHER -> "Otherwise changed";
        };
    }

    private static String text(Cause cause) {
        return switch (cause) {
            case ENVIRONMENT -> "the environment changed";
            case EVIDENCE_COVERAGE -> "the evidence coverage changed: other facts are known";
            case RULE_PACK -> "the rule pack changed";
            case WAIVER -> "a waiver changed";
            case DAY -> "the day of the run is another";
            case ADVISOR -> "the version of the advisor is another";
        };
    }

    private static String verdict(Verdict verdict) {
        return verdict.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static void listed(Page page, String heading, List<String> names) {
        if (!names.isEmpty()) {
            line(page, 0, bold(heading));
            line(page, 2, plain(String.join(", ", names)));
            page.blank();
        }
    }
}
