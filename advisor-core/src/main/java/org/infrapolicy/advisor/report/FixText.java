package org.infrapolicy.advisor.report;

import static org.infrapolicy.advisor.report.DesignText.appendCauses;
import static org.infrapolicy.advisor.report.DesignText.changes;
import static org.infrapolicy.advisor.report.Page.bold;
import static org.infrapolicy.advisor.report.Page.entry;
import static org.infrapolicy.advisor.report.Page.faint;
import static org.infrapolicy.advisor.report.Page.line;
import static org.infrapolicy.advisor.report.Page.plain;
import static org.infrapolicy.advisor.report.Page.severity;
import static org.infrapolicy.advisor.report.TextReport.BODY;
import static org.infrapolicy.advisor.report.TextReport.VALUE;

import java.util.List;
import java.util.Locale;
import org.infrapolicy.advisor.Change;
import org.infrapolicy.advisor.Counterfactual;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.FixPlan;

/** Changes that clear FAILs as text. */
final class FixText {
    private FixText() {}

    /**
     * Changes that clear FAILs, what people have to decide, and the patch.
     *
     * @param patch a unified diff; empty if nothing is to be changed
     * @param unplaced paths for which the documents have no place
     */
    static void fix(Page page, FixPlan plan, String patch, List<String> unplaced) {
        line(page, 0, bold(plan.environment().name()));
        if (!plan.steps().isEmpty()) {
            page.blank();
            line(page, 0, bold("Changes, in this order; they cause no new failing"));
        }
        int number = 0;
        for (FixPlan.Step step : plan.steps()) {
            number++;
            for (Change change : step.changes()) {
                page.line(
                        2,
                        BODY,
                        List.of(
                                bold(String.format(Locale.ROOT, "%2d", number)),
                                plain("  " + change.path() + ": " + change.from() + " → "),
                                bold(change.to())));
            }
            for (Finding cleared : step.clears()) {
                page.line(
                        BODY,
                        BODY + 4,
                        List.of(
                                faint("clears  "),
                                severity(cleared.rule().severity()),
                                plain("  " + cleared.rule().id() + " on " + cleared.subject())));
            }
            entry(page, BODY, "do", step.clears().get(0).rule().remedy());
        }
        if (!plan.remaining().isEmpty()) {
            page.blank();
            line(page, 0, bold("What people have to decide"));
        }
        for (FixPlan.Remaining remaining : plan.remaining()) {
            Finding finding = remaining.finding();
            page.line(
                    2,
                    BODY,
                    List.of(
                            severity(finding.rule().severity()),
                            plain("  " + finding.subject() + "  " + finding.message() + "  "),
                            faint(finding.rule().id())));
            entry(page, BODY, "remedy", finding.rule().remedy());
            entry(page, BODY, "why not", remaining.reason());
            String label = "clears";
            for (Counterfactual way : remaining.alternatives()) {
                entry(
                        page,
                        BODY,
                        label,
                        changes(way.changes()) + "  → " + way.outcome().replace('-', ' '));
                appendCauses(page, VALUE, way.causes());
                label = "";
            }
        }
        if (!unplaced.isEmpty()) {
            page.blank();
            page.line(
                    0,
                    4,
                    List.of(
                            bold("Not in the patch  "),
                            plain("one object of a range, or a value that others share; write by hand: "
                                    + String.join(", ", unplaced))));
        }
        if (!patch.isEmpty()) {
            page.blank();
            line(page, 0, bold("Patch"));
            patch.lines().forEach(page::verbatim);
        }
        if (plan.steps().isEmpty() && plan.remaining().isEmpty()) {
            line(page, 2, plain("Nothing fails."));
        }
    }
}
