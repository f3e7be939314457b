package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.infrapolicy.advisor.report.TextReport;

/** Draws an estate. Not safe for use by several threads. */
final class Drawing {
    private static final double LABEL = 12.5;
    private static final double NOTE = 11;
    private static final double SIGN = 10.5;
    private static final int ICON = 18;
    private static final int CIRCLE = 8;
    private static final int CIRCLE_OUT = 4;

    private final Markup page;

    private Drawing(Markup page) {
        this.page = page;
    }

    /**
     * Draws boxes and lines.
     *
     * @param style class of the drawing
     * @param width its width; it becomes as high as it must
     * @param mostLanes at most so many lines side by side
     */
    static void write(Markup page, List<Box> sites, List<Line> lines, String style, int width, int mostLanes)
            throws IOException {
        Layout layout = new Layout(sites, lines, width, mostLanes);
        Drawing drawing = new Drawing(page);
        page.line().open("svg", "estate " + style);
        page.with("viewBox", "0 0 " + layout.width() + " " + layout.height());
        page.with("role", "group").with("aria-label", "Drawing of the estate");
        for (Spot site : layout.sites()) {
            drawing.box(site);
        }
        List<Wiring.Wire> wires = Wiring.of(layout, lines);
        for (Wiring.Wire wire : wires) {
            drawing.path(wire);
        }
        for (Wiring.Wire wire : wires) {
            drawing.ends(wire);
        }
        page.close();
    }

    private void box(Spot spot) throws IOException {
        Box box = spot.box();
        page.line();
        open(spot);
        page.leaf("title", title(spot));
        page.empty("rect").with("class", "box " + Words.key(box.kind()));
        page.with("x", spot.x()).with("y", spot.y()).with("width", spot.width()).with("height", spot.height());
        page.with("rx", box.kind() == Box.Kind.SITE ? 10 : 6);
        if (box.kind() == Box.Kind.SITE || box.kind() == Box.Kind.CLUSTER) {
            header(spot);
        } else {
            tile(spot);
        }
        page.close();
        for (Spot inside : spot.inside()) {
            box(inside);
        }
    }

    private void open(Spot spot) throws IOException {
        Box box = spot.box();
        Marks marks = spot.marks();
        if (marks.none()) {
            page.open("g");
            return;
        }
        page.open("a").with("href", "#" + marks.anchor());
        if (marks.equals(box.marks()) && box.object() != null && box.object().section() != null) {
            page.with(
                    "data-subject",
                    box.object().section().key() + "[" + box.object().id() + "]");
        }
        page.with("aria-label", box.name() + ": " + marks.words());
    }

    private static String title(Spot spot) {
        Box box = spot.box();
        StringBuilder title = new StringBuilder(box.name());
        for (String more : List.of(box.note(), spot.marks().words(), box.comment())) {
            title.append(more.isEmpty() ? "" : ": ").append(more);
        }
        return title.toString();
    }

    private void header(Spot spot) throws IOException {
        Box box = spot.box();
        double size = box.kind() == Box.Kind.SITE ? 14 : 13;
        int y = spot.y() + 20;
        int badges = badges(spot.marks(), spot.x() + spot.width() - 12, y);
        int room = spot.width() - 24 - ICON - 6 - badges;
        icon(box.kind(), spot.x() + 10, y - 13);
        String label = Lettering.fitBold(TextReport.printable(box.label()), size, room);
        int x = spot.x() + 10 + ICON;
        text("label " + Words.key(box.kind()), x, y, label);
        int used = Lettering.boldWidth(label, size) + 10;
        if (!box.note().isEmpty() && room - used > 50) {
            text("note", x + used, y, Lettering.fitNote(TextReport.printable(box.note()), NOTE, room - used));
        }
    }

    private void tile(Spot spot) throws IOException {
        Box box = spot.box();
        boolean picture = box.kind() != Box.Kind.MORE;
        int x = spot.x() + 8;
        if (picture) {
            icon(box.kind(), x - 1, spot.y() + 4);
        }
        int indent = picture ? ICON - 1 : 0;
        int room = spot.width() - 14;
        text(
                "label",
                x + indent,
                spot.y() + 16,
                Lettering.fit(TextReport.printable(box.label()), LABEL, room - indent));
        if (Layout.tile(box, spot.marks()) == Layout.TILE) {
            int badges = badges(spot.marks(), spot.x() + spot.width() - 6, spot.y() + 33);
            text("note", x, spot.y() + 32, Lettering.fitNote(TextReport.printable(box.note()), NOTE, room - badges));
        }
    }

