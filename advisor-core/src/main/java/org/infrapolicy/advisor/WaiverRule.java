package org.infrapolicy.advisor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.infrapolicy.advisor.environment.Waiver;

/** What is said of waivers themselves. */
enum WaiverRule {
    EXPIRED(
            "A waiver has not expired",
            Severity.MEDIUM,
            "Mend what it was for, or decide again and write a new last day"),
    EXPIRES_SOON("A waiver does not expire soon", Severity.INFO, "Mend what it is for, or decide again in time"),
    UNUSED("A waiver covers something", Severity.INFO, "Take it out of the file"),
    OVER_BROAD(
            "A waiver names one rule and one object",
            Severity.MEDIUM,
            "Write a waiver for each object; to leave out a rule altogether, write a profile that skips it"),
    PROTECTED(
            "A waiver is for a rule that can be waived",
            Severity.HIGH,
            "Take it out of the file and mend what it is for, or change the profile that protects the rule"),
    INCOMPLETE("A waiver says all that the profile asks for", Severity.MEDIUM, "Write what it lacks"),
    TOO_LONG(
            "A waiver holds no longer than the profile lets it",
            Severity.MEDIUM,
            "Write an earlier last day, and decide again then");

    private final RuleInfo info;

    WaiverRule(String title, Severity severity, String remedy) {
        info = new RuleInfo(
                "waiver/" + name().toLowerCase(Locale.ROOT).replace('_', '-'),
                title,
                "requirement",
                severity,
                "waivers",
                List.of(),
                List.of(new Source("Infrastructure Policy Advisor", "", "", "Waivers")),
                title,
                remedy,
                "",
                "stated",
                null,
                null,
                "");
    }

    static List<RuleInfo> all() {
        return Arrays.stream(values()).map(rule -> rule.info).toList();
    }

    Finding finding(Waiver waiver, String what) {
        Subject subject = new Subject("waivers", waiver.toString());
        return new Finding(
                info,
                Verdict.FAIL,
                subject,
                text() + ": " + what,
                List.of(new Evidence("expires", waiver.expires().toString(), waiver.where(), "")),
                List.of(),
                List.of(),
                Fingerprint.of(info.id(), subject),
                null);
    }

    private String text() {
        return switch (this) {
            case EXPIRED -> "The waiver has expired";
            case EXPIRES_SOON -> "The waiver expires soon";
            case UNUSED -> "The waiver covers no FAIL";
            case OVER_BROAD -> "The waiver is broad";
            case PROTECTED -> "The waiver is not in force";
            case INCOMPLETE -> "The waiver is not in force";
            case TOO_LONG -> "The waiver holds too long";
        };
    }
}
