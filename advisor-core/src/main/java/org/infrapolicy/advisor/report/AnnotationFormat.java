package org.infrapolicy.advisor.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Question;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Problem;
import org.infrapolicy.advisor.environment.Waiver;
import org.infrapolicy.advisor.report.Annotation.Level;
import org.infrapolicy.advisor.report.Estate.BaselineState;
import org.jspecify.annotations.Nullable;

/**
 * Annotations for the changes under review in a build service. GitHub shows few of each level, so that the gravest stand first, and all
 * that is UNKNOWN in an environment is one warning with the facts to collect.
 */
final class AnnotationFormat implements ReportFormat {
    private static final String TITLE = "Infrastructure Policy Advisor";
    private static final int NAMED = 5;

    private final BuildService service;

    AnnotationFormat(BuildService service) {
        this.service = service;
    }

    @Override
    public void begin(Run run, Writer out) {}

    @Override
    public void estate(Run run, Estate estate, Writer out) throws IOException {
        for (Finding finding : estate.findings(Verdict.ERROR)) {
            write(out, at(run, estate, finding, Level.ERROR, List.of(finding.subject() + ": " + finding.message())));
        }
        List<Finding> standing = estate.advice().standing().stream()
                .sorted(Comparator.comparing(finding -> finding.rule().severity()))
                .toList();
        for (Finding finding : standing) {
            if (level(finding.rule().severity()) == Level.ERROR) {
                write(out, at(run, estate, finding, Level.ERROR, text(estate, finding)));
            }
        }
        List<Finding> unknown = estate.findings(Verdict.UNKNOWN);
        if (!unknown.isEmpty()) {
            write(out, unknown(estate, unknown));
        }
        for (Finding finding : standing) {
            Level level = level(finding.rule().severity());
            if (level != Level.ERROR) {
                write(out, at(run, estate, finding, level, text(estate, finding)));
            }
        }
        for (Finding finding : estate.findings(Verdict.FAIL)) {
            Optional<Waiver> waiver = finding.waiver();
            if (waiver.isPresent()) {
                write(out, at(run, estate, finding, Level.NOTICE, waived(finding, waiver.get())));
            }
        }
    }

    private void write(Writer out, Annotation annotation) throws IOException {
        out.write(service.line(annotation) + "\n");
    }

