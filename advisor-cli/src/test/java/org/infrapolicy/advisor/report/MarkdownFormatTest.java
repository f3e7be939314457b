package org.infrapolicy.advisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infrapolicy.advisor.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownFormatTest {
    private static final ReportFormat MARKDOWN = ReportFormats.named("markdown").orElseThrow();
    private static final int COMMENT = 65_536;

    /** The tags that the format writes itself; what stands in them is HTML. */
    private static final Pattern OWN_TAGS = Pattern.compile("</?(?:details|summary|code)>");

    /**
     * What a reader of Markdown takes for text or markup, without code and without what a backslash makes text of. Code ends at the next
     * run of as many backticks.
     */
    private static String active(String markdown) {
        StringBuilder active = new StringBuilder();
        int at = 0;
        while (at < markdown.length()) {
            char c = markdown.charAt(at);
            if (c == '\\'
                    && at + 1 < markdown.length()
                    && "\\`*_{}[]<>()#+-.!|~&:/@$\"'".indexOf(markdown.charAt(at + 1)) >= 0) {
                at += 2;
            } else if (c == '`') {
                int run = at;
                while (run < markdown.length() && markdown.charAt(run) == '`') {
                    run++;
                }
                String fence = markdown.substring(at, run);
                Matcher end = Pattern.compile("(?<!`)" + fence + "(?!`)").matcher(markdown);
                boolean code =
                        end.find(run) && !markdown.substring(run, end.start()).contains("\n");
                assertThat(code).as(markdown.substring(at)).isTrue();
                at = end.end();
                active.append('\u00b7');
            } else {
                active.append(c);
                at++;
            }
        }
        return active.toString();
    }

    private static int rows(String markdown, String heading) {
        int start = markdown.indexOf(heading + "\n\n|");
        if (start < 0) {
            return 0;
        }
        List<String> table = markdown.substring(start + heading.length() + 2)
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        return table.size() - 2;
    }

    private static int more(String markdown, String heading) {
        String section = markdown.substring(markdown.indexOf(heading + "\n"));
        int next = section.indexOf("\n#", 1);
        Matcher more =
                Pattern.compile("\n_and (\\d+) more_\n").matcher(next < 0 ? section : section.substring(0, next));
        return more.find() ? Integer.parseInt(more.group(1)) : 0;
    }

    @Test
    void hostile_names_make_no_tag_no_link_and_call_nobody() {
        for (String markdown : List.of(
                Reported.of(MARKDOWN, Reported.hostile()),
                Reported.ofFolder(MARKDOWN, Reported.hostile()),
                Reported.of(MARKDOWN, addresses()))) {
            String active = OWN_TAGS.matcher(active(markdown)).replaceAll("");
            assertThat(active.lines().filter(line -> !line.startsWith("|") && line.contains("|")))
                    .isEmpty();
            assertThat(active).doesNotContain("<", ">", "](", "://", "www.", "@", "~~");
            assertThat(active.replaceAll("&#\\d+;", "")).doesNotContain("&");
            assertThat(active.replaceAll("(?m)^#+ ", "").replaceAll("&#\\d+;", ""))
                    .doesNotContain("#");
            assertThat(markdown.codePoints().filter(c -> Character.isISOControl(c) && c != '\n'))
                    .isEmpty();
            assertThat(markdown).doesNotContain("<script>");
        }
    }

    private static Estate addresses() {
        StringBuilder text = new StringBuilder("name: \"@team #1 https://evil.example\"\nhosts: [{id: h}]\nvolumes:\n");
        List<String> names = List.of(
                "https://evil.example/x",
                "www.evil.example",
                "mail@evil.example",
                "@octocat",
                "#1",
                "@@`@`",
                "``a`",
                "![x](y)",
                "&lt;b&gt;",
                "<!-- x",
                "**b** ~~s~~",
                "$x$",
                "a\\|b",
                "\\`<b>\\`");
        for (String name : names) {
            text.append("  - {id: '").append(name).append("', mountedBy: h, holdsPageFile: yes, fileSystem: ReFS}\n");
        }
        Estate estate = Reported.read("@a/https://b.yaml", text.toString());
        assertThat(estate.advice().failures()).hasSizeGreaterThanOrEqualTo(names.size());
        return estate;
    }

    @Test
    void every_row_of_a_table_has_the_cells_of_its_head() {
        for (Estate estate : List.of(Reported.hostile(), addresses(), Reported.branchOffice())) {
            int cells = 0;
            for (String line : Reported.of(MARKDOWN, estate).lines().toList()) {
                if (line.startsWith("|")) {
                    int bars =
                            line.replaceAll("\\\\.", "").replaceAll("[^|]", "").length();
                    cells = cells == 0 ? bars : cells;
                    assertThat(bars).as(line).isEqualTo(cells);
                } else {
                    cells = 0;
                }
            }
        }
    }

    @Test
    void counts_equal_the_summary() {
        Estate estate = Reported.estate("dairy.yaml");
        String markdown = Reported.of(MARKDOWN, estate);
        int failed = estate.advice().summary().count(Verdict.FAIL);
        assertThat(markdown).contains("**" + Counts.of(estate.advice().summary()) + "**");
        assertThat(rows(markdown, "### Failed") + more(markdown, "### Failed")).isEqualTo(failed);
        assertThat(rows(markdown, "### Facts to collect, the most useful first"))
                .isEqualTo(TextReport.LISTED_QUESTIONS);
        assertThat(more(markdown, "### Facts to collect, the most useful first"))
                .isEqualTo(estate.advice().questions().size() - TextReport.LISTED_QUESTIONS);
        int detailed = markdown.split("<details>", -1).length - 1;
        assertThat(detailed + more(markdown, "### Details")).isEqualTo(failed);
        assertThat(detailed).isBetween(12, 20);
    }

    @Test
    void waived_ones_have_a_table_of_their_own() {
        Estate estate = Reported.branchOffice();
        String markdown = Reported.of(MARKDOWN, estate);
        assertThat(rows(markdown, "### Failed"))
                .isEqualTo(estate.advice().standing().size());
        assertThat(rows(markdown, "### Failed and waived")).isEqualTo(1);
        assertThat(markdown.lines().filter(line -> line.contains("sofs/branch-cache")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("Anna Smith", "CHG-1234", "2027-01-31", "Goes with the old server", "Bert Jones"));
        assertThat(markdown).contains("s2d/nothing@clusters[gone]");
    }

    @Test
    void the_details_say_why_what_was_found_what_to_do_and_where_it_stands() {
        String markdown = Reported.of(MARKDOWN, Reported.estate("dairy.yaml"));
        assertThat(markdown)
                .contains(
                        "- **Why:** A page file does not lie on ReFS (unsupported)",
                        "- **Found:** `volumes[curd-d].holdsPageFile = yes` (`examples/environments/dairy.yaml:121`)",
                        "- **Remedy:** Move the page file",
                        "- **Smallest change:** `volumes[curd-d].holdsPageFile = no`",
                        "- **Source:** NTFS vs. ReFS",
                        "- **Rule:** `filesystem/page-file`");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stays_below_the_size_of_a_comment_and_says_what_is_left_out(boolean folder) {
        StringBuilder text = new StringBuilder("hosts: [{id: h}]\nvolumes:\n");
        for (int i = 0; i < 400; i++) {
            text.append("  - {id: '")
                    .append("<|*".repeat(60))
                    .append(i)
                    .append("', mountedBy: h, holdsPageFile: yes, fileSystem: ReFS}\n");
        }
        Estate estate = Reported.read("x".repeat(200) + ".yaml", text.toString());
        List<Estate> estates = new ArrayList<>(List.of(estate));
        for (int i = 0; folder && i < 40; i++) {
            estates.add(Reported.branchOffice());
        }
        Run run = Reported.run().overFolder(folder).comparedWithBaseline(true);
        List<RollUp.Gone> gone = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            gone.add(new RollUp.Gone("k".repeat(100), "a/rule", "volumes[" + "<".repeat(200) + i + "]", "f"));
        }
        String markdown = Reported.of(MARKDOWN, run, estates, gone);
        assertThat(markdown.length()).isLessThan(COMMENT);
        int standing =
                estates.stream().mapToInt(one -> one.advice().standing().size()).sum();
        String failed = folder ? "## Gravest findings" : "### Failed";
        String details = folder ? "## Details" : "### Details";
        assertThat(rows(markdown, failed)).isPositive();
        assertThat(rows(markdown, failed) + more(markdown, failed)).isEqualTo(standing);
        assertThat(markdown.split("<details>", -1).length - 1 + more(markdown, details))
                .isEqualTo(standing);
        assertThat(rows(markdown, "## Gone since the baseline") + more(markdown, "## Gone since the baseline"))
                .isEqualTo(500);
    }

    @Test
    void a_folder_is_rolled_up() {
        String markdown = Reported.ofFolder(MARKDOWN, Reported.branchOffice(), Reported.estate("dairy.yaml"));
        assertThat(markdown).contains("**2 environments: ");
        assertThat(rows(markdown, "## Worst environments")).isEqualTo(2);
        assertThat(rows(markdown, "## Files that could not be read")).isEqualTo(1);
        assertThat(rows(markdown, "## Commonest causes")).isPositive();
        assertThat(rows(markdown, "## Facts most often missing")).isEqualTo(15);
        assertThat(rows(markdown, "## Waivers")).isEqualTo(1);
    }

    @Test
    void a_text_that_is_cut_is_cut_between_characters() {
        assertThat(Markdown.shortened("ab\ud83c\udfe2", 3)).isEqualTo("ab…");
        assertThat(Markdown.shortened("ab\ud83c\udfe2", 4)).isEqualTo("ab\ud83c\udfe2");
    }
}
