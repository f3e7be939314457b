package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Section;

/**
 * The drawing of the estate: once for wide windows and once for narrow ones, of which a browser shows one. Beside it what a drawing
 * cannot hold: the lines in words, objects of other sections, and all boxes as a list.
 */
final class EstateSection {
    private static final int WIDE = 1100;
    private static final int WIDE_LANES = 12;
    private static final int NARROW = 328;
    private static final int NARROW_LANES = 4;
    private static final int LISTED = 60;
    private static final Set<Section> DRAWN = EnumSet.of(
            Section.SITES,
            Section.LINKS,
            Section.HOSTS,
            Section.CLUSTERS,
            Section.VIRTUAL_MACHINES,
            Section.STORAGE_SYSTEMS,
            Section.VOLUMES,
            Section.REPLICATIONS);

    private final Markup page;

    private EstateSection(Markup page) {
        this.page = page;
    }

    static void write(Markup page, Advice advice) throws IOException {
        new EstateSection(page).write(advice.environment(), Marks.of(advice.findings()));
    }

    private void write(Environment environment, Map<Subject, Marks> marks) throws IOException {
        List<Box> sites = EstateBoxes.of(environment, marks);
        List<Line> lines = Lines.between(sites, environment, marks);
        page.line().open("section").with("id", "estate").with("aria-labelledby", "estate-heading");
        page.open("h2").with("id", "estate-heading").text("Estate").close();
        if (sites.isEmpty()) {
            page.leaf("p", "No site, host, cluster, volume or machine is described, so there is nothing to draw.");
        } else {
            page.open("a", "skip")
                    .with("href", "#after-drawing")
                    .text("Skip the drawing")
                    .close();
            key(lines);
            page.open("div", "drawing");
            Drawing.write(page, sites, lines, "wide", WIDE, WIDE_LANES);
            Drawing.write(page, sites, lines, "narrow", NARROW, NARROW_LANES);
            page.close();
            page.open("div").with("id", "after-drawing").with("tabindex", "-1");
            lines(lines);
            page.close();
        }
        others(marks);
        if (!sites.isEmpty()) {
            page.line().open("details", "outline");
            page.leaf("summary", "The estate as a list");
            outline(sites);
            page.close();
        }
        page.close();
    }

    private void key(List<Line> lines) throws IOException {
        page.open("p", "drawing-key");
        page.text("Each box shows its gravest failures and what is unknown about it. ");
        for (Severity severity : Severity.values()) {
            sign(Words.key(severity), Words.title(severity).substring(0, 1), Words.key(severity));
        }
        sign("waived", "W", "waived");
        sign("unknown", "?", "unknown");
        long drawn = lines.stream().filter(Line::drawn).count();
        if (drawn > 0) {
            page.text(" Numbered lines are listed below.");
        }
        if (drawn > NARROW_LANES) {
            page.text(" Where the drawing has no room for a line, it stands in the list alone.");
        }
        page.close();
    }

    private void sign(String style, String sign, String word) throws IOException {
        page.open("span", "sign-key");
        page.leaf("span", "badge " + style, sign).text("\u00a0" + word);
        page.close().text(" ");
    }

    private void lines(List<Line> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        page.line().leaf("h3", "Links and replications");
        page.open("ul", "lines");
        for (Line line : lines.subList(0, Math.min(lines.size(), LISTED))) {
            line(line);
        }
        more(lines.size());
        page.close();
    }

    private void line(Line line) throws IOException {
        page.line().open("li");
        page.open(
                "span",
                "number " + Words.key(line.kind()) + (line.marks().gravest().isPresent() ? " failing" : ""));
        if (line.drawn()) {
            page.leaf("span", "spoken", "Line ").text(Integer.toString(line.number()));
        } else {
            page.text("–").leaf("span", "spoken", "not drawn");
        }
        page.close().open("div");
        page.leaf("strong", Words.title(line.kind()) + " ").text(line.ends());
        if (line.kind() == Line.Kind.STRETCH) {
            page.text(": one cluster");
        }
        List<Line.Member> members =
                line.members().subList(0, Math.min(line.members().size(), LISTED));
        page.open("ul");
        for (Line.Member member : members) {
            page.open("li");
            name(member.label(), member.marks(), "");
            page.text(member.note().isEmpty() ? "" : " " + member.note());
            member.marks().write(page);
            comment(member.comment());
            page.close();
        }
        more(line.members().size());
        page.close().close().close();
    }

    /** Objects with marks for which the drawing has no box, and for each section how many there are. */
    private void others(Map<Subject, Marks> marks) throws IOException {
        List<Map.Entry<Subject, Marks>> others = marks.entrySet().stream()
                .filter(entry -> Section.of(entry.getKey().kind())
                        .filter(DRAWN::contains)
                        .isEmpty())
                .sorted(Comparator.comparingInt((Map.Entry<Subject, Marks> entry) ->
                                entry.getValue().rank())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        page.line().leaf("h3", "Other objects with findings");
        page.open("ul", "others");
        for (Map.Entry<Subject, Marks> entry : others.subList(0, Math.min(others.size(), LISTED))) {
            page.line().open("li");
            name(entry.getKey().toString(), entry.getValue(), entry.getKey().toString());
            entry.getValue().write(page);
            page.close();
        }
        more(others.size());
        page.close();
    }

    private void outline(List<Box> boxes) throws IOException {
        page.line().open("ul");
        for (Box box : boxes) {
            page.line().open("li");
            name(box.name(), box.marks(), subject(box));
            page.text(box.note().isEmpty() ? "" : " " + box.note());
            box.marks().write(page);
            comment(box.comment());
            if (!box.inside().isEmpty()) {
                outline(box.inside());
            }
            page.close();
        }
        page.close();
    }

    private static String subject(Box box) {
        return box.object() == null || box.object().section() == null
                ? ""
                : new Subject(box.object().section().key(), box.object().id()).toString();
    }

    /** A name, which leads to the gravest finding if there is one. */
    private void name(String name, Marks marks, String subject) throws IOException {
        if (marks.none()) {
            page.leaf("span", "name", name);
            return;
        }
        page.open("a").with("href", "#" + marks.anchor());
        if (!subject.isEmpty()) {
            page.with("data-subject", subject);
        }
        page.text(name).close();
    }

    private void comment(String comment) throws IOException {
        if (!comment.isEmpty()) {
            page.text(" ").leaf("span", "comment", comment);
        }
    }

    private void more(int all) throws IOException {
        if (all > LISTED) {
            page.leaf("li", "and " + (all - LISTED) + " more");
        }
    }
}
