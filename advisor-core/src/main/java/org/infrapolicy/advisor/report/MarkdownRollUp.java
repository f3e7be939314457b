package org.infrapolicy.advisor.report;

import static org.infrapolicy.advisor.report.Markdown.cell;
import static org.infrapolicy.advisor.report.Markdown.name;
import static org.infrapolicy.advisor.report.Markdown.place;

import java.io.IOException;
import java.io.Writer;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.WaiverUse;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Problem;
import org.infrapolicy.advisor.environment.Waiver;
import org.infrapolicy.advisor.report.RollUp.Located;

/** Tables about all environments of a folder. */
final class MarkdownRollUp {
    private static final int LARGE = 10_000;
    private static final int SMALL = 3_500;

    private final RollUp rollUp;

    MarkdownRollUp(RollUp rollUp) {
        this.rollUp = rollUp;
    }

    /** Number of FAILs that nobody has waived. */
    static int standing(RollUp rollUp) {
        return rollUp.total().count(Verdict.FAIL) - rollUp.total().waived();
    }

    void write(Writer out) throws IOException {
        out.write("\n**" + Counts.of(rollUp.environments(), "environment") + ": " + Counts.of(rollUp.total()) + "**\n");
        unread(out);
        broken(out);
        worst(out);
        gravest(out);
        causes(out);
        missing(out);
        waivers(out);
    }

    private void unread(Writer out) throws IOException {
        MarkdownBlock unread = MarkdownBlock.table("## Files that could not be read", SMALL, "Place", "Problem", "Try");
        for (RollUp.Unread file : rollUp.unread()) {
            for (Problem problem : file.problems()) {
                Position where = new Position(problem.file(), problem.line(), problem.column());
                unread.row(place(problem.file(), where), cell(problem.message()), cell(problem.hint()));
            }
        }
        unread.write(out);
    }

    private void broken(Writer out) throws IOException {
        MarkdownBlock broken = MarkdownBlock.table("## Broken rules", SMALL / 2, "Rule", "First at", "What happened");
        for (Located located : rollUp.broken()) {
            broken.row(
                    name(located.finding().rule().id()),
                    name(located.finding().subject().toString()) + " in " + place(located.file(), located.where()),
                    cell(located.finding().message()));
        }
        broken.write(out);
    }

    private void worst(Writer out) throws IOException {
        MarkdownBlock worst = MarkdownBlock.table(
                "## Worst environments", SMALL, "Environment", "Critical", "High", "Medium", "Low", "Info", "Unknown");
        for (RollUp.EstateCount count : rollUp.worst()) {
            worst.row(
                    name(count.key()),
                    Integer.toString(count.standing(Severity.CRITICAL)),
                    Integer.toString(count.standing(Severity.HIGH)),
                    Integer.toString(count.standing(Severity.MEDIUM)),
                    Integer.toString(count.standing(Severity.LOW)),
                    Integer.toString(count.standing(Severity.INFO)),
                    Integer.toString(count.summary().count(Verdict.UNKNOWN)));
        }
        worst.write(out);
    }

    private void gravest(Writer out) throws IOException {
        MarkdownBlock gravest =
                MarkdownBlock.table("## Gravest findings", LARGE, "Severity", "Subject", "Finding", "Place", "Rule");
        for (Located located : rollUp.gravest()) {
            gravest.row(
                    MarkdownFormat.severity(located.finding().rule()),
                    name(located.finding().subject().toString()),
                    cell(located.finding().message()),
                    place(located.file(), located.where()),
                    name(located.finding().rule().id()));
        }
        gravest.leave(standing(rollUp) - rollUp.gravest().size());
        gravest.write(out);
    }

    private void causes(Writer out) throws IOException {
        MarkdownBlock causes = MarkdownBlock.table(
                "## Commonest causes", SMALL, "Rule", "What it wants", "Severity", "Environments", "Findings");
        for (RollUp.Cause cause : rollUp.causes()) {
            causes.row(
                    name(cause.rule().id()),
                    cell(cause.rule().title()),
                    TextReport.word(cause.rule().severity()),
                    Integer.toString(cause.environments()),
                    Integer.toString(cause.failures()));
        }
        causes.write(out);
    }

    private void missing(Writer out) throws IOException {
        MarkdownBlock missing = MarkdownBlock.table(
                "## Facts most often missing", SMALL, "Fact", "What it says", "Environments", "Objects", "Settles");
        rollUp.missing().stream()
                .limit(TextReport.LISTED_QUESTIONS)
                .forEach(fact -> missing.row(
                        name(fact.attribute()),
                        cell(fact.meaning()),
                        Integer.toString(fact.environments()),
                        Integer.toString(fact.objects()),
                        Integer.toString(fact.settles())));
        missing.write(out);
    }

    private void waivers(Writer out) throws IOException {
        MarkdownBlock waivers = MarkdownBlock.table(
                "## Waivers", SMALL, "Waiver", "Standing", "FAILs", "Owner", "Ticket", "Until", "Reason");
        for (WaiverUse use : rollUp.ledger()) {
            Waiver waiver = use.waiver();
            waivers.row(
                    name(waiver.toString()),
                    TextReport.word(use.standing()).replace('-', ' '),
                    Integer.toString(use.failures()),
                    cell(waiver.owner()),
                    cell(waiver.ticket()),
                    waiver.expires().toString(),
                    cell(waiver.reason()));
        }
        waivers.write(out);
    }
}
