package org.infrapolicy.advisor.environment.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Ids that differ in the number at their end, written {@code web01..web24}. */
record IdRange(String prefix, int digits, long first, long last) {
    /** As many objects as ranges may stand for in one document. */
    static final int MOST = 10_000;

    private static final Pattern FORM = Pattern.compile("(.*?)(\\d{1,15})\\.\\.(.*?)(\\d{1,15})");

    /** Whether the text is meant as a range, if not always a valid one. */
    static boolean meant(String text) {
        int dots = text.indexOf("..");
        return dots > 0 && dots < text.length() - 2 && text.charAt(dots + 2) != '.';
    }

    /** The range; empty if the two ids do not differ in their numbers alone, or are in the wrong order. */
    static Optional<IdRange> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !matcher.group(1).equalsIgnoreCase(matcher.group(3))) {
            return Optional.empty();
        }
        long first = Long.parseLong(matcher.group(2));
        long last = Long.parseLong(matcher.group(4));
        return first > last
                ? Optional.empty()
                : Optional.of(new IdRange(matcher.group(1), matcher.group(2).length(), first, last));
    }

    long size() {
        return last - first + 1;
    }

    List<String> ids() {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> {
                    String text = Long.toString(number);
                    return prefix + "0".repeat(Math.max(0, digits - text.length())) + text;
                })
                .toList();
    }
}
