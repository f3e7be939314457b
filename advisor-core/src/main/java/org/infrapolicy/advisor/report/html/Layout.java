package org.infrapolicy.advisor.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives the boxes of a drawing their places: sites in one or two columns with a gutter for lines beside or between them, and in each box
 * the boxes inside it in rows. A box at which a line ends has a row for itself, so that no line crosses a box. In a narrow drawing of many
 * boxes a host stands for what is in it.
 */
final class Layout {
    static final int HEADER = 30;
    static final int TILE = 40;
    static final int FLAT_TILE = 24;
    static final int PORT = 19;
    private static final int NARROW = 600;
    private static final int COMPACT_FROM = 60;
    private static final int PAD = 9;
    private static final int GAP = 8;
    private static final int MARGIN = 10;
    private static final int SMALLEST_TILE = 132;
    private static final int SMALLEST_NARROW_TILE = 104;
    private static final int WIDEST_TILE = 250;
    private static final int SMALLEST_CLUSTER = 380;
    private static final int SMALLEST_SITE = 420;
    private static final int LANE = 9;
    private static final int BESIDE_LANES = 18;

    private final Map<Box, Integer> ports = new IdentityHashMap<>();
    private final List<Spot> sites = new ArrayList<>();
    private final Map<Box, Spot> spots = new IdentityHashMap<>();
    private final boolean compact;
    private final int width;
    private final int gutterLeft;
    private final int lanes;
    private final int height;

    /**
     * A layout.
     *
     * @param boxes the sites
     * @param lines what joins boxes
     * @param width of the drawing
     * @param mostLanes at most so many lines side by side
     */
    Layout(List<Box> boxes, List<Line> lines, int width, int mostLanes) {
        this.width = width;
        compact = width < NARROW && boxes.stream().mapToInt(Box::size).sum() > COMPACT_FROM;
        int drawn = 0;
        for (Line line : lines) {
            if (line.from() != null && line.to() != null && line.drawn()) {
                ports.merge(line.from(), 1, Integer::sum);
                ports.merge(line.to(), 1, Integer::sum);
                drawn++;
            }
        }
        lanes = Math.min(drawn, mostLanes);
        int gutter = lanes == 0 ? 0 : 2 * BESIDE_LANES + (lanes - 1) * LANE;
        int columns = boxes.size() > 1 && width >= 2 * SMALLEST_SITE + gutter ? 2 : 1;
        int between = columns == 2 ? Math.max(gutter, 2 * MARGIN) : gutter;
        int column = (width - between - 2) / columns;
        gutterLeft = 1 + column;
        int[] bottoms = new int[columns];
        Arrays.fill(bottoms, 1);
        for (Box box : boxes) {
            int shortest = columns == 2 && bottoms[1] < bottoms[0] ? 1 : 0;
            int x = shortest == 0 ? 1 : gutterLeft + between;
            Spot site = place(box, shortest, x, bottoms[shortest], column);
            sites.add(site);
            bottoms[shortest] = site.bottom() + 2 * MARGIN;
        }
        sites.forEach(this::index);
        height = Arrays.stream(bottoms).max().orElse(0) - 2 * MARGIN + 1;
    }

    List<Spot> sites() {
        return List.copyOf(sites);
    }

