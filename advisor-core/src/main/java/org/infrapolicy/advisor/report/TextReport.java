package org.infrapolicy.advisor.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Argument;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fix;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Question;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Source;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Position;

/** Advice as text for people. Immutable. */
public final class TextReport {
    private static final int LISTED_QUESTIONS = 15;
    private static final int LISTED_RULES = 3;

    private final Style style;

    /** A report with colours of a terminal, or without. */
    public TextReport(boolean colours) {
        style = new Style(colours);
    }

    private record Style(boolean colours) {
        String bold(String text) {
            return paint("1", text);
        }

        String faint(String text) {
            return paint("2", text);
        }

        String severity(Severity severity) {
            String word = word(severity).toUpperCase(Locale.ROOT);
            return switch (severity) {
                case CRITICAL, HIGH -> paint("31;1", word);
                case MEDIUM -> paint("33;1", word);
                default -> paint("36", word);
            };
        }

        private String paint(String code, String text) {
            return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
        }
    }

    /** The findings of an environment by subject, what to find out, and a summary line. */
    public String check(Advice advice) {
        StringBuilder text = new StringBuilder();
        text.append(style.bold(advice.environment().name())).append('\n');
        appendBySubject(text, advice.findings(Verdict.ERROR));
        appendBySubject(text, advice.failures());
        appendBySubject(text, advice.findings(Verdict.PASS));
        appendQuestions(text, advice);
        text.append('\n').append(summary(advice.summary())).append('\n');
        return text.toString();
    }

    private void appendBySubject(StringBuilder text, List<Finding> findings) {
        Map<Subject, List<Finding>> bySubject = new LinkedHashMap<>();
        findings.forEach(finding -> bySubject.computeIfAbsent(finding.subject(), s -> new ArrayList<>()).add(finding));
        bySubject.forEach((subject, ofSubject) -> {
            text.append('\n').append(style.bold(subject.toString())).append('\n');
            ofSubject.forEach(finding -> append(text, finding));
        });
    }

    private void append(StringBuilder text, Finding finding) {
        RuleInfo rule = finding.rule();
        String label = finding.verdict() == Verdict.FAIL ? style.severity(rule.severity()) : finding.verdict().name();
        text.append("  ").append(label).append("  ").append(finding.message()).append('\n');
        if (finding.verdict() == Verdict.PASS || finding.verdict() == Verdict.NOT_APPLICABLE) {
            text.append("      ").append(style.faint(rule.id())).append('\n');
            return;
        }
        finding.evidence().forEach(evidence -> text.append("      ").append(line(evidence)).append('\n'));
        if (finding.verdict() == Verdict.UNKNOWN) {
            text.append("      missing: ").append(String.join(", ", finding.missing())).append('\n');
        }
        if (finding.verdict() == Verdict.FAIL) {
            text.append("      why:    ").append(rule.title()).append('\n');
        }
        if (!rule.remedy().isEmpty()) {
            text.append("      remedy: ").append(rule.remedy()).append('\n');
        }
        for (Fix fix : finding.fixes()) {
            text.append("      change: ").append(fix.path()).append(" = ").append(fix.value()).append('\n');
        }
        if (!rule.caveat().isEmpty()) {
            text.append("      note:   ").append(rule.caveat()).append('\n');
        }
        text.append("      source: ").append(sources(rule.sources())).append('\n');
        text.append("      rule:   ").append(style.faint(rule.id())).append('\n');
    }

    private static String line(Evidence evidence) {
        Position position = evidence.where();
        String place = position == null ? "" : position + "  ";
        String origin = evidence.origin().isEmpty() ? "" : "  (" + evidence.origin() + ")";
        return place + evidence.path() + " = " + evidence.value() + origin;
    }

    private static String sources(List<Source> sources) {
        return sources.stream()
                .map(source -> source.document() + ", " + source.section() + " (" + source.author() + ")")
                .collect(Collectors.joining("; "));
    }

