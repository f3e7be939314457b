package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.report.Estate;

/** All findings of an environment, by severity; the script groups them otherwise and filters them. */
final class FindingsSection {
    private final Markup page;
    private final Estate estate;
    private final List<Finding> findings;

    private FindingsSection(Markup page, Estate estate) {
        this.page = page;
        this.estate = estate;
        findings = estate.advice().findings();
    }

    static void write(Markup page, Estate estate) throws IOException {
        new FindingsSection(page, estate).write();
    }

    private void write() throws IOException {
        page.line().open("section").with("id", "findings").with("aria-labelledby", "findings-heading");
        page.open("h2").with("id", "findings-heading").text("Findings").close();
        unlisted(estate.advice().summary());
        if (findings.isEmpty()) {
            page.leaf("p", "No finding.");
        } else {
            controls();
            page.line().open("div").with("id", "groups");
            groups();
            page.close();
        }
        page.close();
    }

    /** What is counted and not listed would else look like absence. */
    private void unlisted(Summary summary) throws IOException {
        List<String> unlisted = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.PASS, Verdict.NOT_APPLICABLE)) {
            if (summary.count(verdict) > 0 && findings.stream().noneMatch(finding -> finding.verdict() == verdict)) {
                unlisted.add(summary.count(verdict) + (verdict == Verdict.PASS ? " passed" : " not applicable"));
            }
        }
        if (!unlisted.isEmpty()) {
            page.leaf("p", "Counted, but not listed here: " + String.join(", ", unlisted) + ".");
        }
    }

    private void controls() throws IOException {
        Controls controls = new Controls(page);
        controls.open("Search findings", "Object, rule, text, file …");
        controls.grouping();
        Set<String> topics = new TreeSet<>();
        findings.forEach(finding -> topics.add(finding.rule().topic()));
        controls.openFilters();
        controls.verdicts();
        controls.severities();
        controls.chips("Topic", "topic", List.copyOf(topics), List.copyOf(topics));
        controls.chips("Waiver", "waiver", List.of("standing", "waived"), List.of("Not waived", "Waived"));
        controls.chips("Baseline", "state", List.of("new", "unchanged"), List.of("New", "Unchanged"));
        controls.close();
    }

    private void groups() throws IOException {
        boolean failing = findings.stream().anyMatch(finding -> finding.verdict() == Verdict.FAIL);
        group("Broken rules", "broken", true, finding -> finding.verdict() == Verdict.ERROR);
        for (Severity severity : Severity.values()) {
            group(
                    Words.title(severity),
                    Words.key(severity),
                    true,
                    finding ->
                            finding.verdict() == Verdict.FAIL && finding.rule().severity() == severity);
        }
        group(
                "Unknown: cannot be decided for want of facts",
                "unknown",
                !failing,
                finding -> finding.verdict() == Verdict.UNKNOWN);
        group("Passed", "pass", false, finding -> finding.verdict() == Verdict.PASS);
        group("Not applicable", "not-applicable", false, finding -> finding.verdict() == Verdict.NOT_APPLICABLE);
    }

    private void group(String title, String key, boolean open, Predicate<Finding> of) throws IOException {
        int count = (int) findings.stream().filter(of).count();
        if (count == 0) {
            return;
        }
        page.line().open("details", "group").with("id", "group-" + key);
        if (open) {
            page.with("open");
        }
        page.open("summary")
                .leaf("h3", title)
                .text(" ")
                .leaf("span", "n", Integer.toString(count))
                .close();
        FindingCards cards = new FindingCards(page, estate.advice().environment());
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            if (of.test(finding)) {
                cards.write(finding, "f" + (i + 1), estate.state(finding).orElse(null), "h4");
            }
        }
        page.close();
    }
}
