package org.infrapolicy.advisor.report;

import static org.infrapolicy.advisor.report.Markdown.cell;
import static org.infrapolicy.advisor.report.Markdown.line;
import static org.infrapolicy.advisor.report.Markdown.name;
import static org.infrapolicy.advisor.report.Markdown.place;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fix;
import org.infrapolicy.advisor.Question;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Waiver;
import org.infrapolicy.advisor.report.Estate.BaselineState;
import org.infrapolicy.advisor.report.RollUp.Located;

/**
 * Markdown for a comment on a pull request, which GitHub limits to 65,536 characters, and for a job summary. Each part has its share of
 * them, and says how much it has no room for. Of a folder there is the roll-up alone, with the gravest FAILs.
 */
final class MarkdownFormat implements ReportFormat {
    private static final int DETAILED = 20;
    private static final int LARGE = 16_000;
    private static final int DETAILS = 20_000;
    private static final int SMALL = 3_500;
    private static final int LISTED_CHANGES = 10;

    @Override
    public void begin(Run run, Writer out) throws IOException {
        out.write("# Infrastructure Policy Advisor\n\nProfile " + cell(run.profile()) + ", " + run.today() + "\n");
        if (!run.changes().isEmpty()) {
            MarkdownBlock supposed = new MarkdownBlock("These values are supposed:\n\n", SMALL);
            for (Map.Entry<String, String> change : run.changes().entrySet()) {
                supposed.entry("- " + name(change.getKey() + " = " + change.getValue()) + "\n");
            }
            supposed.write(out);
        }
        if (run.redacted()) {
            out.write("\nOther names stand in place of those of the documents.\n");
        }
    }

    @Override
    public void estate(Run run, Estate estate, Writer out) throws IOException {
        if (run.fleet()) {
            return;
        }
        out.write("\n## " + cell(estate.advice().environment().name()) + "\n\n");
        out.write("**" + Counts.of(estate.advice().summary()) + "**\n");
        errors(estate, out);
        List<Located> standing = estate.advice().standing().stream()
                .map(finding -> Located.of(estate, finding))
                .toList();
        MarkdownBlock failed =
                MarkdownBlock.table("### Failed", LARGE, "Severity", "Subject", "Finding", "Place", "Rule");
        for (Located located : standing) {
            String severity = severity(located.finding().rule()) + state(estate, located.finding());
            failed.row(
                    severity,
                    name(located.finding().subject().toString()),
                    cell(located.finding().message()),
                    place(located.file(), located.where()),
                    name(located.finding().rule().id()));
        }
        failed.write(out);
        waived(estate, out);
        questions(estate.advice().questions(), out);
        details("### Details\n", standing, standing.size(), out);
    }

    static String severity(RuleInfo rule) {
        return "**" + TextReport.word(rule.severity()) + "**";
    }

    private static String state(Estate estate, Finding finding) {
        return estate.state(finding)
                .map(state -> state == BaselineState.NEW ? ", new" : "")
                .orElse("");
    }

    private static void errors(Estate estate, Writer out) throws IOException {
        MarkdownBlock broken = MarkdownBlock.table("### Broken rules", SMALL, "Rule", "Subject", "What happened");
        for (Finding finding : estate.findings(Verdict.ERROR)) {
            broken.row(name(finding.rule().id()), name(finding.subject().toString()), cell(finding.message()));
        }
        broken.write(out);
    }

    private static void waived(Estate estate, Writer out) throws IOException {
        MarkdownBlock waived = MarkdownBlock.table(
                "### Failed and waived",
                LARGE / 4,
                "Severity",
                "Subject",
                "Finding",
                "Owner",
                "Ticket",
                "Until",
                "Reason");
        for (Finding finding : estate.findings(Verdict.FAIL)) {
            Waiver waiver = finding.waivedBy();
            if (waiver != null) {
                waived.row(
                        severity(finding.rule()) + state(estate, finding),
                        name(finding.subject().toString()),
                        cell(finding.message()) + " " + name(finding.rule().id()),
                        cell(waiver.owner()),
                        cell(waiver.ticket()),
                        waiver.expires().toString(),
                        cell(waiver.reason())
                                + (waiver.approver().isEmpty() ? "" : ", approved by " + cell(waiver.approver())));
            }
        }
        waived.write(out);
    }