    /** The place of a box. */
    Spot spot(Box box) {
        Spot spot = spots.get(box);
        if (spot == null) {
            throw new IllegalStateException("No place for " + box.label());
        }
        return spot;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Number of lanes in the gutter. */
    int lanes() {
        return lanes;
    }

    /** The middle of a lane of the gutter. */
    int lane(int number) {
        return gutterLeft + BESIDE_LANES + number * LANE;
    }

    private void index(Spot spot) {
        spots.put(spot.box(), spot);
        spot.inside().forEach(this::index);
    }

    private int ports(Box box) {
        return ports.getOrDefault(box, 0);
    }

    private Spot place(Box box, int column, int x, int y, int room) {
        return switch (box.kind()) {
            case SITE, CLUSTER -> placeArea(box, column, x, y, room);
            case HOST -> placeHost(box, column, x, y, room);
            default ->
                new Spot(
                        box,
                        box.marks(),
                        column,
                        x,
                        y,
                        room,
                        Math.max(tile(box, box.marks()), forPorts(box)),
                        List.of());
        };
    }

    private int forPorts(Box box) {
        return ports(box) == 0 ? 0 : 10 + PORT * ports(box);
    }

    /** Height of a box with nothing inside: a second row only if something stands in it. */
    static int tile(Box box, Marks marks) {
        return box.note().isEmpty() && marks.none() ? FLAT_TILE : TILE;
    }

    private Spot placeArea(Box box, int column, int x, int y, int room) {
        int top = y + (box.kind() == Box.Kind.SITE ? Math.max(HEADER, forPorts(box)) : HEADER) + 2;
        List<Spot> inside = new ArrayList<>();
        for (List<Box> alike : groups(box, room)) {
            boolean clusters = alike.get(0).kind() == Box.Kind.CLUSTER;
            int smallest = clusters ? SMALLEST_CLUSTER : smallestTile();
            List<Spot> rows =
                    rows(alike, column, x + PAD, top, room - 2 * PAD, smallest, clusters ? room : WIDEST_TILE);
            inside.addAll(rows);
            top = bottom(rows) + GAP;
        }
        int bottom = inside.isEmpty() ? top : top - GAP + PAD;
        return new Spot(box, box.marks(), column, x, y, room, Math.max(bottom - y, forPorts(box)), inside);
    }

    /** Clusters, hosts and the rest in rows of their own, but hosts and the rest in one row where that holds them. */
    private List<List<Box>> groups(Box area, int room) {
        List<Box> clusters = new ArrayList<>();
        List<Box> hosts = new ArrayList<>();
        List<Box> rest = new ArrayList<>();
        for (Box box : area.inside()) {
            (box.kind() == Box.Kind.CLUSTER ? clusters : box.kind() == Box.Kind.HOST ? hosts : rest).add(box);
        }
        if (hosts.size() + rest.size() <= fitting(room - 2 * PAD, smallestTile())) {
            hosts.addAll(rest);
            rest.clear();
        }
        return Stream.of(clusters, hosts, rest)
                .filter(group -> !group.isEmpty())
                .toList();
    }

    private int smallestTile() {
        return width < NARROW ? SMALLEST_NARROW_TILE : SMALLEST_TILE;
    }

    private static int fitting(int room, int smallest) {
        return Math.max(1, (room + GAP) / (smallest + GAP));
    }

    private Spot placeHost(Box box, int column, int x, int y, int room) {
        Marks marks = compact ? box.allMarks() : box.marks();
        int top = y + tile(box, marks);
        List<Spot> inside = new ArrayList<>();
        for (Box in : compact ? List.<Box>of() : box.inside()) {
            Spot spot = place(in, column, x + 6, top, Math.min(room - 12, 2 * WIDEST_TILE));
            inside.add(spot);
            top = spot.bottom() + 5;
        }
        int height = Math.max(top - y + (inside.isEmpty() ? 0 : 2), forPorts(box));
        return new Spot(box, marks, column, x, y, room, height, inside);
    }

    private List<Spot> rows(List<Box> boxes, int column, int x, int y, int room, int smallest, int widest) {
        int together =
                Math.max(1, (int) boxes.stream().filter(box -> ports(box) == 0).count());
        int inRow = evenly(together, fitting(room, smallest));
        int tile = Math.min(widest, (room - (inRow - 1) * GAP) / inRow);
        List<Spot> placed = new ArrayList<>();
        int top = y;
        for (Box box : boxes) {
            if (ports(box) > 0) {
                Spot alone = place(box, column, x, top, room);
                placed.add(alone);
                top = alone.bottom() + GAP;
            }
        }
        List<Spot> row = new ArrayList<>();
        for (Box box : boxes) {
            if (ports(box) > 0) {
                continue;
            }
            if (row.size() == inRow) {
                top = endRow(row, placed) + GAP;
            }
            row.add(place(box, column, x + row.size() * (tile + GAP), top, tile));
        }
        endRow(row, placed);
        return placed;
    }

    /** So many in a row that the last row is about as full as the others. */
    private static int evenly(int boxes, int most) {
        int rows = (boxes + most - 1) / most;
        return (boxes + rows - 1) / rows;
    }

    /** Ends a row; boxes of a kind become equally high. */
    private static int endRow(List<Spot> row, List<Spot> placed) {
        int bottom = bottom(row);
        for (Spot spot : row) {
            int high = row.stream()
                    .filter(other -> other.box().kind() == spot.box().kind())
                    .mapToInt(Spot::height)
                    .max()
                    .orElse(0);
            placed.add(spot.withHeight(high));
        }
        row.clear();
        return bottom;
    }

    private static int bottom(List<Spot> spots) {
        return spots.stream().mapToInt(Spot::bottom).max().orElse(0);
    }
}
