package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Small charts, each with its numbers in words beside it. */
final class Charts {
    private static final int BAR = 600;
    private static final int RING = 52;

    private Charts() {}

    /**
     * A part of a whole.
     *
     * @param style class by which it is coloured
     * @param word what it is
     * @param count how many
     */
    record Share(String style, String word, int count) {}

    private static int sum(List<Share> shares) {
        return shares.stream().mapToInt(Share::count).sum();
    }

    private static String words(List<Share> shares) {
        return String.join(
                ", ",
                shares.stream().map(share -> share.count() + " " + share.word()).toList());
    }

    private static void start(Markup page, String style, String title, List<Share> shares, int width, int height)
            throws IOException {
        page.open("svg", style).with("viewBox", "0 0 " + width + " " + height).with("role", "img");
        page.with("aria-label", title + ": " + words(shares));
        page.leaf("title", title).leaf("desc", words(shares));
    }

    /** One bar, parted. */
    static void bar(Markup page, String title, List<Share> shares) throws IOException {
        start(page, "bar", title, shares, BAR, 30);
        int all = Math.max(1, sum(shares));
        double x = 0;
        for (Share share : shares) {
            double width = (double) BAR * share.count() / all;
            if (share.count() > 0) {
                page.empty("rect").with("class", "part " + share.style());
                page.with("x", number(x)).with("y", 0).with("width", number(Math.max(2, width - 2)));
                page.with("height", 30);
            }
            if (width > 34) {
                page.open("text", "part " + share.style())
                        .with("x", number(x + width / 2))
                        .with("y", 20);
                page.text(Integer.toString(share.count())).close();
            }
            x += width;
        }
        page.close();
    }

    /** A bar for each part, with its word and number. */
    static void bars(Markup page, String title, List<Share> shares) throws IOException {
        start(page, "bars", title, shares, 320, shares.size() * 26);
        int most = Math.max(1, shares.stream().mapToInt(Share::count).max().orElse(1));
        int y = 0;
        for (Share share : shares) {
            int width = share.count() == 0 ? 0 : Math.max(3, 200 * share.count() / most);
            page.open("text", "word")
                    .with("x", 0)
                    .with("y", y + 17)
                    .text(share.word())
                    .close();
            page.empty("rect").with("class", "part " + share.style());
            page.with("x", 72)
                    .with("y", y + 4)
                    .with("width", width)
                    .with("height", 17)
                    .with("rx", 2);
            page.open("text", "word").with("x", 80 + width).with("y", y + 17);
            page.text(Integer.toString(share.count())).close();
            y += 26;
        }
        page.close();
    }

    /** A ring, parted, with a number in the middle. */
    static void ring(Markup page, String title, List<Share> shares, String middle, String below) throws IOException {
        start(page, "ring", title, shares, 140, 140);
        int all = Math.max(1, sum(shares));
        double around = 2 * Math.PI * RING;
        double from = 0;
        for (Share share : shares) {
            double length = around * share.count() / all;
            if (share.count() > 0) {
                page.empty("circle").with("class", "part " + share.style());
                page.with("cx", 70)
                        .with("cy", 70)
                        .with("r", RING)
                        .with("fill", "none")
                        .with("stroke-width", 20);
                page.with("stroke-dasharray", number(Math.max(1.5, length - 2)) + " " + number(around));
                page.with("stroke-dashoffset", number(-from)).with("transform", "rotate(-90 70 70)");
            }
            from += length;
        }
        page.open("text", "middle").with("x", 70).with("y", 72).text(middle).close();
        page.open("text", "below").with("x", 70).with("y", 89).text(below).close();
        page.close();
    }

    /** The numbers of a chart as a list. */
    static void key(Markup page, List<Share> shares) throws IOException {
        page.open("ul", "key");
        for (Share share : shares) {
            page.open("li")
                    .open("span", "swatch " + share.style())
                    .with("aria-hidden", "true")
                    .close();
            page.leaf("strong", Integer.toString(share.count()))
                    .text(" " + share.word())
                    .close();
        }
        page.close();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