    static Level level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> Level.ERROR;
            case MEDIUM -> Level.WARNING;
            case LOW, INFO -> Level.NOTICE;
        };
    }

    private static Annotation at(Run run, Estate estate, Finding finding, Level level, List<String> lines) {
        Environment environment = estate.advice().environment();
        // what was supposed has a place in no file
        Position where = estate.place(finding)
                .filter(place -> run.changes().isEmpty() || environment.files().contains(place.file()))
                .orElse(null);
        String file = where == null ? file(environment) : where.file();
        return new Annotation(level, file, where, finding.rule().id(), lines);
    }

    private static String file(Environment environment) {
        return environment.files().stream().findFirst().orElse("");
    }

    private static List<String> text(Estate estate, Finding finding) {
        RuleInfo rule = finding.rule();
        String state = estate.state(finding)
                .map(known -> known == BaselineState.NEW ? ", new" : ", as in the baseline")
                .orElse("");
        List<String> lines = new ArrayList<>();
        lines.add(finding.message());
        lines.add(TextReport.word(rule.severity()) + state + ": " + finding.subject());
        if (!rule.remedy().isEmpty()) {
            lines.add("Remedy: " + rule.remedy());
        }
        finding.fixes().forEach(fix -> lines.add("Change: " + fix));
        return lines;
    }

    private static List<String> waived(Finding finding, Waiver waiver) {
        return List.of(
                "Waived until " + waiver.expires() + " by " + waiver.owner()
                        + (waiver.ticket().isEmpty() ? "" : " (" + waiver.ticket() + ")") + ": " + finding.message(),
                TextReport.word(finding.rule().severity()) + ": " + finding.subject(),
                "Reason: " + waiver.reason()
                        + (waiver.approver().isEmpty() ? "" : "; approved by " + waiver.approver()));
    }

    private static Annotation unknown(Estate estate, List<Finding> unknown) {
        Set<String> missing = new HashSet<>();
        unknown.forEach(finding -> missing.addAll(finding.missing()));
        List<Question> questions = estate.advice().questions().stream()
                .filter(question -> missing.contains(question.path()))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(Counts.of(unknown.size(), "verdict")
                + " cannot be told for want of facts. The most useful to collect:");
        questions.stream()
                .limit(TextReport.LISTED_QUESTIONS)
                .forEach(question -> lines.add(
                        question.path() + ": " + question.meaning() + " (settles " + question.settles() + ")"));
        if (questions.size() > TextReport.LISTED_QUESTIONS) {
            lines.add("and " + (questions.size() - TextReport.LISTED_QUESTIONS) + " more");
        }
        return new Annotation(Level.WARNING, file(estate.advice().environment()), null, "unknown", lines);
    }

    @Override
    public void end(Run run, RollUp rollUp, Writer out) throws IOException {
        for (RollUp.Unread file : rollUp.unread()) {
            for (Problem problem : file.problems()) {
                write(out, unread(problem));
            }
        }
        List<Finding> waiverFindings = rollUp.waiverFindings().stream()
                .sorted(Comparator.comparing(finding -> finding.rule().severity()))
                .toList();
        for (Finding finding : waiverFindings) {
            write(out, waiverFinding(finding));
        }
        write(out, summary(run, rollUp));
    }

    private static Annotation unread(Problem problem) {
        Position where = new Position(problem.file(), problem.line(), problem.column());
        String path = problem.path().isEmpty() ? "" : problem.path() + " ";
        return new Annotation(
                Level.ERROR,
                problem.file(),
                where,
                "unread file",
                List.of(path + problem.message(), "Try: " + problem.hint()));
    }

    private static Annotation waiverFinding(Finding finding) {
        @Nullable
        Position where = finding.evidence().stream()
                .flatMap(piece -> piece.position().stream())
                .findFirst()
                .orElse(null);
        return new Annotation(
                level(finding.rule().severity()),
                where == null ? "" : where.file(),
                where,
                finding.rule().id(),
                List.of(
                        finding.message(),
                        TextReport.word(finding.rule().severity()) + ": "
                                + finding.subject().id(),
                        "Remedy: " + finding.rule().remedy()));
    }

    private static Annotation summary(Run run, RollUp rollUp) {
        List<String> lines = new ArrayList<>();
        String judged = run.fleet() ? Counts.of(rollUp.environments(), "environment") + ": " : "";
        lines.add(judged + Counts.of(rollUp.total()));
        if (run.compared()) {
            lines.add("Against the baseline: " + rollUp.fresh() + " new, "
                    + rollUp.gone().size() + " gone");
        }
        if (run.fleet()) {
            folder(rollUp, lines);
        }
        return new Annotation(Level.NOTICE, "", null, TITLE, lines);
    }

    private static void folder(RollUp rollUp, List<String> lines) {
        if (!rollUp.unread().isEmpty()) {
            lines.add("Not read: " + Counts.of(rollUp.unread().size(), "file"));
        }
        lines.addAll(first(
                rollUp.worst(),
                "Worst: ",
                count -> count.key() + " ("
                        + Counts.of(
                                count.standing().values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum(),
                                "FAIL") + ")"));
        lines.addAll(first(
                rollUp.causes(),
                "Commonest causes: ",
                cause -> cause.rule().id() + " (in " + cause.environments() + ")"));
        lines.addAll(first(
                rollUp.missing(),
                "Most often missing: ",
                fact -> fact.attribute() + " (in " + fact.environments() + ")"));
    }

    private static <T> List<String> first(List<T> all, String label, Function<T, String> text) {
        if (all.isEmpty()) {
            return List.of();
        }
        String more = all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "";
        return List.of(label + all.stream().limit(NAMED).map(text).collect(Collectors.joining(", ")) + more);
    }
}
