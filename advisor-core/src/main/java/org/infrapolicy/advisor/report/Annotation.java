package org.infrapolicy.advisor.report;

import java.io.File;
import java.util.List;
import org.infrapolicy.advisor.environment.Position;
import org.jspecify.annotations.Nullable;

/**
 * What a build service is to show, at a line of a file.
 *
 * @param file the file; empty for what is about none
 * @param where the place in it; null if it is about the file
 * @param title one word or two
 * @param lines the text
 */
record Annotation(Level level, String file, @Nullable Position where, String title, List<String> lines) {
    private static final int LONGEST_LINE = 2_000;

    enum Level {
        ERROR,
        WARNING,
        NOTICE
    }

    /** Printable lines, each of a size that services show. */
    Annotation {
        title = TextReport.printable(title);
        file = TextReport.printable(file.replace(File.separatorChar, '/').replaceFirst("^(?:\\./+)+", ""));
        lines = lines.stream()
                .map(line -> Markdown.shortened(TextReport.printable(line), LONGEST_LINE))
                .toList();
    }

    /** The file and the place, after which editors jump. */
    String place() {
        return where == null || where.line() == 0 ? file : file + ":" + where.line() + ":" + where.column();
    }

    String text() {
        return String.join("\n", lines);
    }
}
