package org.infrapolicy.advisor.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.WaiverUse;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Problem;
import org.infrapolicy.advisor.environment.Waiver;

/**
 * Comma-separated values as RFC 4180 has them, for spreadsheets: a row for each finding that is listed, and rows of the roll-up, which the
 * column Record tells apart. The first columns are those of PSRule. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe.
 */
final class CsvFormat implements ReportFormat {
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private enum Column {
        RULE_NAME("RuleName"),
        TARGET_NAME("TargetName"),
        TARGET_TYPE("TargetType"),
        OUTCOME("Outcome"),
        OUTCOME_REASON("OutcomeReason"),
        SYNOPSIS("Synopsis"),
        RECOMMENDATION("Recommendation"),
        RECORD("Record"),
        ENVIRONMENT("Environment"),
        PATH("EnvironmentPath"),
        SEVERITY("Severity"),
        FILE("File"),
        LINE("Line"),
        MISSING("Missing"),
        SOURCES("Sources"),
        WAIVED_UNTIL("WaivedUntil"),
        WAIVER_OWNER("WaiverOwner"),
        WAIVER_TICKET("WaiverTicket"),
        WAIVER_REASON("WaiverReason"),
        WAIVER_APPROVER("WaiverApprover"),
        BASELINE("Baseline"),
        FINGERPRINT("Fingerprint"),
        ENVIRONMENTS("Environments"),
        COUNT("Count");

        private final String heading;

        Column(String heading) {
            this.heading = heading;
        }
    }

    /** A row, of which most cells may be empty. */
    private static final class Row {
        private final Map<Column, String> cells = new EnumMap<>(Column.class);

        Row(String record) {
            with(Column.RECORD, record);
        }

        Row with(Column column, String text) {
            cells.put(column, text);
            return this;
        }

        Row with(Column column, int number) {
            return with(column, Integer.toString(number));
        }

        void write(Writer out) throws IOException {
            for (Column column : Column.values()) {
                String text = cells.getOrDefault(column, "");
                out.write(column.ordinal() == 0 ? "" : ",");
                out.write(text.isEmpty() ? "" : cell(text));
            }
            out.write("\r\n");
        }
    }

    @Override
    public void begin(Run run, Writer out) throws IOException {
        out.write(
                Arrays.stream(Column.values()).map(column -> column.heading).collect(Collectors.joining(",")) + "\r\n");
    }

    @Override
    public void estate(Run run, Estate estate, Writer out) throws IOException {
        for (Finding finding : estate.advice().findings()) {
            Row row = row("finding", finding)
                    .with(Column.ENVIRONMENT, estate.advice().environment().name())
                    .with(Column.PATH, estate.key())
                    .with(Column.FILE, estate.file(finding))
                    .with(
                            Column.LINE,
                            estate.place(finding).map(CsvFormat::line).orElse(""))
                    .with(Column.MISSING, String.join("; ", finding.missing()))
                    .with(
                            Column.BASELINE,
                            estate.state(finding).map(TextReport::word).orElse(""))
                    .with(Column.FINGERPRINT, finding.fingerprint());
            finding.waiver().ifPresent(waiver -> with(row, waiver));
            row.write(out);
        }
    }

    private static String line(Position place) {
        return place.line() == 0 ? "" : Integer.toString(place.line());
    }

    private static Row row(String record, Finding finding) {
        RuleInfo rule = finding.rule();
        return row(record, rule)
                .with(Column.TARGET_NAME, finding.subject().id())
                .with(Column.TARGET_TYPE, finding.subject().kind())
                .with(Column.OUTCOME, finding.verdict().name())
                .with(Column.OUTCOME_REASON, finding.message());
    }

    private static Row row(String record, RuleInfo rule) {
        return new Row(record)
                .with(Column.RULE_NAME, rule.id())
                .with(Column.SYNOPSIS, rule.title())
                .with(Column.RECOMMENDATION, rule.remedy())
                .with(Column.SEVERITY, TextReport.word(rule.severity()))
                .with(Column.SOURCES, TextReport.sources(rule.sources()));
    }

