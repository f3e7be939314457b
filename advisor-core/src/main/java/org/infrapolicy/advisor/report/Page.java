package org.infrapolicy.advisor.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.infrapolicy.advisor.Severity;

/**
 * Text for a terminal of some width. Everything goes through here, so that nothing in a document can steer the terminal. Not safe for
 * use by several threads.
 */
final class Page {
    private static final int NARROWEST = 40;
    private static final int ENTRY = 8;

    private final StringBuilder text = new StringBuilder();
    private final boolean colours;
    private final int width;

    Page(boolean colours, int width) {
        this.colours = colours;
        this.width = Math.max(NARROWEST, width);
    }

    /**
     * A part of a line.
     *
     * @param text the part
     * @param code the code of its colour; empty for none
     */
    record Span(String text, String code) {}

    static Span plain(String text) {
        return new Span(text, "");
    }

    static Span bold(String text) {
        return new Span(text, "1");
    }

    static Span faint(String text) {
        return new Span(text, "2");
    }

    static Span severity(Severity severity) {
        String code =
                switch (severity) {
                    case CRITICAL, HIGH -> "31;1";
                    case MEDIUM -> "33;1";
                    default -> "36";
                };
        return new Span(severity.name().toUpperCase(Locale.ROOT), code);
    }

    static void line(Page page, int indent, Span... spans) {
        page.line(indent, indent + 4, Arrays.asList(spans));
    }

    /** A line of the block below a finding: a word, and what it says in a column of its own. */
    static void entry(Page page, int indent, String label, String value) {
        page.line(indent, indent + ENTRY, List.of(faint(String.format(Locale.ROOT, "%-8s", label)), plain(value)));
    }

    Page blank() {
        text.append('\n');
        return this;
    }

    /** Writes a line as it is, whatever its length. */
    void verbatim(String line) {
        text.append(TextReport.printable(line)).append('\n');
    }

    /** Writes a paragraph whose lines after the first stand at {@code hanging}. */
    void line(int indent, int hanging, List<Span> spans) {
        text.append(" ".repeat(indent));
        int column = indent;
        int start = indent;
        boolean space = false;
        for (Span span : spans) {
            for (String word : words(span.text())) {
                if (word.isBlank()) {
                    column += word.length();
                    space = true;
                    text.append(word);
                    continue;
                }
                if (space && column > Math.max(start, hanging) && column + word.length() > width) {
                    text.setLength(trimmed());
                    text.append('\n').append(" ".repeat(hanging));
                    column = hanging;
                    start = hanging;
                }
                text.append(
                        colours && !span.code().isEmpty() ? "\u001b[" + span.code() + "m" + word + "\u001b[0m" : word);
                column += word.length();
                space = false;
            }
        }
        text.setLength(trimmed());
        text.append('\n');
    }

    private int trimmed() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end;
    }

    private static List<String> words(String span) {
        List<String> words = new ArrayList<>();
        String printable = TextReport.printable(span);
        int from = 0;
        for (int i = 1; i <= printable.length(); i++) {
            if (i == printable.length() || (printable.charAt(i) == ' ') != (printable.charAt(from) == ' ')) {
                words.add(printable.substring(from, i));
                from = i;
            }
        }
        return words;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
