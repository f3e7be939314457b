package org.infrapolicy.advisor.report.html;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Leads the lines of a drawing from edge to edge of their boxes through the lanes of the gutter, where no two lie on each other. */
final class Wiring {
    private static final int CLEARANCE = 12;

    private final Layout layout;
    private final Map<Box, Integer> used = new IdentityHashMap<>();
    private final List<List<int[]>> lanes = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();

    /** Where a line meets a box: a point on its edge, and the direction away from it, 1 to the right and -1 to the left. */
    record Port(int x, int y, int away) {
        /** Ports in the second column lie a little lower, unless a line is straight, so that lines of both never meet in one height. */
        Port lowered() {
            return away < 0 ? new Port(x, y + 6, away) : this;
        }
    }

    /** A line with its way. */
    record Wire(Line line, Port from, int lane, Port to) {}

    private Wiring(Layout layout) {
        this.layout = layout;
        for (int i = 0; i < layout.lanes(); i++) {
            lanes.add(new ArrayList<>());
        }
    }

    /** The ways of all lines for which there is a free lane. */
    static List<Wire> of(Layout layout, List<Line> lines) {
        Wiring wiring = new Wiring(layout);
        lines.stream().filter(Line::drawn).forEach(wiring::lead);
        return wiring.wires;
    }

    private void lead(Line line) {
        if (line.from() == null || line.to() == null) {
            return;
        }
        Port from = port(line.from());
        Port to = port(line.to());
        if (from.away() != to.away() && from.y() == to.y()) {
            wires.add(new Wire(line, from, (from.x() + to.x()) / 2, to));
            return;
        }
        from = from.lowered();
        to = to.lowered();
        boolean fromRight = from.away() < 0 && to.away() < 0;
        for (int i = 0; i < lanes.size(); i++) {
            int lane = fromRight ? lanes.size() - 1 - i : i;
            int[] span = {Math.min(from.y(), to.y()) - CLEARANCE, Math.max(from.y(), to.y()) + CLEARANCE};
            if (lanes.get(lane).stream().noneMatch(other -> other[0] < span[1] && span[0] < other[1])) {
                lanes.get(lane).add(span);
                wires.add(new Wire(line, from, layout.lane(lane), to));
                return;
            }
        }
    }

    /** The next free port of a box. */
    private Port port(Box box) {
        Spot spot = layout.spot(box);
        int y = spot.y() + 15 + Layout.PORT * (used.merge(box, 1, Integer::sum) - 1);
        return spot.column() == 0 ? new Port(spot.x() + spot.width(), y, 1) : new Port(spot.x(), y, -1);
    }
}
