package org.infrapolicy.advisor.report.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the drawing between two boxes: a link, a replication or the two parts of a stretched cluster, or several of a kind.
 *
 * @param number its number in the drawing; 0 if it is not drawn
 * @param kind what it is
 * @param from the box at its start; null if it is not drawn
 * @param to the box at its end; null if it is not drawn
 * @param ends its ends in words
 * @param members what runs along it
 * @param marks what the findings say of all members
 */
record Line(
        int number, Kind kind, @Nullable Box from, @Nullable Box to, String ends, List<Member> members, Marks marks) {
    Line {
        members = List.copyOf(members);
    }

    /** What a line is. */
    enum Kind {
        LINK,
        STRETCH,
        REPLICATION
    }

    /**
     * One link or replication.
     *
     * @param label its name
     * @param note what is to be known of it in short
     * @param comment what people noted about it; may be empty
     * @param marks what the findings say of it
     */
    record Member(String label, String note, String comment, Marks marks) {}

    boolean drawn() {
        return number > 0;
    }

    /** The same with a number. */
    Line numbered(int other) {
        return new Line(other, kind, from, to, ends, members, marks);
    }
}