    private void icon(Box.Kind kind, int x, int y) throws IOException {
        page.empty("use").with("href", "#i-" + Words.key(kind)).with("class", "icon");
        page.with("x", x).with("y", y).with("width", 15).with("height", 15);
    }

    private void text(String style, int x, int y, String text) throws IOException {
        if (!text.isEmpty()) {
            page.open("text", style).with("x", x).with("y", y).text(text).close();
        }
    }

    /** Draws marks that end at the right, and says how much room they take. */
    private int badges(Marks marks, int right, int baseline) throws IOException {
        int x = right;
        List<Marks.Badge> badges = marks.badges();
        for (int i = badges.size() - 1; i >= 0; i--) {
            Marks.Badge badge = badges.get(i);
            int width = Lettering.boldWidth(badge.sign(), SIGN) + 8;
            x -= width;
            page.empty("rect").with("class", "sign " + badge.style());
            page.with("x", x)
                    .with("y", baseline - 12)
                    .with("width", width)
                    .with("height", 16)
                    .with("rx", 8);
            page.open("text", "sign " + badge.style()).with("x", x + width / 2).with("y", baseline);
            page.text(badge.sign()).close();
            x -= 3;
        }
        return right - x;
    }

    private void path(Wiring.Wire wire) throws IOException {
        Wiring.Port from = wire.from();
        Wiring.Port to = wire.to();
        page.empty("path").with("class", "line " + style(wire.line()));
        page.with("d", way(from, wire.lane(), to));
        if (wire.line().kind() == Line.Kind.REPLICATION) {
            int tip = to.x() + to.away() * (CIRCLE + CIRCLE_OUT);
            page.empty("path").with("class", "tip " + style(wire.line()));
            page.with("d", String.format(Locale.ROOT, "M%d %dl%d -4.5v9z", tip, to.y(), to.away() * 8));
        }
    }

    /** From edge to lane, along it and to the other edge, with round corners. */
    private static String way(Wiring.Port from, int lane, Wiring.Port to) {
        int down = Integer.compare(to.y(), from.y());
        int bend = Math.min(6, Math.abs(to.y() - from.y()) / 2);
        int in = Integer.compare(lane, from.x());
        int back = Integer.compare(to.x(), lane);
        return String.format(
                Locale.ROOT,
                "M%d %dH%dQ%d %d %d %dV%dQ%d %d %d %dH%d",
                from.x(),
                from.y(),
                lane - in * bend,
                lane,
                from.y(),
                lane,
                from.y() + down * bend,
                to.y() - down * bend,
                lane,
                to.y(),
                lane + back * bend,
                to.y(),
                to.x() + to.away() * (CIRCLE + CIRCLE_OUT));
    }

    private static String style(Line line) {
        String mark = line.marks().gravest().isPresent() ? " failing" : "";
        return Words.key(line.kind()) + mark;
    }

    private void ends(Wiring.Wire wire) throws IOException {
        Line line = wire.line();
        boolean linked = !line.marks().none();
        page.line().open(linked ? "a" : "g");
        if (linked) {
            page.with("href", "#" + line.marks().anchor());
            page.with(
                    "aria-label",
                    "Line " + line.number() + ", " + line.ends() + ": "
                            + line.marks().words());
        }
        page.leaf("title", line.number() + ": " + line.ends());
        for (Wiring.Port port : List.of(wire.from(), wire.to())) {
            page.empty("circle").with("class", "end " + style(line));
            int middle = port.x() + port.away() * CIRCLE_OUT;
            page.with("cx", middle).with("cy", port.y()).with("r", CIRCLE);
            page.open("text", "end " + style(line)).with("x", middle).with("y", port.y() + 4);
            page.text(Integer.toString(line.number())).close();
        }
        page.close();
    }
}
