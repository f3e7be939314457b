package org.infrapolicy.advisor.assertions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.report.TextReport;

/** Findings as the message of a test tells them. */
final class FindingText {
    private static final int LISTED = 20;

    private FindingText() {}

    /** The heading and below it the findings, so many that they can be read. */
    static String of(String heading, List<Finding> findings) {
        List<String> lines = new ArrayList<>(List.of(heading));
        findings.stream()
                .limit(LISTED)
                .forEach(finding -> lines.add(of(finding).indent(2).stripTrailing()));
        if (findings.size() > LISTED) {
            lines.add("  … and " + (findings.size() - LISTED) + " more");
        }
        return String.join("\n", lines);
    }

    /** A finding with what it rests on and what to do. */
    static String of(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(name(finding) + ": " + finding.message());
        for (Evidence evidence : finding.evidence()) {
            String place =
                    evidence.position().map(position -> "at " + position + "  ").orElse("");
            lines.add("  " + place + evidence.path() + " = " + evidence.value());
        }
        if (!finding.missing().isEmpty()) {
            lines.add("  missing " + String.join(", ", finding.missing()));
        }
        if (finding.verdict() == Verdict.FAIL && !finding.rule().remedy().isEmpty()) {
            lines.add("  remedy " + finding.rule().remedy());
        }
        finding.waiver().ifPresent(waiver -> lines.add("  waived until " + waiver.expires() + " by " + waiver.owner()));
        return lines.stream().map(TextReport::printable).collect(Collectors.joining("\n"));
    }

    /** For example {@code HIGH filesystem/page-file volumes[d]}, the same in every run. */
    static String name(Finding finding) {
        String label = finding.verdict() == Verdict.FAIL
                ? finding.rule().severity().name()
                : words(finding.verdict()).toUpperCase(Locale.ROOT);
        return printable(label + " " + finding.rule().id() + " " + finding.subject());
    }

    /** The text without what would steer a terminal; line breaks stay. */
    static String printable(String text) {
        return text.lines().map(TextReport::printable).collect(Collectors.joining("\n"));
    }

    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
