package org.infrapolicy.advisor.report;

import java.util.List;
import java.util.Locale;
import org.infrapolicy.advisor.Plan;
import org.infrapolicy.advisor.Plan.Place;
import org.infrapolicy.advisor.Plan.Target;
import org.infrapolicy.advisor.PlanEntry;
import org.infrapolicy.advisor.RuleInfo.Part;
import org.infrapolicy.advisor.Source;

/** Plans as Markdown, for a change record. What a document says is escaped. Not safe for use by several threads. */
public final class MarkdownReport {
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport() {}

    /** A plan, with a check box for each step. */
    public static String plan(Plan plan) {
        MarkdownReport report = new MarkdownReport();
        report.append(plan);
        return report.text.toString();
    }

    private void append(Plan plan) {
        line("# " + Markdown.escaped(plan.title()));
        line("");
        line(Markdown.escaped(plan.environment().name()) + ": " + PlanText.counts(plan) + ".");
        for (Place place : plan.places()) {
            heading("## " + Markdown.escaped(PlanText.heading(place)));
            for (Target target : place.targets()) {
                line("- " + Markdown.escaped(target.subject().toString()) + " "
                        + Markdown.escaped(PlanText.standing(target)));
            }
            for (Part part : PlanText.LISTS) {
                entries(place, part, place.entries(part));
            }
            entries(place, Part.RISK, place.otherRisks());
            steps(place, place.entries(Part.STEP));
        }
        heading("## Sources");
        for (Source source : PlanText.sources(plan)) {
            line("- " + Markdown.escaped(source.document()) + ", " + Markdown.escaped(source.section()) + " ("
                    + Markdown.escaped(source.author()) + ", " + Markdown.escaped(source.asOf()) + ")");
        }
    }

    private void heading(String heading) {
        line("");
        line(heading);
        line("");
    }

    private void entries(Place place, Part part, List<PlanEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        heading("### " + PlanText.heading(part));
        for (PlanEntry entry : entries) {
            String severity = part == Part.RISK ? severity(entry) : "";
            line("- **" + Markdown.escaped(entry.subject().toString()) + "** " + severity
                    + Markdown.escaped(entry.text()) + rule(entry));
            details(place, "  ", entry);
        }
    }

    private void steps(Place place, List<PlanEntry> steps) {
        if (steps.isEmpty()) {
            return;
        }
        heading("### " + PlanText.heading(Part.STEP));
        for (int i = 0; i < steps.size(); i++) {
            PlanEntry step = steps.get(i);
            String number = (i + 1) + ". ";
            String below = " ".repeat(number.length());
            line(number + "[ ] " + Markdown.escaped(step.text()) + rule(step));
            details(place, below, step);
            for (PlanEntry risk : place.risks(step)) {
                line(below + "- " + severity(risk) + Markdown.escaped(risk.text()) + rule(risk));
                details(place, below + "  ", risk);
            }
        }
    }

    private void details(Place place, String indent, PlanEntry entry) {
        if (entry.conditional()) {
            line(indent + "- Only if " + Markdown.escaped(PlanText.condition(place, entry)));
        }
        if (!entry.rule().remedy().isEmpty()) {
            line(indent + "- Do: " + Markdown.escaped(entry.rule().remedy()));
        }
        if (!entry.rule().caveat().isEmpty()) {
            line(indent + "- Note: " + Markdown.escaped(entry.rule().caveat()));
        }
    }

    private static String severity(PlanEntry risk) {
        return "**" + risk.rule().severity().name().toLowerCase(Locale.ROOT) + " risk** ";
    }

    private static String rule(PlanEntry entry) {
        return " (`" + entry.rule().id() + "`)";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
