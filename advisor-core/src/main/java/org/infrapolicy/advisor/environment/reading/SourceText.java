package org.infrapolicy.advisor.environment.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.infrapolicy.advisor.environment.Problem;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a file into text: UTF-8, or the UTF-16 that Windows PowerShell writes. */
final class SourceText {
    private static final String SAVE_AS_UTF_8 = "Save the file as UTF-8 text.";

    private SourceText() {}

    /** The text without byte order mark; null, with a problem, if the bytes are no text. */
    static @Nullable String decode(String file, byte[] bytes, Problems problems) {
        Charset charset = charset(bytes);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(input, output, true);
        String text = output.flip().toString();
        if (result.isError()) {
            int[] place = place(text, text.length());
            problems.add(new Problem(
                    file,
                    place[0],
                    place[1],
                    "",
                    "here begin bytes that are not " + charset.name() + " text",
                    SAVE_AS_UTF_8));
            return null;
        }
        return check(file, text, problems);
    }

    /** The text without byte order mark; null, with a problem, if it has characters that no text has. */
    static @Nullable String check(String file, String text, Problems problems) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c >= 0x7F && c < 0xA0 && c != 0x85 || c >= 0xFFFE) {
                int[] place = place(content, i);
                problems.add(new Problem(
                        file,
                        place[0],
                        place[1],
                        "",
                        "the control character " + String.format("U+%04X", (int) c)
                                + " stands here; the file may not be a text",
                        "Name a YAML or JSON text, or take the character out."));
                return null;
            }
        }
        return content;
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2) {
            int first = bytes[0] & 0xFF;
            int second = bytes[1] & 0xFF;
            if (first == 0xFF && second == 0xFE || first != 0 && second == 0 && bytes.length % 2 == 0) {
                return StandardCharsets.UTF_16LE;
            }
            if (first == 0xFE && second == 0xFF || first == 0 && second != 0 && bytes.length % 2 == 0) {
                return StandardCharsets.UTF_16BE;
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static int[] place(String text, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new int[] {line, offset - lineStart + 1};
    }
}
