package org.infrapolicy.advisor.report;

import static org.infrapolicy.advisor.report.Page.bold;
import static org.infrapolicy.advisor.report.Page.entry;
import static org.infrapolicy.advisor.report.Page.faint;
import static org.infrapolicy.advisor.report.Page.line;
import static org.infrapolicy.advisor.report.Page.plain;
import static org.infrapolicy.advisor.report.Page.severity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fix;
import org.infrapolicy.advisor.FixPlan;
import org.infrapolicy.advisor.Inquiry;
import org.infrapolicy.advisor.Interview;
import org.infrapolicy.advisor.Plan;
import org.infrapolicy.advisor.Plan.Place;
import org.infrapolicy.advisor.Plan.Target;
import org.infrapolicy.advisor.PlanEntry;
import org.infrapolicy.advisor.Question;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.RuleInfo.Part;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Source;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.WhatIf;
import org.infrapolicy.advisor.comparison.RunComparison;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Waiver;
import org.infrapolicy.advisor.report.Page.Span;
import org.jspecify.annotations.Nullable;

/**
 * Advice as text for people. What a document says can neither break a line nor reach the terminal as a control sequence. Immutable.
 */
public final class TextReport {
    static final int LISTED_QUESTIONS = 15;
    static final int LISTED_RULES = 3;
    static final int LISTED_EVIDENCE = 8;
    static final int BODY = 6;
    static final int VALUE = BODY + 8;

    private final boolean colours;
    private final int width;

    /**
     * A report.
     *
     * @param colours whether to write the colour codes of terminals
     * @param width columns at which long lines are broken
     */
    public TextReport(boolean colours, int width) {
        this.colours = colours;
        this.width = width;
    }

