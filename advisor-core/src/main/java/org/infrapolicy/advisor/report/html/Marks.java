package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Verdict;

/**
 * What the findings say of an object, or of several together.
 *
 * @param standing for each severity the number of FAILs that nobody has waived
 * @param waived number of waived FAILs
 * @param unknown number of UNKNOWNs
 * @param broken number of ERRORs
 * @param first number of the gravest finding on the page; negative if there is none
 */
record Marks(Map<Severity, Integer> standing, int waived, int unknown, int broken, int first) {
    static final Marks NONE = new Marks(Map.of(), 0, 0, 0, -1);

    Marks {
        standing = Map.copyOf(standing);
    }

    /**
     * One mark.
     *
     * @param style class by which it is coloured
     * @param sign letter and number
     * @param words the same in words
     */
    record Badge(String style, String sign, String words) {}

    /** What the findings say of each object that one of them fails or leaves open. */
    static Map<Subject, Marks> of(List<Finding> findings) {
        Map<Subject, Marks> marks = new HashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            if (finding.verdict() != Verdict.PASS && finding.verdict() != Verdict.NOT_APPLICABLE) {
                marks.merge(finding.subject(), of(finding, i), Marks::plus);
            }
        }
        return marks;
    }

    private static Marks of(Finding finding, int number) {
        return new Marks(
                finding.stands() ? Map.of(finding.rule().severity(), 1) : Map.of(),
                finding.waiver().isPresent() ? 1 : 0,
                finding.verdict() == Verdict.UNKNOWN ? 1 : 0,
                finding.verdict() == Verdict.ERROR ? 1 : 0,
                number);
    }

    /** Both together. */
    Marks plus(Marks other) {
        if (other.none() || none()) {
            return none() ? other : this;
        }
        Map<Severity, Integer> both = new EnumMap<>(Severity.class);
        both.putAll(standing);
        other.standing.forEach((severity, count) -> both.merge(severity, count, Integer::sum));
        boolean graver = other.rank() < rank() || other.rank() == rank() && other.first < first;
        return new Marks(
                both,
                waived + other.waived,
                unknown + other.unknown,
                broken + other.broken,
                graver ? other.first : first);
    }

    boolean none() {
        return first < 0;
    }

    /** The gravest severity of its FAILs that nobody has waived. */
    Optional<Severity> gravest() {
        return standing.keySet().stream().min(Severity::compareTo);
    }

    /** Lower where it is graver. */
    int rank() {
        return gravest().map(Severity::ordinal).orElse(broken > 0 ? 10 : unknown > 0 ? 11 : waived > 0 ? 12 : 13);
    }

    /** The gravest FAILs, then what is open; where no FAIL stands, the waived ones. */
    List<Badge> badges() {
        List<Badge> badges = new ArrayList<>();
        gravest().ifPresent(severity -> {
            int count = standing.getOrDefault(severity, 0);
            badges.add(new Badge(
                    Words.key(severity),
                    Words.title(severity).charAt(0) + "\u00a0" + count,
                    count + " " + Words.key(severity)));
        });
        if (broken > 0) {
            badges.add(new Badge("error", "!\u00a0" + broken, Words.count(broken, "broken rule", "broken rules")));
        }
        if (waived > 0 && standing.isEmpty()) {
            badges.add(new Badge("waived", "W\u00a0" + waived, waived + " waived"));
        }
        if (unknown > 0) {
            badges.add(new Badge("unknown", "?\u00a0" + unknown, unknown + " unknown"));
        }
        return badges;
    }

    /** For example {@code 2 critical, 5 unknown}. */
    String words() {
        return String.join(", ", badges().stream().map(Badge::words).toList());
    }

    /** The place of the gravest finding on the page. */
    String anchor() {
        return "f" + (first + 1);
    }

    /** Writes the marks in a line of text. */
    void write(Markup page) throws IOException {
        for (Badge badge : badges()) {
            page.text(" ");
            page.open("span", "badge " + badge.style()).with("title", badge.words());
            page.open("span").with("aria-hidden", "true").text(badge.sign()).close();
            page.leaf("span", "spoken", badge.words());
            page.close();
        }
    }
}
