package org.infrapolicy.advisor.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Argument;
import org.infrapolicy.advisor.Change;
import org.infrapolicy.advisor.Competition;
import org.infrapolicy.advisor.Counterfactual;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fix;
import org.infrapolicy.advisor.FixPlan;
import org.infrapolicy.advisor.Inquiry;
import org.infrapolicy.advisor.Interview;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Plan;
import org.infrapolicy.advisor.Plan.Place;
import org.infrapolicy.advisor.Plan.Target;
import org.infrapolicy.advisor.PlanEntry;
import org.infrapolicy.advisor.Question;
import org.infrapolicy.advisor.RankingChange;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.RuleInfo.Part;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Source;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.VerdictChange;
import org.infrapolicy.advisor.WhatIf;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.report.Page.Span;

/**
 * Advice as text for people. What a document says can neither break a line nor reach the terminal as a control sequence. Immutable.
 */
public final class TextReport {
    private static final int LISTED_QUESTIONS = 15;
    private static final int LISTED_RULES = 3;
    private static final int LISTED_EVIDENCE = 8;
    private static final int BODY = 6;
    private static final int VALUE = BODY + 8;

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

    /** The text with control characters, and those that change the direction of writing, written as their numbers. */
    public static String printable(String text) {
        if (text.chars().noneMatch(TextReport::steering)) {
            return text;
        }
        StringBuilder printable = new StringBuilder();
        text.chars().forEach(c -> {
            if (steering(c)) {
                printable.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                printable.append((char) c);
            }
        });
        return printable.toString();
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

    private static Span plain(String text) {
        return new Span(text, "");
    }

    private static Span bold(String text) {
        return new Span(text, "1");
    }

    private static Span faint(String text) {
        return new Span(text, "2");
    }

    private static Span severity(Severity severity) {
        String code =
                switch (severity) {
                    case CRITICAL, HIGH -> "31;1";
                    case MEDIUM -> "33;1";
                    default -> "36";
                };
        return new Span(word(severity).toUpperCase(Locale.ROOT), code);
    }

    private Page page() {
        return new Page(colours, width);
    }

    private static void line(Page page, int indent, Span... spans) {
        page.line(indent, indent + 4, Arrays.asList(spans));
    }

    /** A line of the block below a finding: a word, and what it says in a column of its own. */
    private static void entry(Page page, int indent, String label, String value) {
        page.line(
                indent, indent + VALUE - BODY, List.of(faint(String.format(Locale.ROOT, "%-8s", label)), plain(value)));
    }

    /** The findings of an environment by subject, what to find out, and a summary line. */
    public String check(Advice advice) {
        Page page = page();
        line(page, 0, bold(advice.environment().name()));
        appendBySubject(page, advice.findings(Verdict.ERROR));
        appendBySubject(page, advice.failures());
        appendBySubject(page, advice.findings(Verdict.PASS));
        appendQuestions(page, advice);
        page.blank();
        line(page, 0, bold(counts(List.of(advice.summary()))));
        return page.toString();
    }

    /** One line that counts the verdicts of several environments. */
    public String total(List<Advice> advice) {
        Page page = page();
        line(
                page,
                0,
                bold(advice.size() + " environments: "
                        + counts(advice.stream().map(Advice::summary).toList())));
        return page.toString();
    }

    private static void appendBySubject(Page page, List<Finding> findings) {
        Map<Subject, List<Finding>> bySubject = new LinkedHashMap<>();
        findings.forEach(finding -> bySubject
                .computeIfAbsent(finding.subject(), s -> new ArrayList<>())
                .add(finding));
        bySubject.forEach((subject, ofSubject) -> {
            page.blank();
            line(page, 0, bold(subject.toString()));
            Set<Evidence> shown = new HashSet<>();
            ofSubject.forEach(finding -> append(page, finding, shown));
        });
    }

    private static void append(Page page, Finding finding, Set<Evidence> shown) {
        RuleInfo rule = finding.rule();
        Span label = finding.verdict() == Verdict.FAIL
                ? severity(rule.severity())
                : plain(finding.verdict().name().replace('_', ' '));
        if (finding.verdict() == Verdict.PASS || finding.verdict() == Verdict.NOT_APPLICABLE) {
            page.line(2, BODY, List.of(label, plain("  " + finding.message() + "  "), faint(rule.id())));
            return;
        }
        page.line(2, BODY, List.of(label, plain("  " + finding.message())));
        if (finding.verdict() == Verdict.FAIL && !rule.title().equals(finding.message())) {
            entry(page, BODY, "why", rule.title());
        }
        append(page, BODY, finding.evidence(), shown);
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

    /** Lists evidence; what was listed for the same subject before is only named. */
    private static void append(Page page, int indent, List<Evidence> evidence, Set<Evidence> shown) {
        List<Evidence> news =
                evidence.stream().filter(piece -> !shown.contains(piece)).toList();
        String label = "found";
        for (Evidence piece : news.subList(0, Math.min(news.size(), LISTED_EVIDENCE))) {
            entry(page, indent, label, line(piece));
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

    private static String counts(List<Summary> summaries) {
        List<String> severities = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            int failures = summaries.stream()
                    .mapToInt(summary -> summary.failures(severity))
                    .sum();
            if (failures > 0) {
                severities.add(failures + " " + word(severity));
            }
        }
        List<String> parts = new ArrayList<>();
        parts.add(count(summaries, Verdict.FAIL) + " failed"
                + (severities.isEmpty() ? "" : " (" + String.join(", ", severities) + ")"));
        parts.add(count(summaries, Verdict.UNKNOWN) + " unknown");
        parts.add(count(summaries, Verdict.PASS) + " passed");
        parts.add(count(summaries, Verdict.NOT_APPLICABLE) + " not applicable");
        if (count(summaries, Verdict.ERROR) > 0) {
            parts.add(count(summaries, Verdict.ERROR) + " broken");
        }
        return String.join(" · ", parts);
    }

    private static int count(List<Summary> summaries, Verdict verdict) {
        return summaries.stream().mapToInt(summary -> summary.count(verdict)).sum();
    }

    /** Recommendations with their arguments, and what would change them. */
    public String recommend(Advice advice, List<Recommendation> recommendations, Counterfactuals counterfactuals) {
        Page page = page();
        line(page, 0, bold(advice.environment().name()));
        for (Recommendation recommendation : recommendations) {
            append(page, recommendation, counterfactuals.of(recommendation));
            if (counterfactuals != Counterfactuals.NONE
                    && counterfactuals.of(recommendation).isEmpty()) {
                line(page, 2, bold("would change  "), plain("by no other value of a single attribute"));
            }
        }
        return page.toString();
    }

    private static void append(Page page, Recommendation recommendation, List<Counterfactual> turns) {
        page.blank();
        line(
                page,
                0,
                bold(recommendation.subject().toString()),
                plain("  " + recommendation.question() + "  "),
                faint(recommendation.decision()));
        Set<Evidence> shown = new HashSet<>();
        int place = 0;
        for (Option option : recommendation.options()) {
            line(
                    page,
                    2,
                    faint(++place + " "),
                    bold(option.title()),
                    plain("  " + word(option.standing()).replace('-', ' ')));
            for (Argument argument : option.arguments()) {
                String strength =
                        argument.stance() == Argument.Stance.RULES_OUT ? "" : " (" + word(argument.strength()) + ")";
                String stance = word(argument.stance()).replace('-', ' ') + strength + ": ";
                line(page, BODY, plain(stance + argument.reason()));
                append(page, BODY + 4, argument.evidence(), shown);
                if (!argument.caveat().isEmpty()) {
                    entry(page, BODY + 4, "note", argument.caveat());
                }
                entry(
                        page,
                        BODY + 4,
                        "source",
                        sources(argument.sources())
                                + (argument.basis().equals("inferred") ? "; inferred, not said in so many words" : ""));
            }
        }
        if (recommendation.options().stream().allMatch(option -> option.standing() == Option.Standing.RULED_OUT)) {
            line(page, 2, bold("Every option is ruled out; something that is wanted has to give way."));
        } else if (recommendation.recommended().isEmpty()) {
            line(page, 2, bold("No option stands out so far."));
        }
        appendSideBySide(page, recommendation);
        for (Competition competition : recommendation.competing()) {
            line(page, 2, bold("competing  "), plain(competition.conflict()));
            entry(page, BODY, "settled", competition.resolution());
            entry(page, BODY, "between", String.join(", ", competition.rules()));
            entry(page, BODY, "source", sources(competition.sources()));
        }
        if (!recommendation.open().isEmpty()) {
            page.line(2, BODY + 4, List.of(bold("open  "), plain(listed(recommendation.open()))));
            line(
                    page,
                    BODY,
                    plain(
                            recommendation.settled()
                                    ? "Whatever these turn out to be, the recommendation stays."
                                    : "These may change the recommendation."));
        }
        if (!turns.isEmpty()) {
            line(page, 2, bold("would change"));
            for (Counterfactual turn : turns) {
                String title = recommendation.options().stream()
                        .filter(option -> option.id().equals(turn.outcome()))
                        .map(Option::title)
                        .findFirst()
                        .orElse(turn.outcome());
                line(page, BODY, plain(changes(turn.changes()) + "  → "), bold(title));
                appendCauses(page, BODY + 4, turn.causes());
            }
        }
    }

    private static String listed(List<String> paths) {
        int more = paths.size() - LISTED_QUESTIONS;
        return String.join(", ", paths.subList(0, Math.min(paths.size(), LISTED_QUESTIONS)))
                + (more > 0 ? " … and " + more + " more; -f json lists all" : "");
    }

    private static String changes(List<Change> changes) {
        return changes.stream()
                .map(change -> change.path() + " = " + change.to())
                .collect(Collectors.joining(" and "));
    }

    private static void appendCauses(Page page, int indent, List<VerdictChange> causes) {
        for (VerdictChange cause : causes.subList(0, Math.min(causes.size(), LISTED_RULES))) {
            page.line(
                    indent,
                    indent + 4,
                    List.of(
                            faint("causes  "),
                            severity(cause.rule().severity()),
                            plain("  " + cause.rule().id() + " on " + cause.subject())));
        }
        if (causes.size() > LISTED_RULES) {
            line(page, indent, faint("causes  "), plain(causes.size() - LISTED_RULES + " more"));
        }
    }

    /** For each argument which options it speaks for and which against; the options stand as numbers, in their order. */
    private static void appendSideBySide(Page page, Recommendation recommendation) {
        Map<String, Map<Integer, String>> marks = new LinkedHashMap<>();
        List<Option> options = recommendation.options();
        for (int i = 0; i < options.size(); i++) {
            for (Argument argument : options.get(i).arguments()) {
                marks.computeIfAbsent(argument.rule(), rule -> new LinkedHashMap<>())
                        .put(i, mark(argument));
            }
        }
        if (marks.size() < 2) {
            return;
        }
        int longest = marks.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder head = new StringBuilder(" ".repeat(longest + 2));
        for (int i = 0; i < options.size(); i++) {
            head.append(String.format(Locale.ROOT, "%-4s", i + 1));
        }
        line(
                page,
                2,
                bold("side by side"),
                faint("  ++ strongly for, + for, (+) by default, - against, -- strongly against, x rules out"));
        line(page, BODY, faint(head.toString()));
        marks.forEach((rule, byOption) -> {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-" + (longest + 2) + "s", rule));
            for (int i = 0; i < options.size(); i++) {
                row.append(String.format(Locale.ROOT, "%-4s", byOption.getOrDefault(i, "")));
            }
            line(page, BODY, plain(row.toString()));
        });
    }

    private static String mark(Argument argument) {
        if (argument.stance() == Argument.Stance.RULES_OUT) {
            return "x";
        }
        String sign = argument.stance() == Argument.Stance.FOR ? "+" : "-";
        return switch (argument.strength()) {
            case STRONG -> sign + sign;
            case WEAK -> sign;
            case DEFAULT -> "(" + sign + ")";
        };
    }

    /** What other values would do: the verdicts and rankings that would be others. */
    public String whatIf(WhatIf whatIf) {
        Page page = page();
        line(page, 0, bold(whatIf.before().environment().name()));
        for (Change change : whatIf.changes()) {
            line(page, 2, plain(change.path() + ": " + change.from() + " → "), bold(change.to()));
        }
        if (whatIf.changes().isEmpty()) {
            line(page, 2, plain("Nothing is stated otherwise; the description says so already."));
        }
        appendVerdicts(page, "Would fail", whatIf.caused());
        appendVerdicts(page, "Would be cleared", whatIf.cleared());
        appendVerdicts(
                page,
                "Would otherwise change",
                whatIf.verdicts().stream()
                        .filter(change -> !change.fails() && !change.clears())
                        .toList());
        if (whatIf.verdicts().isEmpty() && whatIf.rankings().isEmpty()) {
            page.blank();
            line(page, 0, plain("No verdict and no ranking would be another."));
        }
        if (!whatIf.rankings().isEmpty()) {
            page.blank();
            line(page, 0, bold("Rankings that would change"));
        }
        for (RankingChange change : whatIf.rankings()) {
            line(
                    page,
                    2,
                    bold(change.subject().toString()),
                    plain("  " + change.question() + "  "),
                    faint(change.decision()));
            entry(page, BODY, "before", ranking(change.before()));
            entry(page, BODY, "after", ranking(change.after()));
            appendArguments(page, "gone", change.before(), change.after());
            appendArguments(page, "new", change.after(), change.before());
        }
        page.blank();
        line(page, 0, plain("before  " + counts(List.of(whatIf.before().summary()))));
        line(page, 0, bold("after   " + counts(List.of(whatIf.after().summary()))));
        return page.toString();
    }

    /** A question with the reason why it is asked, and how to answer it. */
    public String inquiry(Inquiry inquiry) {
        Page page = page();
        page.line(2, BODY, List.of(bold(inquiry.path()), plain("  " + inquiry.meaning())));
        String reasons = inquiry.rules().stream()
                .map(RuleInfo::title)
                .distinct()
                .limit(LISTED_RULES)
                .collect(Collectors.joining("; "));
        long more = inquiry.rules().stream().map(RuleInfo::title).distinct().count() - LISTED_RULES;
        entry(page, BODY, "asked", "for: " + reasons + (more > 0 ? "; and " + more + " more" : ""));
        String answers = String.join(", ", inquiry.answers());
        String how =
                switch (inquiry.kind()) {
                    case YES_NO -> "yes or no";
                    case CHOICE -> "one of " + answers;
                    case CHOICES -> "one or several, parted by commas: " + answers;
                    case VALUE -> "for example " + answers;
                    case VALUES -> "parted by commas, for example " + answers;
                    case OBJECT -> "an id" + (answers.isEmpty() ? "" : "; described are " + answers);
                    case OBJECTS -> "ids, parted by commas" + (answers.isEmpty() ? "" : "; described are " + answers);
                    case SECTION -> "their ids, parted by commas";
                };
        entry(page, BODY, "answer", how + (inquiry.none().isEmpty() ? "" : "; none: " + inquiry.none()));
        return page.toString();
    }

    /** What an answer changed: the verdicts that are settled now, and the standing of a recommendation. */
    public String answered(Interview before, Interview after) {
        Page page = page();
        Set<String> open = new HashSet<>();
        before.advice().unknowns().forEach(finding -> open.add(finding.fingerprint()));
        after.advice().unknowns().forEach(finding -> open.remove(finding.fingerprint()));
        Set<String> failed = new HashSet<>();
        before.advice().failures().forEach(finding -> failed.add(finding.fingerprint()));
        if (after.recommendation().isPresent()) {
            entry(page, BODY, "now", ranking(after.recommendation()));
        } else {
            int unknown = after.advice().unknowns().size();
            entry(page, BODY, "settled", open.size() + " verdicts; " + unknown + " are open");
        }
        for (Finding finding : after.advice().failures()) {
            if (!failed.contains(finding.fingerprint())) {
                page.line(
                        BODY,
                        BODY + 4,
                        List.of(
                                severity(finding.rule().severity()),
                                plain("  " + finding.message() + "  "),
                                faint(finding.rule().id())));
            }
        }
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
        return page.toString();
    }

    private static void appendArguments(
            Page page, String label, Optional<Recommendation> with, Optional<Recommendation> without) {
        Map<String, String> arguments = reasons(with);
        arguments.keySet().removeAll(reasons(without).keySet());
        String current = label;
        for (String reason : arguments.values()) {
            entry(page, BODY, current, reason);
            current = "";
        }
    }

    private static Map<String, String> reasons(Optional<Recommendation> recommendation) {
        Map<String, String> reasons = new LinkedHashMap<>();
        recommendation.ifPresent(known -> known.options()
                .forEach(option -> option.arguments()
                        .forEach(
                                argument -> reasons.put(argument.rule(), argument.reason() + "  " + argument.rule()))));
        return reasons;
    }

    private static void appendVerdicts(Page page, String heading, List<VerdictChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        page.blank();
        line(page, 0, bold(heading));
        for (VerdictChange change : changes) {
            page.line(
                    2,
                    BODY,
                    List.of(
                            severity(change.rule().severity()),
                            plain("  " + change.subject() + ": " + verdict(change.from()) + " → " + verdict(change.to())
                                    + "  " + change.message() + "  "),
                            faint(change.rule().id())));
        }
    }

    private static String verdict(Verdict verdict) {
        return verdict.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static String ranking(Optional<Recommendation> recommendation) {
        return recommendation
                .map(known -> known.options().stream()
                                .map(option -> option.title()
                                        + (option.standing() == Option.Standing.POSSIBLE
                                                ? ""
                                                : " (" + word(option.standing()).replace('-', ' ') + ")"))
                                .collect(Collectors.joining(", "))
                        + (known.settled() ? "" : "; open facts may change it"))
                .orElse("the question does not arise");
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

    /** What a rule says of its subjects. */
    public String explain(RuleInfo rule, List<Finding> findings, Counterfactuals counterfactuals) {
        Page page = page();
        line(page, 0, bold(rule.id()), plain("  "), severity(rule.severity()), plain("  " + rule.kind()));
        line(page, 2, plain(rule.title()));
        appendBySubject(page, findings);
        for (Finding finding : findings) {
            List<Counterfactual> ways = counterfactuals.of(finding);
            if (!ways.isEmpty()) {
                page.blank();
                line(page, 0, bold(finding.subject().toString()), plain("  would be cleared by"));
            }
            for (Counterfactual way : ways) {
                line(
                        page,
                        2,
                        plain(changes(way.changes()) + "  → "),
                        bold(way.outcome().replace('-', ' ')));
                appendCauses(page, BODY, way.causes());
            }
        }
        return page.toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
