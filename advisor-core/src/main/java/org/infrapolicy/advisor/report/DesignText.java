package org.infrapolicy.advisor.report;

import static org.infrapolicy.advisor.report.Page.bold;
import static org.infrapolicy.advisor.report.Page.entry;
import static org.infrapolicy.advisor.report.Page.faint;
import static org.infrapolicy.advisor.report.Page.line;
import static org.infrapolicy.advisor.report.Page.plain;
import static org.infrapolicy.advisor.report.Page.severity;
import static org.infrapolicy.advisor.report.TextReport.BODY;
import static org.infrapolicy.advisor.report.TextReport.LISTED_QUESTIONS;
import static org.infrapolicy.advisor.report.TextReport.LISTED_RULES;
import static org.infrapolicy.advisor.report.TextReport.appendEvidence;
import static org.infrapolicy.advisor.report.TextReport.counts;
import static org.infrapolicy.advisor.report.TextReport.sources;
import static org.infrapolicy.advisor.report.TextReport.word;

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
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.RankingChange;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.VerdictChange;
import org.infrapolicy.advisor.WhatIf;

/** Rankings of design questions, and what would change them, as text. */
final class DesignText {
    private DesignText() {}

    /** Recommendations with their arguments, and what would change them. */
    static void recommend(
            Page page, Advice advice, List<Recommendation> recommendations, Counterfactuals counterfactuals) {
        line(page, 0, bold(advice.environment().name()));
        for (Recommendation recommendation : recommendations) {
            append(page, recommendation, counterfactuals.of(recommendation));
            if (counterfactuals != Counterfactuals.NONE
                    && counterfactuals.of(recommendation).isEmpty()) {
                line(page, 2, bold("would change  "), plain("by no other value of a single attribute"));
            }
        }
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
                appendEvidence(page, BODY + 4, argument.evidence(), shown);
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

    static String changes(List<Change> changes) {
        return changes.stream()
                .map(change -> change.path() + " = " + change.to())
                .collect(Collectors.joining(" and "));
    }

    static void appendCauses(Page page, int indent, List<VerdictChange> causes) {
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
    static void whatIf(Page page, WhatIf whatIf) {
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
        line(page, 0, plain("before  " + counts(whatIf.before().summary())));
        line(page, 0, bold("after   " + counts(whatIf.after().summary())));
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

    static String ranking(Optional<Recommendation> recommendation) {
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

    /** What would clear FAILs. */
    static void clearing(Page page, List<Finding> findings, Counterfactuals counterfactuals) {
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
    }
}
