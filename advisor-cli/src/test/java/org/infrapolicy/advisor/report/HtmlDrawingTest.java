package org.infrapolicy.advisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class HtmlDrawingTest {
    private static final ReportFormat HTML = ReportFormats.named("html").orElseThrow();
    private static final Pattern WAY =
            Pattern.compile("M(-?\\d+) (-?\\d+)H-?\\d+Q(-?\\d+) .*V-?\\d+Q-?\\d+ (-?\\d+) .*H(-?\\d+)");

    private record Box(int left, int top, int right, int bottom) {
        static Box of(Element rect) {
            int x = number(rect, "x");
            int y = number(rect, "y");
            return new Box(x, y, x + number(rect, "width"), y + number(rect, "height"));
        }

        boolean apart(Box other) {
            return right <= other.left || other.right <= left || bottom <= other.top || other.bottom <= top;
        }

        boolean holds(Box other) {
            return left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom;
        }

        boolean cutBy(int x1, int y1, int x2, int y2) {
            return left < Math.max(x1, x2)
                    && Math.min(x1, x2) < right
                    && top < Math.max(y1, y2)
                    && Math.min(y1, y2) < bottom;
        }
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    private static final Map<String, HtmlPage> PAGES = new TreeMap<>();

    @BeforeAll
    static void write() {
        PAGES.put("branch", page(Reported.branchOffice()));
        PAGES.put("dairy", page(Reported.estate("dairy.yaml")));
        PAGES.put("hostile", page(Reported.hostile()));
        PAGES.put("one site", page(Reported.read("one.yaml", GeneratedEstate.yaml(1))));
        PAGES.put("four sites", page(Reported.read("four.yaml", GeneratedEstate.yaml(4))));
        PAGES.put("eleven sites", page(Reported.read("eleven.yaml", GeneratedEstate.yaml(11))));
    }

    private static HtmlPage page(Estate estate) {
        return HtmlPage.parse(Reported.of(HTML, estate));
    }

    static Stream<Arguments> drawings() {
        return PAGES.entrySet().stream()
                .flatMap(page -> Stream.of("wide", "narrow")
                        .map(width -> Arguments.of(page.getKey(), width, drawing(page.getValue(), width))));
    }

    private static Element drawing(HtmlPage page, String width) {
        return page.one("//*[local-name()='svg'][@class='estate " + width + "']");
    }

    private static List<Box> boxes(Element drawing) {
        return HtmlPage.all(drawing, ".//rect[starts-with(@class, 'box')]").stream()
                .map(Box::of)
                .toList();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("drawings")
    void boxes_lie_inside_or_beside_each_other(String name, String width, Element drawing) {
        String[] view = drawing.getAttribute("viewBox").split(" ");
        Box all = new Box(0, 0, Integer.parseInt(view[2]), Integer.parseInt(view[3]));
        List<Box> boxes = boxes(drawing);
        assertThat(boxes).isNotEmpty().hasSizeLessThan(500).allMatch(all::holds);
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                Box one = boxes.get(i);
                Box other = boxes.get(j);
                assertThat(one.apart(other) || one.holds(other))
                        .as(one + " " + other)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("drawings")
    void lines_leave_their_boxes_and_cut_no_other(String name, String width, Element drawing) {
        List<Box> boxes = boxes(drawing);
        List<int[]> lanes = new ArrayList<>();
        for (Element path : HtmlPage.all(drawing, ".//path[starts-with(@class, 'line ')]")) {
            Matcher way = WAY.matcher(path.getAttribute("d"));
            assertThat(way.matches()).as(path.getAttribute("d")).isTrue();
            int fromX = Integer.parseInt(way.group(1));
            int fromY = Integer.parseInt(way.group(2));
            int lane = Integer.parseInt(way.group(3));
            int toY = Integer.parseInt(way.group(4));
            int toX = Integer.parseInt(way.group(5));
            for (Box box : boxes) {
                boolean ofStart = box.left <= fromX && fromX <= box.right && box.top < fromY && fromY < box.bottom;
                boolean ofEnd = box.top < toY && toY < box.bottom && box.left <= toX + 12 && toX - 12 <= box.right;
                assertThat(box.cutBy(lane, fromY, lane, toY))
                        .as("%s, lane %d", box, lane)
                        .isFalse();
                assertThat(!ofStart && box.cutBy(fromX, fromY, lane, fromY))
                        .as("%s at start", box)
                        .isFalse();
                assertThat(!ofEnd && box.cutBy(lane, toY, toX, toY))
                        .as("%s at end", box)
                        .isFalse();
            }
            if (fromY != toY) {
                int[] span = {lane, Math.min(fromY, toY), Math.max(fromY, toY)};
                assertThat(lanes).noneMatch(other -> other[0] == span[0] && other[1] < span[2] && span[1] < other[2]);
                lanes.add(span);
            }
        }
    }

    @Test
    void each_replication_and_link_is_a_line_that_the_list_explains() {
        HtmlPage page = PAGES.get("dairy");
        List<Element> lines = page.all("//ul[@class='lines']/li");
        assertThat(lines)
                .extracting(HtmlPage::text)
                .satisfiesExactly(
                        link -> assertThat(link).contains("Line 1", "Link valley – hill", "35 km"),
                        copy -> assertThat(copy)
                                .contains("Line 2", "churn → butter", "lines-to-hill", "10 min", "2 high"),
                        back -> assertThat(back).contains("Line 3", "butter → churn", "shop-to-valley"));
        for (String width : List.of("wide", "narrow")) {
            assertThat(page.all("//*[@class='estate " + width + "']//path[contains(@class, 'tip')]"))
                    .hasSize(2);
            assertThat(page.all("//*[@class='estate " + width + "']//path[@class='line link']"))
                    .hasSize(1);
        }
    }

    @Test
    void a_stretched_cluster_stands_at_both_sites() {
        Element drawing = drawing(PAGES.get("four sites"), "wide");
        assertThat(HtmlPage.all(drawing, ".//text[@class='label cluster'][.='s1c1']"))
                .hasSize(2);
        assertThat(HtmlPage.all(drawing, ".//path[@class='line stretch']")).hasSize(1);
    }

    @Test
    void a_box_shows_its_gravest_failures_and_leads_to_the_first() {
        HtmlPage page = PAGES.get("dairy");
        Element link = page.one("//*[@class='estate wide']//a[@data-subject='volumes[curd-d]']");
        assertThat(link.getAttribute("aria-label")).isEqualTo("Volume curd-d: 1 critical, 10 unknown");
        assertThat(page.byId(link.getAttribute("href").substring(1)).getAttribute("data-severity"))
                .isEqualTo("critical");
    }

    @Test
    void what_is_not_drawn_is_listed_beside_the_drawing() {
        Estate estate = Reported.estate("dairy.yaml");
        HtmlPage page = PAGES.get("dairy");
        List<String> open = estate.advice().findings().stream()
                .filter(finding -> finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.UNKNOWN)
                .map(finding -> finding.subject().toString())
                .distinct()
                .toList();
        String section = HtmlPage.text(page.byId("estate"));
        for (String subject : open) {
            boolean linked = !page.all("//*[@id='estate']//a[@data-subject='" + subject + "']")
                    .isEmpty();
            boolean counted = subject.startsWith("virtualMachines[");
            boolean line =
                    subject.startsWith("replications[") && section.contains(subject.replaceAll("^.*\\[|\\]$", ""));
            assertThat(linked || counted || line).as(subject).isTrue();
        }
    }

    @Test
    void a_large_estate_is_folded_and_no_failure_is_lost() {
        StringBuilder yaml =
                new StringBuilder("version: 1\nname: Large\nhosts:\n  - {id: h1..h900, roles: [hyper-v]}\nvolumes:\n");
        for (int i = 1; i <= 900; i += 2) {
            yaml.append("  - {id: v").append(i).append(", mountedBy: h").append(i);
            yaml.append(", fileSystem: ReFS, holdsPageFile: yes}\n");
        }
        Estate estate = Reported.read("large.yaml", yaml.toString());
        long failures = estate.advice().failures().stream()
                .filter(finding -> finding.rule().id().equals("filesystem/page-file"))
                .filter(Finding::stands)
                .count();
        assertThat(failures).isEqualTo(450);
        HtmlPage page = page(estate);
        for (String width : List.of("wide", "narrow")) {
            Element drawing = drawing(page, width);
            assertThat(boxes(drawing)).hasSizeLessThan(400);
            int hosts = HtmlPage.all(drawing, ".//rect[@class='box host']").size();
            List<Element> more = HtmlPage.all(drawing, ".//a[starts-with(@aria-label, 'and ')]");
            assertThat(more).hasSize(1);
            assertThat(more.get(0).getAttribute("aria-label")).startsWith("and " + (900 - hosts) + " more hosts: ");
            int shown = HtmlPage.all(drawing, ".//a[contains(@aria-label, '1 critical')]")
                    .size();
            assertThat(more.get(0).getAttribute("aria-label")).contains(failures - shown + " critical");
        }
    }
}
