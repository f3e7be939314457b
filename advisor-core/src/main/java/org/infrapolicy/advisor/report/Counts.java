package org.infrapolicy.advisor.report;

import org.infrapolicy.advisor.Summary;

/** Counts of verdicts in words. */
final class Counts {
    private Counts() {}

    /** For example {@code 4 failed (3 high, 1 medium), 1 of them waived · 42 unknown · 45 passed · 131 not applicable}. */
    static String of(Summary summary) {
        return TextReport.counts(summary);
    }

    /** A number with its noun. */
    static String of(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
