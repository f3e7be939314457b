package org.infrapolicy.advisor.settings;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.Waiver;
import org.infrapolicy.advisor.environment.reading.SettingsDocument;
import org.infrapolicy.advisor.environment.reading.SettingsDocument.Group;

/**
 * Reads files of waivers:
 *
 * <pre>{@code
 * waivers:
 *   - rule: filesystem/page-file
 *     subject: volumes[d]
 *     reason: The page file moves with the new controller
 *     owner: Anna Smith
 *     ticket: CHG-1234
 *     expires: 2027-01-31
 *     approver: Bert Jones
 * }</pre>
 */
public final class WaiverReader {
    private static final List<String> KEYS =
            List.of("rule", "subject", "environment", "reason", "owner", "ticket", "approver", "expires");

    private WaiverReader() {}

    /**
     * The waivers of a file.
     *
     * @throws EnvironmentException if anything in it cannot be read, or a waiver lacks rule, subject, reason, owner or expiry
     */
    public static List<Waiver> read(Path file) {
        return waivers(SettingsDocument.read(file));
    }

    /** The same of a text. */
    public static List<Waiver> readText(String file, String text) {
        return waivers(SettingsDocument.readText(file, text));
    }

    private static List<Waiver> waivers(SettingsDocument document) {
        Group root = document.root();
        root.onlyKeys(List.of("version", "waivers"));
        if (!root.keys().contains("waivers")) {
            root.problem("waivers", "is missing", "Write waivers: and below it a list.");
        }
        List<Waiver> waivers = new ArrayList<>();
        for (Group group : root.groups("waivers")) {
            group.onlyKeys(KEYS);
            String rule = group.required("rule", "Write the id of a rule, for example filesystem/page-file.");
            String subject = group.required("subject", "Write the object, for example volumes[d].");
            if (!subject.isEmpty() && !subject.contains("*") && !subject.matches("\\w+\\[.+]")) {
                group.problem("subject", subject + " names no object", "Write section and id, for example volumes[d].");
            }
            String reason = group.required("reason", "Write why this is borne.");
            String owner = group.required("owner", "Write who answers for it.");
            Optional<LocalDate> expires = day(group);
            if (!rule.isEmpty() && !subject.isEmpty()) {
                waivers.add(new Waiver(
                        rule,
                        subject,
                        group.text("environment").orElse("*"),
                        reason,
                        owner,
                        group.text("ticket").orElse(""),
                        group.text("approver").orElse(""),
                        expires.orElse(LocalDate.MIN),
                        group.position(),
                        false));
            }
        }
        document.throwIfAny();
        return List.copyOf(waivers);
    }

    private static Optional<LocalDate> day(Group group) {
        String text = group.required("expires", "Write the last day, for example 2027-01-31.");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            group.problem("expires", text + " is no day", "Write year, month and day, for example 2027-01-31.");
            return Optional.empty();
        }
    }
}
