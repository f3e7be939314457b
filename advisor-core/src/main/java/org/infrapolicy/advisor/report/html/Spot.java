package org.infrapolicy.advisor.report.html;

import java.util.List;

/**
 * A box with its place in a drawing.
 *
 * @param box the box
 * @param marks the marks that it shows: with those of what is inside where that is not drawn
 * @param column the column of sites that it stands in, from 0
 * @param x left edge
 * @param y upper edge
 * @param width width
 * @param height height
 * @param inside the boxes inside with their places
 */
record Spot(Box box, Marks marks, int column, int x, int y, int width, int height, List<Spot> inside) {
    Spot {
        inside = List.copyOf(inside);
    }

    int bottom() {
        return y + height;
    }

    /** The same with another height. */
    Spot withHeight(int other) {
        return new Spot(box, marks, column, x, y, width, other, inside);
    }
}