    private static void with(Row row, Waiver waiver) {
        row.with(Column.WAIVED_UNTIL, waiver.expires().toString())
                .with(Column.WAIVER_OWNER, waiver.owner())
                .with(Column.WAIVER_TICKET, waiver.ticket())
                .with(Column.WAIVER_REASON, waiver.reason())
                .with(Column.WAIVER_APPROVER, waiver.approver());
    }

    @Override
    public void end(Run run, RollUp rollUp, Writer out) throws IOException {
        for (WaiverUse use : rollUp.ledger()) {
            Row row = new Row("waiver")
                    .with(Column.RULE_NAME, use.waiver().rule())
                    .with(Column.TARGET_NAME, use.waiver().subject())
                    .with(Column.OUTCOME, use.standing().name())
                    .with(Column.ENVIRONMENT, use.waiver().environment())
                    .with(Column.COUNT, use.failures());
            use.waiver().position().ifPresent(where -> at(row, where));
            with(row, use.waiver());
            row.write(out);
        }
        for (Finding finding : rollUp.waiverFindings()) {
            Row row = row("waiver-finding", finding).with(Column.FINGERPRINT, finding.fingerprint());
            finding.evidence().stream()
                    .flatMap(piece -> piece.position().stream())
                    .findFirst()
                    .ifPresent(where -> at(row, where));
            row.write(out);
        }
        for (RollUp.Gone gone : rollUp.gone()) {
            new Row("gone")
                    .with(Column.RULE_NAME, gone.rule())
                    .with(Column.TARGET_NAME, gone.subject())
                    .with(Column.PATH, gone.key())
                    .with(Column.BASELINE, "gone")
                    .with(Column.FINGERPRINT, gone.fingerprint())
                    .write(out);
        }
        if (run.fleet()) {
            folder(rollUp, out);
        }
    }

    private static void at(Row row, Position where) {
        row.with(Column.FILE, where.file()).with(Column.LINE, line(where));
    }

    private static void folder(RollUp rollUp, Writer out) throws IOException {
        for (RollUp.EstateCount count : rollUp.worst()) {
            new Row("environment")
                    .with(Column.ENVIRONMENT, count.name())
                    .with(Column.PATH, count.key())
                    .with(Column.OUTCOME_REASON, Counts.of(count.summary()))
                    .with(
                            Column.COUNT,
                            count.standing().values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum())
                    .write(out);
        }
        for (RollUp.Cause cause : rollUp.causes()) {
            row("cause", cause.rule())
                    .with(Column.ENVIRONMENTS, cause.environments())
                    .with(Column.COUNT, cause.failures())
                    .write(out);
        }
        for (RollUp.MissingFact fact : rollUp.missing()) {
            new Row("missing")
                    .with(Column.SYNOPSIS, fact.meaning())
                    .with(Column.MISSING, fact.attribute())
                    .with(Column.OUTCOME_REASON, "Missing of " + Counts.of(fact.objects(), "object"))
                    .with(Column.ENVIRONMENTS, fact.environments())
                    .with(Column.COUNT, fact.settles())
                    .write(out);
        }
        for (RollUp.Unread file : rollUp.unread()) {
            for (Problem problem : file.problems()) {
                new Row("unread")
                        .with(Column.TARGET_NAME, problem.path())
                        .with(Column.PATH, file.key())
                        .with(Column.OUTCOME_REASON, problem.message())
                        .with(Column.RECOMMENDATION, problem.hint())
                        .with(Column.FILE, problem.file())
                        .with(Column.LINE, problem.line() == 0 ? "" : Integer.toString(problem.line()))
                        .write(out);
            }
        }
    }

    private static String cell(String text) {
        String printable = TextReport.printable(text);
        String inert = FORMULA.indexOf(printable.charAt(0)) >= 0 ? "'" + printable : printable;
        boolean quoted = inert.indexOf(',') >= 0 || inert.indexOf('"') >= 0;
        return quoted ? '"' + inert.replace("\"", "\"\"") + '"' : inert;
    }
}
