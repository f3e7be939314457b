package org.infrapolicy.advisor.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a page that does not grow beyond a size: what finds no room is counted, and the number stands below. Not safe for use by
 * several threads.
 */
final class MarkdownBlock {
    private final String head;
    private final int most;
    private final List<String> entries = new ArrayList<>();
    private int size;
    private int left;

    /**
     * A part.
     *
     * @param head what stands above the entries; nothing is written where there are none
     * @param most number of characters that the entries may take
     */
    MarkdownBlock(String head, int most) {
        this.head = head;
        this.most = most;
    }

    /** A table. */
    static MarkdownBlock table(String heading, int most, String... columns) {
        return new MarkdownBlock(
                heading + "\n\n| " + String.join(" | ", columns) + " |\n|" + " --- |".repeat(columns.length) + "\n",
                most);
    }

    /** Adds a row; its cells are Markdown. */
    void row(String... cells) {
        entry("| " + String.join(" | ", cells) + " |\n");
    }

    /** Adds an entry, if there is room and there was for all before it. */
    void entry(String entry) {
        if (left > 0 || size + entry.length() > most) {
            left++;
        } else {
            entries.add(entry);
            size += entry.length();
        }
    }

    /** Counts entries that were not tried. */
    void leave(int more) {
        left += Math.max(0, more);
    }

    void write(Writer out) throws IOException {
        if (!entries.isEmpty() || left > 0) {
            out.write("\n" + head);
            for (String entry : entries) {
                out.write(entry);
            }
            out.write(left > 0 ? "\n_and " + left + " more_\n" : "");
        }
    }
}
