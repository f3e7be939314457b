package org.infrapolicy.advisor.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infrapolicy.advisor.environment.Position;
import org.jspecify.annotations.Nullable;

/** Text as GitHub Flavored Markdown, which shows it as it is: no tag, no link, and nobody is called by a name. */
final class Markdown {
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>|&~$]");
    private static final Pattern AUTOMATIC_LINK = Pattern.compile("://|(?i:www\\.)");

    /** GitHub looks for these after it has taken away backslashes, but not in code. */
    private static final Pattern MENTION = Pattern.compile("[@#]+");

    private static final Pattern HTML_MARK = Pattern.compile("[\\p{Punct}&&[^-]]");

    /** A bar parts the cells of a table even in code. */
    private static final Pattern NOT_IN_CODE = Pattern.compile("[`|<>&]|]\\(|://");

    private static final int LONGEST = 240;
    private static final int LONGEST_LINE = 800;

    private Markdown() {}

    /** Text among other text, in a table too. */
    static String escaped(String text) {
        String markup = MARKUP.matcher(TextReport.printable(text)).replaceAll("\\\\$0");
        String links = AUTOMATIC_LINK
                .matcher(markup)
                .replaceAll(link -> Matcher.quoteReplacement(
                        link.group().equals("://") ? ":\\/\\/" : link.group().replace(".", "\\.")));
        return MENTION.matcher(links).replaceAll("`$0`");
    }

    /** A name or a value as code, in a table too; as text where code could be taken for markup by a reader that knows less. */
    static String code(String text) {
        String printable = TextReport.printable(text);
        boolean plain = !printable.isBlank() && !NOT_IN_CODE.matcher(printable).find();
        return plain ? "`" + printable + "`" : escaped(text);
    }

    /** Text that has a line to itself. */
    static String line(String text) {
        return escaped(shortened(text, LONGEST_LINE));
    }

    /** Text that takes part of a line. */
    static String cell(String text) {
        return escaped(shortened(text, LONGEST));
    }

    /** A name or a value that takes part of a line. */
    static String name(String text) {
        return code(shortened(text, LONGEST));
    }

    /** A file, with the line if there is one. */
    static String place(String file, @Nullable Position where) {
        return where == null || where.line() == 0 ? name(file) : name(file + ":" + where.line());
    }

    /** Text between HTML tags; marks stand as numbers, for some readers look for Markdown there, too. */
    static String html(String text) {
        return HTML_MARK
                .matcher(TextReport.printable(text))
                .replaceAll(mark -> "&#" + (int) mark.group().charAt(0) + ";");
    }

    /** The beginning of a text that is too long for a table, as the dots behind it say. */
    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
