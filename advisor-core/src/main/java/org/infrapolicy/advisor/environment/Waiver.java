package org.infrapolicy.advisor.environment;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's decision to live with a FAIL for a time. It stands in a file of waivers, or in a comment of the document beside the object.
 *
 * @param rule id of the rule; {@code *} stands for any letters
 * @param subject the object, for example {@code volumes[d]}; {@code *} stands for any letters
 * @param environment name of the environment; {@code *} stands for any letters
 * @param reason why
 * @param owner who answers for it
 * @param ticket where it was decided; empty if not said
 * @param approver who allowed it; empty if not said
 * @param expires the last day on which it holds
 * @param where the place where it is written; null if it was made in code
 * @param inline whether it stands in a comment of the document
 */
public record Waiver(
        String rule,
        String subject,
        String environment,
        String reason,
        String owner,
        String ticket,
        String approver,
        LocalDate expires,
        @Nullable Position where,
        boolean inline) {
    /** A waiver for one object in any environment, made in code. */
    public static Waiver of(String rule, String subject, String reason, String owner, LocalDate expires) {
        return new Waiver(rule, subject, "*", reason, owner, "", "", expires, null, false);
    }

    /** The place where it is written. */
    public Optional<Position> position() {
        return Optional.ofNullable(where);
    }

    /** Whether it speaks of a rule and an object of an environment, in force or not. */
    public boolean covers(String ruleId, String object, String environmentName) {
        return matches(rule, ruleId) && matches(subject, object) && matches(environment, environmentName);
    }

    /** Whether it names no single rule, or no single object of a kind. */
    public boolean broad() {
        return rule.contains("*") || subject.equals("*") || subject.contains("[*]");
    }

    /** What it is about, for example {@code filesystem/page-file@volumes[d]}. */
    @Override
    public String toString() {
        return rule + "@" + subject + (environment.equals("*") ? "" : " in " + environment);
    }

    private static boolean matches(String pattern, String text) {
        if (!pattern.contains("*")) {
            return pattern.equalsIgnoreCase(text);
        }
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.toLowerCase(Locale.ROOT).split("\\*", -1)) {
            regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(part));
        }
        return text.toLowerCase(Locale.ROOT).matches("(?s)" + regex);
    }
}
