package org.infrapolicy.advisor.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Source;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Position;
import org.jspecify.annotations.Nullable;

/** How the page names things. */
final class Words {
    private Words() {}

    /** For example {@code not-applicable}, as it stands in classes and attributes. */
    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For example {@code Not applicable}. */
    static String title(Enum<?> constant) {
        String lower = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }

    /** How a verdict is called on the page. */
    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "Failed";
            case ERROR -> "Broken rule";
            case UNKNOWN -> "Unknown";
            case PASS -> "Passed";
            case NOT_APPLICABLE -> "Not applicable";
        };
    }

    /** So many of something. */
    static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** FAILs by severity, for example {@code 2 critical, 1 high}; empty if there are none. */
    static String severities(Summary summary) {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            if (summary.failures(severity) > 0) {
                parts.add(summary.failures(severity) + " " + key(severity));
            }
        }
        return String.join(", ", parts);
    }

    /** The place in a file; empty if there is none. */
    static String place(@Nullable Position where) {
        return where == null ? "" : where.toString();
    }

    /** For example {@code NTFS vs. ReFS, Single-Volume Deployments (Eric Siron, about 2019)}. */
    static String source(Source source) {
        String by = source.asOf().isEmpty() || source.author().isEmpty()
                ? source.author() + source.asOf()
                : source.author() + ", " + source.asOf();
        return source.document() + ", " + source.section() + (by.isEmpty() ? "" : " (" + by + ")");
    }
}
