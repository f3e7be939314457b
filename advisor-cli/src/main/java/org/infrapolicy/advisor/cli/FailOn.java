package org.infrapolicy.advisor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.report.RollUp;

/** When a run counts as failed. */
record FailOn(Severity severity, boolean unknown, boolean never, boolean onlyNew) {
    private static final String KNOWN = "critical, high, medium, low, unknown, never or new";

    static FailOn of(String text) {
        Severity severity = Severity.LOW;
        List<String> words = new ArrayList<>();
        for (String part : text.toLowerCase(Locale.ROOT).split(",")) {
            String word = part.strip();
            if (List.of("unknown", "never", "new").contains(word)) {
                words.add(word);
                continue;
            }
            try {
                severity = Severity.valueOf(word.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new UsageException("--fail-on " + text + " is not known. Write " + KNOWN
                        + "; with a comma between them new and a severity go together.");
            }
        }
        return new FailOn(severity, words.contains("unknown"), words.contains("never"), words.contains("new"));
    }

    /** Whether the run counts as failed. Waived FAILs and those of severity info never make it so. */
    boolean reached(RollUp rollUp) {
        if (never) {
            return false;
        }
        Map<Severity, Integer> counted = onlyNew ? rollUp.standingNew() : rollUp.standing();
        return counted.keySet().stream().anyMatch(this::counts)
                || !onlyNew
                        && rollUp.waiverFindings().stream()
                                .anyMatch(finding -> counts(finding.rule().severity()))
                || unknown && rollUp.total().count(Verdict.UNKNOWN) > 0;
    }

    private boolean counts(Severity found) {
        return found != Severity.INFO && found.atLeast(severity);
    }
}