    private static void questions(List<Question> questions, Writer out) throws IOException {
        MarkdownBlock facts = MarkdownBlock.table(
                "### Facts to collect, the most useful first", 2 * SMALL, "Fact", "What it says", "Settles", "Gravest");
        questions.stream()
                .limit(TextReport.LISTED_QUESTIONS)
                .forEach(question -> facts.row(
                        name(question.path()),
                        cell(question.meaning()),
                        Integer.toString(question.settles()),
                        TextReport.word(question.severity())));
        facts.leave(questions.size() - TextReport.LISTED_QUESTIONS);
        facts.write(out);
    }

    /** The first ones in full. */
    private static void details(String heading, List<Located> findings, int all, Writer out) throws IOException {
        MarkdownBlock details = new MarkdownBlock(heading, DETAILS);
        findings.stream().limit(DETAILED).forEach(finding -> details.entry(detail(finding)));
        details.leave(all - Math.min(findings.size(), DETAILED));
        details.write(out);
    }

    private static String detail(Located located) {
        Finding finding = located.finding();
        RuleInfo rule = finding.rule();
        String subject = Markdown.shortened(finding.subject().toString(), LARGE / 100);
        StringBuilder text = new StringBuilder("\n<details><summary>" + TextReport.word(rule.severity()) + ": <code>"
                + Markdown.html(subject) + "</code> " + Markdown.html(rule.title()) + "</summary>\n\n");
        item(text, "Finding", line(finding.message()));
        item(text, "Why", line(rule.title()) + " (" + rule.kind().replace('-', ' ') + ")");
        finding.evidence().stream()
                .limit(TextReport.LISTED_EVIDENCE)
                .forEach(piece -> item(text, "Found", found(piece)));
        int more = finding.evidence().size() - TextReport.LISTED_EVIDENCE;
        item(text, "Found", more > 0 ? "and " + Counts.of(more, "more fact") : "");
        item(text, "Remedy", line(rule.remedy()));
        item(
                text,
                "Smallest change",
                finding.fixes().stream()
                        .limit(LISTED_CHANGES)
                        .map(Fix::toString)
                        .map(Markdown::name)
                        .collect(Collectors.joining(", ")));
        item(text, "Note", line(rule.caveat()));
        item(text, "Source", line(TextReport.sources(rule.sources())));
        item(text, "Rule", name(rule.id()));
        return text.append("\n</details>\n").toString();
    }

    private static void item(StringBuilder text, String label, String markdown) {
        if (!markdown.isEmpty()) {
            text.append("- **").append(label).append(":** ").append(markdown).append('\n');
        }
    }

    private static String found(Evidence piece) {
        Position where = piece.where();
        return name(piece.path() + " = " + piece.value())
                + (where == null ? "" : " (" + place(where.file(), where) + ")")
                + (piece.origin().isEmpty() ? "" : ", from " + cell(piece.origin()));
    }

    @Override
    public void end(Run run, RollUp rollUp, Writer out) throws IOException {
        if (run.fleet()) {
            new MarkdownRollUp(rollUp).write(out);
            details("## Details\n", rollUp.gravest(), MarkdownRollUp.standing(rollUp), out);
        }
        MarkdownBlock waivers =
                MarkdownBlock.table("## Waivers to look at", SMALL, "Severity", "Waiver", "Finding", "Remedy", "Place");
        for (Finding finding : rollUp.waiverFindings()) {
            Position where = finding.evidence().stream()
                    .flatMap(piece -> piece.position().stream())
                    .findFirst()
                    .orElse(null);
            waivers.row(
                    severity(finding.rule()),
                    name(finding.subject().id()),
                    cell(finding.message()),
                    cell(finding.rule().remedy()),
                    where == null ? "" : place(where.file(), where));
        }
        waivers.write(out);
        if (run.compared()) {
            out.write("\nAgainst the baseline: **" + rollUp.fresh() + " new, "
                    + rollUp.gone().size() + " gone**\n");
        }
        MarkdownBlock gone = MarkdownBlock.table("## Gone since the baseline", SMALL, "Rule", "Subject", "Environment");
        for (RollUp.Gone one : rollUp.gone()) {
            gone.row(name(one.rule()), name(one.subject()), name(one.key()));
        }
        gone.write(out);
    }
}
