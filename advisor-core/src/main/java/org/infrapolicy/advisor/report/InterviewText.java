package org.infrapolicy.advisor.report;

import static org.infrapolicy.advisor.report.DesignText.ranking;
import static org.infrapolicy.advisor.report.Page.bold;
import static org.infrapolicy.advisor.report.Page.entry;
import static org.infrapolicy.advisor.report.Page.faint;
import static org.infrapolicy.advisor.report.Page.plain;
import static org.infrapolicy.advisor.report.Page.severity;
import static org.infrapolicy.advisor.report.TextReport.BODY;
import static org.infrapolicy.advisor.report.TextReport.LISTED_RULES;
import static org.infrapolicy.advisor.report.TextReport.VALUE;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Inquiry;
import org.infrapolicy.advisor.Interview;
import org.infrapolicy.advisor.RuleInfo;

/** Questions and what answers change, as text. */
final class InterviewText {
    private InterviewText() {}

    /** A question with the reason why it is asked, and how to answer it. */
    static void inquiry(Page page, Inquiry inquiry) {
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
    }

    /** What an answer changed: the verdicts that are settled now, and the standing of a recommendation. */
    static void answered(Page page, Interview before, Interview after) {
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
    }
}
