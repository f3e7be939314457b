package org.infrapolicy.advisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Holds pages to being of one piece and closed to what documents say. */
class HtmlSafetyTest {
    private static final ReportFormat HTML = ReportFormats.named("html").orElseThrow();
    private static final Set<String> VOID = Set.of("meta", "link", "input");
    private static final Set<String> DRAWN = Set.of("rect", "circle", "ellipse", "path", "use");

    private static HtmlPage page(Estate estate) {
        return HtmlPage.parse(Reported.of(HTML, estate));
    }

    @Test
    void hostile_names_stay_text() {
        String ordinary = Reported.of(HTML, Reported.estate("dairy.yaml"));
        HtmlPage page = page(Reported.hostile());
        Set<String> known = names(HtmlPage.parse(ordinary));
        assertThat(known).containsAll(names(page)).doesNotContain("img", "iframe", "object", "embed", "form", "base");
        assertThat(page.all("//script")).hasSize(1);
        assertThat(page.all("//style")).hasSize(1);
        assertThat(attributes(page)).noneMatch(name -> name.startsWith("on")).doesNotContain("style", "src", "srcdoc");
        assertThat(page.all("//*[@href]"))
                .extracting(link -> link.getAttribute("href"))
                .allMatch(target -> target.matches("#[-\\w]+") || target.equals("data:,"));
        String text = page.text();
        assertThat(text).contains(Reported.HOSTILE_NAMES);
        assertThat(text).contains("\\u001b[31mred", "a\\u000ab", "\\u202egnp.exe", "nul\\u0000end", "\\u2028line");
        assertThat(text.chars()).noneMatch(c -> c != '\n' && Character.isISOControl(c));
    }

    @Test
    void hostile_names_stay_text_in_a_folder_too() {
        HtmlPage page = HtmlPage.parse(Reported.ofFolder(HTML, Reported.hostile(), Reported.branchOffice()));
        assertThat(page.all("//script")).hasSize(1);
        assertThat(attributes(page)).noneMatch(name -> name.startsWith("on")).doesNotContain("style", "src");
        assertThat(page.text()).contains("<b>Evil</b> & =1+1", "is not valid YAML: <oops>");
    }

    @Test
    void the_browser_may_run_this_style_and_script_and_nothing_else() throws Exception {
        HtmlPage page = page(Reported.hostile());
        String policy =
                page.one("//meta[@http-equiv='Content-Security-Policy']").getAttribute("content");
        assertThat(policy.split("; "))
                .contains(
                        "default-src 'none'",
                        "script-src '" + hash(page.script()) + "'",
                        "style-src '" + hash(page.style()) + "'",
                        "base-uri 'none'",
                        "form-action 'none'");
        assertThat(policy).doesNotContain("unsafe", "*", "http");
        assertThat(page.script()).doesNotContain("</", "<!--", "innerHTML", "eval(", "fetch(", "\r");
    }

    @Test
    void nothing_is_loaded() {
        HtmlPage page = page(Reported.estate("dairy.yaml"));
        assertThat(page.style() + page.script())
                .doesNotContain("url(", "@import", "http:", "https:", "//cdn", "import(");
        assertThat(page.all("//@src/.. | //@srcset/.. | //@action/.. | //@data/.. | //@poster/.."))
                .isEmpty();
    }

    @Test
    void elements_are_closed_as_html_wants_it() {
        Pattern selfClosed = Pattern.compile("<(\\w+)(?: [-\\w]+=\"[^\"]*\")*\\s*/>");
        List<String> names = selfClosed
                .matcher(Reported.of(HTML, Reported.hostile()))
                .results()
                .map(MatchResult::group)
                .map(tag -> tag.replaceAll("^<(\\w+)(?s).*", "$1"))
                .distinct()
                .toList();
        assertThat(names).isNotEmpty().allMatch(name -> VOID.contains(name) || DRAWN.contains(name));
    }

    @Test
    void links_and_labels_lead_somewhere() {
        Stream.of(
                        Reported.of(HTML, Reported.estate("dairy.yaml")),
                        Reported.of(HTML, Reported.read("many.yaml", GeneratedEstate.yaml(4))),
                        Reported.ofFolder(HTML, Reported.branchOffice(), Reported.hostile()))
                .map(HtmlPage::parse)
                .forEach(page -> {
                    List<String> ids = page.all("//*[@id]").stream()
                            .map(element -> element.getAttribute("id"))
                            .toList();
                    Set<String> unique = new HashSet<>(ids);
                    assertThat(ids).hasSameSizeAs(unique);
                    for (String attribute : List.of("href", "aria-labelledby", "for")) {
                        for (Element element : page.all("//*[@" + attribute + "]")) {
                            String target = element.getAttribute(attribute).replaceFirst("^#", "");
                            assertThat(target)
                                    .satisfiesAnyOf(
                                            t -> assertThat(unique).contains(t),
                                            t -> assertThat(t).isEqualTo("data:,"));
                        }
                    }
                });
    }

    @Test
    void headings_descend_step_by_step() {
        for (String html : List.of(
                Reported.of(HTML, Reported.estate("dairy.yaml")),
                Reported.ofFolder(HTML, Reported.branchOffice(), Reported.hostile()))) {
            int last = 0;
            List<Element> headings = HtmlPage.parse(html).all("//h1|//h2|//h3|//h4|//h5");
            assertThat(headings.get(0).getNodeName()).isEqualTo("h1");
            for (Element heading : headings) {
                int level = heading.getNodeName().charAt(1) - '0';
                assertThat(level).as(HtmlPage.text(heading)).isLessThanOrEqualTo(last + 1);
                assertThat(level > 1 || last == 0).isTrue();
                last = level;
            }
        }
    }

    private static Set<String> names(HtmlPage page) {
        return page.all("//*").stream().map(Node::getNodeName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> attributes(HtmlPage page) {
        return page.all("//*").stream()
                .flatMap(element -> IntStream.range(0, element.getAttributes().getLength())
                        .mapToObj(i -> element.getAttributes().item(i).getNodeName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
