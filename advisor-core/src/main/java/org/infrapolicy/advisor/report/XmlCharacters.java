package org.infrapolicy.advisor.report;

/** The characters that XML 1.0, and any reader of well-formed Unicode, takes. */
final class XmlCharacters {
    private static final int REPLACEMENT = 0xfffd;

    private XmlCharacters() {}

    /** The text in one line, with control characters written as their numbers, and what no escape can bring into XML replaced. */
    static String line(String text) {
        String printable = TextReport.printable(text);
        if (printable.codePoints().allMatch(XmlCharacters::allowed)) {
            return printable;
        }
        StringBuilder replaced = new StringBuilder(printable.length());
        printable.codePoints().forEach(c -> replaced.appendCodePoint(allowed(c) ? c : REPLACEMENT));
        return replaced.toString();
    }

    /** The text as a token of XML Schema, which a reader does not change: no space around it, single ones inside. */
    static String token(String text) {
        String token = line(text).strip().replaceAll("\\s+", " ");
        return token.isEmpty() ? "unnamed" : token;
    }

    private static boolean allowed(int c) {
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return c >= ' ' && !surrogate && c != 0xfffe && c != 0xffff;
    }
}
