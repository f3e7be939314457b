package org.infrapolicy.advisor.report.html;

import java.util.List;
import org.infrapolicy.advisor.environment.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A box of the drawing: an object, or several together.
 *
 * @param kind what it is
 * @param object the object; null for several
 * @param label what stands in it
 * @param note a short word more; may be empty
 * @param comment what people noted about it; may be empty
 * @param marks what the findings say of it, not of what is inside
 * @param inside the boxes inside
 */
record Box(
        Kind kind,
        @Nullable Reference object,
        String label,
        String note,
        String comment,
        Marks marks,
        List<Box> inside) {
    Box {
        inside = List.copyOf(inside);
    }

    /** What a box is. */
    enum Kind {
        SITE("Site"),
        CLUSTER("Cluster"),
        HOST("Host"),
        STORAGE("Storage system"),
        VOLUME("Volume"),
        MACHINES(""),
        MORE("");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** What it is called for people who do not see the drawing. */
    String name() {
        return kind.word.isEmpty() ? label : kind.word + " " + label;
    }

    /** What the findings say of it and of all inside. */
    Marks allMarks() {
        Marks all = marks;
        for (Box box : inside) {
            all = all.plus(box.allMarks());
        }
        return all;
    }

    /** Number of boxes, itself included. */
    int size() {
        return 1 + inside.stream().mapToInt(Box::size).sum();
    }
}