    /**
     * The text with control characters, those that change the direction of writing, and halves of characters, which no encoding has,
     * written as their numbers.
     */
    public static String printable(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean half = c <= Character.MAX_VALUE && Character.isSurrogate((char) c);
            if (half || steering(c)) {
                printable.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                printable.appendCodePoint(c);
            }
        });
        return printable.toString();
    }

    /** Without a stream, for a report asks this of millions of texts. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (steering(text.charAt(i)) || Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean steering(int c) {
        return Character.isISOControl(c)
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069
                || c == 0x2028
                || c == 0x2029
                || c == 0x200e
                || c == 0x200f;
    }

    private Page page() {
        return new Page(colours, width);
    }

    /** The findings of an environment by subject, what to find out, and a summary line. */
    String check(Estate estate) {
        Page page = page();
        Advice advice = estate.advice();
        line(page, 0, bold(advice.environment().name()), faint(estate.key().isEmpty() ? "" : "  " + estate.key()));
        appendBySubject(page, estate, estate.findings(Verdict.ERROR));
        appendBySubject(page, estate, advice.standing());
        appendBySubject(
                page,
                estate,
                advice.failures().stream().filter(finding -> !finding.stands()).toList());
        appendBySubject(page, estate, estate.findings(Verdict.PASS));
        appendQuestions(page, advice);
        page.blank();
        line(page, 0, bold(counts(advice.summary())));
        return page.toString();
    }

    /** What is to be said of a whole run: waivers, what is gone since the baseline, and for a folder the roll-up. */
    String end(Run run, RollUp rollUp) {
        Page page = page();
        RunText.end(page, run, rollUp);
        return page.toString();
    }

    private static void appendBySubject(Page page, List<Finding> findings) {
        appendBySubject(page, null, findings);
    }

    private static void appendBySubject(Page page, @Nullable Estate estate, List<Finding> findings) {
        Map<Subject, List<Finding>> bySubject = new LinkedHashMap<>();
        findings.forEach(finding -> bySubject
                .computeIfAbsent(finding.subject(), s -> new ArrayList<>())
                .add(finding));
        bySubject.forEach((subject, ofSubject) -> {
            page.blank();
            line(page, 0, bold(subject.toString()));
            Set<Evidence> shown = new HashSet<>();
            ofSubject.forEach(finding -> append(page, estate, finding, shown));
        });
    }

    private static void append(Page page, @Nullable Estate estate, Finding finding, Set<Evidence> shown) {
        RuleInfo rule = finding.rule();
        Span label = finding.verdict() == Verdict.FAIL
                ? severity(rule.severity())
                : plain(finding.verdict().name().replace('_', ' '));
        if (finding.verdict() == Verdict.PASS || finding.verdict() == Verdict.NOT_APPLICABLE) {
            page.line(2, BODY, List.of(label, plain("  " + finding.message() + "  "), faint(rule.id())));
            return;
        }
        boolean isNew = estate != null
                && estate.state(finding)
                        .filter(Estate.BaselineState.NEW::equals)
                        .isPresent();
        page.line(
                2,
                BODY,
                List.of(
                        label,
                        plain(finding.waivedBy() == null ? "" : "  waived"),
                        bold(isNew ? "  new" : ""),
                        plain("  " + finding.message())));
        if (finding.waivedBy() != null) {
            entry(page, BODY, "waived", waived(finding.waivedBy()));
        }
        if (finding.verdict() == Verdict.FAIL && !rule.title().equals(finding.message())) {
            entry(page, BODY, "why", rule.title());
        }
        appendEvidence(page, BODY, finding.evidence(), shown);
        if (finding.verdict() == Verdict.UNKNOWN) {
            entry(page, BODY, "missing", String.join(", ", finding.missing()));
        }
        if (!rule.remedy().isEmpty()) {
            entry(page, BODY, "remedy", rule.remedy());
        }
        for (Fix fix : finding.fixes()) {
            entry(page, BODY, "change", fix.toString());
        }
        if (!rule.caveat().isEmpty()) {
            entry(page, BODY, "note", rule.caveat());
        }
        entry(page, BODY, "source", sources(rule.sources()));
        entry(page, BODY, "rule", rule.id());
    }

    /** Who bears a FAIL, until when and why. */
    static String waived(Waiver waiver) {
        return "until " + waiver.expires() + " by " + waiver.owner()
                + (waiver.ticket().isEmpty() ? "" : ", " + waiver.ticket())
                + (waiver.approver().isEmpty() ? "" : ", approved by " + waiver.approver())
                + ": " + waiver.reason()
                + waiver.position().map(at -> "  (" + at + ")").orElse("");
    }

    /** Lists evidence; what was listed for the same subject before is only named. */
    static void appendEvidence(Page page, int indent, List<Evidence> evidence, Set<Evidence> shown) {
        List<Evidence> news =
                evidence.stream().filter(piece -> !shown.contains(piece)).toList();
        String label = "found";
        for (Evidence piece : news.subList(0, Math.min(news.size(), LISTED_EVIDENCE))) {
            entry(page, indent, label, found(piece));
            label = "";
        }
        if (news.size() > LISTED_EVIDENCE) {
            entry(page, indent, label, "… and " + (news.size() - LISTED_EVIDENCE) + " more; -f json lists all");
        }
        if (news.size() < evidence.size()) {
            String above = evidence.stream()
                    .filter(shown::contains)
                    .map(Evidence::path)
                    .collect(Collectors.joining(", "));
            entry(page, indent, news.isEmpty() ? "found" : "", "as above: " + above);
        }
        shown.addAll(evidence);
    }

    private static String found(Evidence evidence) {
        Position position = evidence.where();
        String place = position == null ? "" : position + "  ";
        String origin = evidence.origin().isEmpty() ? "" : "  (" + evidence.origin() + ")";
        return place + evidence.path() + " = " + evidence.value() + origin;
    }

    static String sources(List<Source> sources) {
        return sources.stream()
                .map(source -> source.document() + ", " + source.section()
                        + (source.author().isEmpty() ? "" : " (" + source.author() + ")"))
                .collect(Collectors.joining("; "));
    }

    private static void appendQuestions(Page page, Advice advice) {
        List<Question> questions = advice.questions().stream()
                .filter(question -> question.severity() != Severity.INFO
                        || advice.failures().isEmpty())
                .toList();
        if (questions.isEmpty()) {
            return;
        }
        page.blank();
        line(page, 0, bold("Facts to collect, the most useful first"));
        questions.stream().limit(LISTED_QUESTIONS).forEach(question -> {
            List<String> rules = question.rules();
            line(page, 2, plain(question.path()), faint("  " + question.meaning()));
            String settles = "  for " + question.settles()
                    + (question.settles() == 1 ? " open question: " : " open questions: ");
            String more = rules.size() > LISTED_RULES ? " and " + (rules.size() - LISTED_RULES) + " more" : "";
            String named = String.join(", ", rules.subList(0, Math.min(rules.size(), LISTED_RULES)));
            line(page, BODY, severity(question.severity()), plain(settles + named + more));
        });
        if (questions.size() > LISTED_QUESTIONS) {
            line(page, 2, plain("… and " + (questions.size() - LISTED_QUESTIONS) + " more; -f json lists all"));
        }
    }

    static String counts(Summary summary) {
        List<String> severities = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            if (summary.failures(severity) > 0) {
                severities.add(summary.failures(severity) + " " + word(severity));
            }
        }
        List<String> parts = new ArrayList<>();
        parts.add(summary.count(Verdict.FAIL) + " failed"
                + (severities.isEmpty() ? "" : " (" + String.join(", ", severities) + ")")
                + (summary.waived() == 0 ? "" : ", " + summary.waived() + " of them waived"));
        parts.add(summary.count(Verdict.UNKNOWN) + " unknown");
        parts.add(summary.count(Verdict.PASS) + " passed");
        parts.add(summary.count(Verdict.NOT_APPLICABLE) + " not applicable");
        if (summary.count(Verdict.ERROR) > 0) {
            parts.add(summary.count(Verdict.ERROR) + " broken");
        }
        return String.join(" · ", parts);
    }

    /** Recommendations with their arguments, and what would change them. */
    public String recommend(Advice advice, List<Recommendation> recommendations, Counterfactuals counterfactuals) {
        Page page = page();
        DesignText.recommend(page, advice, recommendations, counterfactuals);
        return page.toString();
    }

    /** What other values would do: the verdicts and rankings that would be others. */
    public String whatIf(WhatIf whatIf) {
        Page page = page();
        DesignText.whatIf(page, whatIf);
        return page.toString();
    }

    /** A question with the reason why it is asked, and how to answer it. */
    public String inquiry(Inquiry inquiry) {
        Page page = page();
        InterviewText.inquiry(page, inquiry);
        return page.toString();
    }

    /** What an answer changed: the verdicts that are settled now, and the standing of a recommendation. */
    public String answered(Interview before, Interview after) {
        Page page = page();
        InterviewText.answered(page, before, after);
        return page.toString();
    }

    /**
     * Changes that clear FAILs, what people have to decide, and the patch.
     *
     * @param patch a unified diff; empty if nothing is to be changed
     * @param unplaced paths for which the documents have no place
     */
    public String fix(FixPlan plan, String patch, List<String> unplaced) {
        Page page = page();
        FixText.fix(page, plan, patch, unplaced);
        return page.toString();
    }

    /** A plan: for each host and cluster what is changed, what it will be like, and the steps with their risks. */
    public String plan(Plan plan) {
        Page page = page();
        line(page, 0, bold(plan.environment().name()));
        line(page, 0, bold(plan.title()));
        line(page, 0, plain(PlanText.counts(plan)));
        for (Place place : plan.places()) {
            page.blank();
            line(page, 0, bold(PlanText.heading(place)));
            for (Target target : place.targets()) {
                line(page, 2, bold(target.subject().toString()), plain("  " + PlanText.standing(target)));
            }
            for (Part part : PlanText.LISTS) {
                append(page, place, part, place.entries(part));
            }
            append(page, place, Part.RISK, place.otherRisks());
            appendSteps(page, place, place.entries(Part.STEP));
        }
        page.blank();
        line(page, 0, faint("./advisor explain RULE@OBJECT FILE shows what an entry rests on."));
        return page.toString();
    }

    private static void append(Page page, Place place, Part part, List<PlanEntry> entries) {
        if (!entries.isEmpty()) {
            line(page, 2, bold(PlanText.heading(part)));
        }
        String last = "";
        for (PlanEntry entry : entries) {
            String subject = entry.subject().toString();
            if (!subject.equals(last)) {
                line(page, 4, plain(subject));
            }
            last = subject;
            append(
                    page,
                    place,
                    BODY,
                    entry,
                    part == Part.RISK ? severity(entry.rule().severity()) : plain(""));
        }
    }

    private static void appendSteps(Page page, Place place, List<PlanEntry> steps) {
        if (!steps.isEmpty()) {
            line(page, 2, bold(PlanText.heading(Part.STEP)));
        }
        for (int i = 0; i < steps.size(); i++) {
            append(page, place, 4, steps.get(i), plain(String.format(Locale.ROOT, "%2d", i + 1)));
            for (PlanEntry risk : place.risks(steps.get(i))) {
                append(page, place, BODY + 2, risk, severity(risk.rule().severity()));
            }
        }
    }

    private static void append(Page page, Place place, int indent, PlanEntry entry, Span label) {
        String gap = label.text().isEmpty() ? "" : "  ";
        page.line(
                indent,
                indent + label.text().length() + gap.length(),
                List.of(
                        label,
                        plain(gap + entry.text() + "  "),
                        faint(entry.rule().id())));
        int below = indent + 4;
        if (entry.conditional()) {
            entry(page, below, "if", PlanText.condition(place, entry));
        }
        if (!entry.rule().remedy().isEmpty()) {
            entry(page, below, "do", entry.rule().remedy());
        }
        if (!entry.rule().caveat().isEmpty()) {
            entry(page, below, "note", entry.rule().caveat());
        }
    }

    /** What is another in one run than in another, and why. */
    public String comparison(RunComparison comparison) {
        Page page = page();
        ComparisonText.comparison(page, comparison);
        return page.toString();
    }

    /** What a rule says of its subjects. */
    public String explain(RuleInfo rule, List<Finding> findings, Counterfactuals counterfactuals) {
        Page page = page();
        line(page, 0, bold(rule.id()), plain("  "), severity(rule.severity()), plain("  " + rule.kind()));
        line(page, 2, plain(rule.title()));
        appendBySubject(page, findings);
        DesignText.clearing(page, findings, counterfactuals);
        return page.toString();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
