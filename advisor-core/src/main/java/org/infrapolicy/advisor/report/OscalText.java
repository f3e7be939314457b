package org.infrapolicy.advisor.report;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import org.infrapolicy.advisor.environment.Position;

/** Texts as the data types of OSCAL ask for them. */
final class OscalText {
    private static final String UNRESERVED = "-._~/";
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private OscalText() {}

    /** A {@code string}: one line without space around it, never empty. */
    static String string(String text) {
        String line = XmlCharacters.line(text).replaceAll("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$", "");
        return line.isEmpty() ? "-" : line;
    }

    /** A {@code token}: letters, digits, dots, hyphens and underscores, a letter or an underscore first. */
    static String token(String text) {
        StringBuilder token = new StringBuilder();
        text.replace('/', '.').codePoints().forEach(c -> {
            if (token.isEmpty() && !Character.isLetter(c)) {
                token.append('_');
            }
            boolean taken = Character.isLetter(c)
                    || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
                    || c == '.'
                    || c == '-';
            token.appendCodePoint(taken ? c : '_');
        });
        return token.isEmpty() ? "_" : token.toString();
    }

    /**
     * A {@code markup-line}: Markdown that shows the text as it is. A viewer gets no element, link or emphasis out of it; what means
     * nothing to Markdown where it stands is left alone, that people can read it.
     */
    static String markup(String text) {
        String line = string(text);
        StringBuilder markup = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            if (special(line, i)) {
                markup.append('\\');
            }
            markup.append(line.charAt(i));
        }
        return markup.toString();
    }

    private static boolean special(String line, int at) {
        char next = at + 1 < line.length() ? line.charAt(at + 1) : ' ';
        return switch (line.charAt(at)) {
            case '\\', '`', '*', '~', '^', '<', '{', '$' -> true;
            case '_' -> at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1)) || !Character.isLetterOrDigit(next);
            case ']' -> next == '(' || next == '[' || next == ':';
            case '&' -> next == '#' || Character.isLetter(next);
            case '#', '>', '+', '-', '=', '|' -> at == 0;
            default -> false;
        };
    }

    /** A {@code uri-reference} to a line of a file. */
    static String reference(Position position) {
        return reference(position.file()) + (position.line() > 0 ? "#L" + position.line() : "");
    }

    /** A {@code uri-reference} to a file. */
    static String reference(String file) {
        StringBuilder reference = new StringBuilder();
        for (byte b : file.replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
            boolean unreserved =
                    b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || UNRESERVED.indexOf(b) >= 0;
            reference.append(unreserved ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b));
        }
        return reference.toString();
    }

    /** The beginning of a day; OSCAL wants times. */
    static String begin(LocalDate day) {
        return day + "T00:00:00Z";
    }

    /** The end of a day, as late as the schema of OSCAL counts. */
    static String end(LocalDate day) {
        return (day.isAfter(LAST) ? LAST : day) + "T23:59:59Z";
    }
}
