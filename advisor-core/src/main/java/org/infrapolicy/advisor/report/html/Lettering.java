package org.infrapolicy.advisor.report.html;

/** How much room text takes in a drawing, where nobody can ask the browser: what it takes in the broadest of the usual fonts. */
final class Lettering {
    private static final String NARROW = "iljtfrI.,:;'|!()[]{}/\\- ·\u00a0";
    private static final String BROAD = "mwMW@%<>=+#&~^…";
    private static final double BOLD = 1.1;

    private Lettering() {}

    /** About the width of a text. */
    static int width(String text, double size) {
        return (int) Math.ceil(text.codePoints().mapToDouble(Lettering::width).sum() * size);
    }

    /** About the width of a bold text. */
    static int boldWidth(String text, double size) {
        return width(text, size * BOLD);
    }

    private static double width(int c) {
        if (c > 0x2e7f) {
            return 1.2;
        }
        if (NARROW.indexOf(c) >= 0) {
            return 0.42;
        }
        if (BROAD.indexOf(c) >= 0) {
            return 0.97;
        }
        return Character.isUpperCase(c) ? 0.74 : 0.64;
    }

    /** As much of a text as there is room for. */
    static String fit(String text, double size, int room) {
        if (width(text, size) <= room) {
            return text;
        }
        StringBuilder fitting = new StringBuilder();
        double used = width("…", size);
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            used += width(text.codePointAt(i)) * size;
            if (used > room) {
                break;
            }
            fitting.appendCodePoint(text.codePointAt(i));
        }
        return fitting.length() == 0 ? "" : fitting.append('…').toString();
    }

    /** As much of a bold text as there is room for. */
    static String fitBold(String text, double size, int room) {
        return fit(text, size * BOLD, room);
    }

    /** As many words of a note as there is room for, none if need be. What every system is called is left out first. */
    static String fitNote(String note, double size, int room) {
        for (String said : new String[] {"Windows ", "Server "}) {
            if (width(note, size) > room && note.startsWith(said)) {
                return fitNote(note.substring(said.length()), size, room);
            }
        }
        String words = note;
        while (width(words, size) > room && words.lastIndexOf(' ') > 0) {
            words = words.substring(0, words.lastIndexOf(' ')).replaceAll("[ ,·]+$", "");
        }
        return width(words, size) <= room ? words : "";
    }
}
