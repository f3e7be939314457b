package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Question;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.report.Estate;
import org.infrapolicy.advisor.report.Estate.BaselineState;

/** One environment of very many, in brief. */
final class FleetEstate {
    private static final int LISTED = 25;
    private static final int FACTS = 3;

    private FleetEstate() {}

    /** The anchor of an environment, the same wherever it is made. */
    static String anchor(String key) {
        return "e-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    static void write(Markup page, Estate estate) throws IOException {
        Advice advice = estate.advice();
        List<Finding> standing = advice.standing();
        page.line()
                .open("article", "estate-brief")
                .with("id", anchor(estate.key()))
                .with("data-item");
        page.with(
                "data-severity",
                standing.stream()
                        .map(finding -> finding.rule().severity())
                        .min(Severity::compareTo)
                        .map(Words::key)
                        .orElse("none"));
        page.with("data-open", open(advice.summary()));
        if (standing.stream().anyMatch(finding -> estate.state(finding).orElse(null) == BaselineState.NEW)) {
            page.with("data-state", "new");
        }
        page.open("h3").text(advice.environment().name());
        page.text(" ").leaf("span", "key", estate.key()).close();
        counts(page, advice.summary());
        if (!advice.failures().isEmpty() || advice.summary().count(Verdict.ERROR) > 0) {
            failures(page, estate);
        }
        if (!advice.questions().isEmpty()) {
            facts(page, advice.questions());
        }
        page.close();
    }

    private static String open(Summary summary) {
        if (!summary.anythingEvaluated()) {
            return "nothing";
        }
        return summary.count(Verdict.UNKNOWN) > 0 ? "unknown" : "settled";
    }

    private static void counts(Markup page, Summary summary) throws IOException {
        page.open("p", "counts");
        for (Severity severity : Severity.values()) {
            if (summary.failures(severity) > 0) {
                page.leaf(
                        "span", "badge " + Words.key(severity), summary.failures(severity) + " " + Words.key(severity));
                page.text(" ");
            }
        }
        page.text(summary.count(Verdict.FAIL) + " failed"
                + (summary.waived() > 0 ? " (" + summary.waived() + " waived)" : "") + " · "
                + summary.count(Verdict.UNKNOWN) + " unknown · " + summary.count(Verdict.PASS) + " passed · "
                + summary.count(Verdict.NOT_APPLICABLE) + " not applicable"
                + (summary.count(Verdict.ERROR) > 0 ? " · " + summary.count(Verdict.ERROR) + " broken" : "")
                + (summary.anythingEvaluated() ? "" : " · nothing was evaluated"));
        page.close();
    }

    private static void failures(Markup page, Estate estate) throws IOException {
        List<Finding> failures = estate.advice().findings().stream()
                .filter(finding -> finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.ERROR)
                .toList();
        page.open("details")
                .leaf("summary", Words.count(failures.size(), "failure", "failures"))
                .open("ul");
        for (Finding finding : failures.subList(0, Math.min(failures.size(), LISTED))) {
            page.open("li");
            boolean broken = finding.verdict() == Verdict.ERROR;
            Severity severity = finding.rule().severity();
            page.leaf(
                    "span",
                    "badge " + (broken ? "error" : Words.key(severity)),
                    broken ? "Broken" : Words.title(severity));
            page.text(" " + finding.message() + " ")
                    .leaf("code", finding.subject().toString());
            page.text(" " + finding.rule().id());
            if (finding.waiver().isPresent()) {
                page.text(" ").leaf("span", "badge waived", "Waived");
                page.text(" " + FindingCards.waiver(finding.waiver().get()));
            }
            if (estate.state(finding).isPresent()) {
                BaselineState state = estate.state(finding).get();
                page.text(" ").leaf("span", "tag " + Words.key(state), Words.title(state));
            }
            page.close();
        }
        if (failures.size() > LISTED) {
            page.leaf("li", "and " + (failures.size() - LISTED) + " more; a report on this environment alone has all");
        }
        page.close().close();
    }

    /** The attributes that are missed most, each once, however many objects lack it. */
    private static void facts(Markup page, List<Question> questions) throws IOException {
        Map<String, Integer> settles = new LinkedHashMap<>();
        questions.forEach(question ->
                settles.merge(question.path().replaceFirst("(?s)\\[.*\\]", "[]"), question.settles(), Integer::sum));
        page.open("p", "quiet").text("Most useful to find out:");
        String before = " ";
        for (String attribute : settles.keySet().stream().limit(FACTS).toList()) {
            page.text(before).leaf("code", attribute);
            before = ", ";
        }
        page.close();
    }
}
