package org.infrapolicy.advisor.report;

import static org.infrapolicy.advisor.report.Page.bold;
import static org.infrapolicy.advisor.report.Page.faint;
import static org.infrapolicy.advisor.report.Page.line;
import static org.infrapolicy.advisor.report.Page.plain;
import static org.infrapolicy.advisor.report.Page.severity;
import static org.infrapolicy.advisor.report.TextReport.BODY;
import static org.infrapolicy.advisor.report.TextReport.LISTED_QUESTIONS;
import static org.infrapolicy.advisor.report.TextReport.counts;
import static org.infrapolicy.advisor.report.TextReport.word;

import java.util.ArrayList;
import java.util.List;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.environment.Problem;
import org.infrapolicy.advisor.report.Page.Span;

/** What is to be said of a whole run, as text. */
final class RunText {
    private RunText() {}

    static void end(Page page, Run run, RollUp rollUp) {
        appendWaivers(page, rollUp.waiverFindings());
        if (run.fleet()) {
            appendRollUp(page, rollUp);
        }
        if (run.compared()) {
            page.blank();
            line(
                    page,
                    0,
                    bold("Against the baseline: " + rollUp.fresh() + " new, "
                            + rollUp.gone().size() + " gone"));
            listed(
                    page,
                    rollUp.gone(),
                    gone -> List.of(
                            plain("gone  " + gone.subject() + (gone.key().isEmpty() ? "" : " in " + gone.key()) + "  "),
                            faint(gone.rule())));
        }
        if (run.fleet()) {
            page.blank();
            line(page, 0, bold(rollUp.environments() + " environments: " + counts(rollUp.total())));
        }
    }

    private static void appendWaivers(Page page, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        page.blank();
        line(page, 0, bold("Waivers"));
        for (Finding finding : findings) {
            String place = finding.evidence().stream()
                    .map(Evidence::where)
                    .map(at -> at == null ? "" : at + "  ")
                    .findFirst()
                    .orElse("");
            page.line(
                    2,
                    BODY,
                    List.of(
                            severity(finding.rule().severity()),
                            plain("  " + place + finding.subject().id() + ": " + finding.message() + ". "
                                    + finding.rule().remedy() + "  "),
                            faint(finding.rule().id())));
        }
    }

    private static void appendRollUp(Page page, RollUp rollUp) {
        heading(page, "Worst environments", !rollUp.worst().isEmpty());
        listed(page, rollUp.worst(), estate -> {
            List<String> severities = new ArrayList<>();
            for (Severity severity : Severity.values()) {
                if (estate.standing(severity) > 0) {
                    severities.add(estate.standing(severity) + " " + word(severity));
                }
            }
            return List.of(plain(estate.key() + "  " + estate.name() + ": "), bold(String.join(", ", severities)));
        });
        heading(page, "Commonest causes", !rollUp.causes().isEmpty());
        listed(
                page,
                rollUp.causes(),
                cause -> List.of(
                        severity(cause.rule().severity()),
                        plain("  " + cause.failures() + " in " + environments(cause.environments()) + ": "
                                + cause.rule().title() + "  "),
                        faint(cause.rule().id())));
        heading(page, "Facts most often missing", !rollUp.missing().isEmpty());
        listed(
                page,
                rollUp.missing(),
                fact -> List.of(
                        plain(fact.attribute() + "  "),
                        faint(fact.meaning()),
                        plain("  missing in " + environments(fact.environments()) + ", for " + fact.settles()
                                + " open questions")));
        heading(page, "Not read", !rollUp.unread().isEmpty());
        for (RollUp.Unread file : rollUp.unread()) {
            int more = file.problems().size() - 1;
            String first = file.problems().isEmpty()
                    ? file.key()
                    : text(file.problems().get(0));
            line(page, 2, plain(first + (more > 0 ? " … and " + more + " more problems" : "")));
        }
    }

    private static String text(Problem problem) {
        return problem.toString().replace("\n    Try: ", "  Try: ");
    }

    private static String environments(int count) {
        return count + (count == 1 ? " environment" : " environments");
    }

    private static void heading(Page page, String heading, boolean any) {
        if (any) {
            page.blank();
            line(page, 0, bold(heading));
        }
    }

    /** How a thing is shown on a line. */
    private interface Shown<T> {
        List<Span> spans(T value);
    }

    private static <T> void listed(Page page, List<T> all, Shown<T> shown) {
        for (T one : all.subList(0, Math.min(all.size(), LISTED_QUESTIONS))) {
            page.line(2, BODY, shown.spans(one));
        }
        if (all.size() > LISTED_QUESTIONS) {
            line(page, 2, plain("… and " + (all.size() - LISTED_QUESTIONS) + " more; -f json lists more"));
        }
    }
}