    private void appendQuestions(StringBuilder text, Advice advice) {
        List<Question> questions = advice.questions().stream()
                .filter(question -> question.severity() != Severity.INFO || advice.failures().isEmpty())
                .toList();
        if (advice.summary().count(Verdict.UNKNOWN) == 0 || questions.isEmpty()) {
            return;
        }
        text.append('\n').append(style.bold("Facts to collect, the most useful first")).append('\n');
        questions.stream().limit(LISTED_QUESTIONS).forEach(question -> {
            List<String> rules = question.rules();
            text.append("  ").append(question.path()).append("  ").append(style.faint(question.meaning())).append('\n');
            text.append("      ")
                    .append(style.severity(question.severity()))
                    .append("  would help to settle ")
                    .append(question.settles())
                    .append(question.settles() == 1 ? " verdict: " : " verdicts: ")
                    .append(String.join(", ", rules.subList(0, Math.min(rules.size(), LISTED_RULES))))
                    .append(rules.size() > LISTED_RULES ? " and " + (rules.size() - LISTED_RULES) + " more" : "")
                    .append('\n');
        });
        if (questions.size() > LISTED_QUESTIONS) {
            text.append("  … and ").append(questions.size() - LISTED_QUESTIONS).append(" more; -f json lists all\n");
        }
    }

    /** The summary line. */
    public String summary(Summary summary) {
        List<String> severities = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            if (summary.failures(severity) > 0) {
                severities.add(summary.failures(severity) + " " + word(severity));
            }
        }
        List<String> parts = new ArrayList<>();
        parts.add(summary.count(Verdict.FAIL) + " failed" + (severities.isEmpty() ? "" : " (" + String.join(", ", severities) + ")"));
        parts.add(summary.count(Verdict.UNKNOWN) + " unknown");
        parts.add(summary.count(Verdict.PASS) + " passed");
        parts.add(summary.count(Verdict.NOT_APPLICABLE) + " not applicable");
        if (summary.count(Verdict.ERROR) > 0) {
            parts.add(summary.count(Verdict.ERROR) + " broken");
        }
        return style.bold(String.join(" · ", parts));
    }

    /** Recommendations with their arguments. */
    public String recommend(Advice advice, List<Recommendation> recommendations) {
        StringBuilder text = new StringBuilder();
        text.append(style.bold(advice.environment().name())).append('\n');
        recommendations.forEach(recommendation -> append(text, recommendation));
        return text.toString();
    }

    private void append(StringBuilder text, Recommendation recommendation) {
        text.append('\n')
                .append(style.bold(recommendation.subject().toString()))
                .append("  ")
                .append(recommendation.question())
                .append(style.faint("  " + recommendation.decision()))
                .append('\n');
        for (Option option : recommendation.options()) {
            text.append("  ")
                    .append(style.bold(option.title()))
                    .append("  ")
                    .append(word(option.standing()).replace('-', ' '))
                    .append('\n');
            for (Argument argument : option.arguments()) {
                text.append("      ")
                        .append(word(argument.stance()).replace('-', ' '))
                        .append(" (")
                        .append(word(argument.strength()))
                        .append("): ")
                        .append(argument.reason())
                        .append('\n');
                argument.evidence().forEach(evidence -> text.append("          ").append(line(evidence)).append('\n'));
                text.append("          source: ").append(sources(argument.sources())).append('\n');
            }
        }
        if (!recommendation.open().isEmpty()) {
            text.append("  open: ").append(String.join(", ", recommendation.open())).append('\n');
            text.append(
                    recommendation.settled()
                            ? "  Whatever these turn out to be, the recommendation stays.\n"
                            : "  These may change the recommendation.\n");
        }
    }

    /** A rule: what it checks, why and from where. */
    public String rule(RuleInfo rule) {
        StringBuilder text = new StringBuilder();
        text.append(style.bold(rule.id())).append("  ").append(style.severity(rule.severity())).append("  ").append(rule.kind()).append('\n');
        text.append("  ").append(rule.title()).append("\n\n");
        rule.conditions().lines().forEach(line -> text.append("  ")
                .append(line.equals("--") ? style.faint("-- so far the rule applies; it is breached if also:") : line)
                .append('\n'));
        text.append('\n');
        if (!rule.remedy().isEmpty()) {
            text.append("  remedy:   ").append(rule.remedy()).append('\n');
        }
        if (!rule.caveat().isEmpty()) {
            text.append("  note:     ").append(rule.caveat()).append('\n');
        }
        text.append("  source:   ").append(sources(rule.sources())).append('\n');
        text.append("  guidance: ").append(String.join(", ", rule.guidance())).append('\n');
        return text.toString();
    }

    /** What a rule says of its subjects. */
    public String explain(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        appendBySubject(text, findings);
        return text.toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
