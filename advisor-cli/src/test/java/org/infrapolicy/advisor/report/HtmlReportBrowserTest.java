package org.infrapolicy.advisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Opens reports in the Chromium of the machine; skipped where there is none. */
class HtmlReportBrowserTest {
    private static final ReportFormat HTML = ReportFormats.named("html").orElseThrow();
    private static final Path PICTURES = Path.of("target", "report-screenshots");
    private static final String SHOWN = "document.querySelectorAll('#groups [data-item]:not([hidden])').length";
    private static final String OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true; })";
    private static final int PHONE = 360;
    private static final int DESKTOP = 1280;

    private static final Map<String, String> PAGES = new LinkedHashMap<>();
    private static Optional<Browser> started = Optional.empty();

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() {
        started = Browser.start(folder);
        Assumptions.assumeTrue(
                started.isPresent(),
                "There is no chromium with chromedriver on the path, nor named by -Dadvisor.chromium and"
                        + " -Dadvisor.chromedriver, so no report was opened in a browser.");
        PAGES.put("branch-office", Reported.of(HTML, Reported.branchOffice()));
        PAGES.put("dairy", Reported.of(HTML, Reported.compared(Reported.estate("dairy.yaml"))));
        PAGES.put("hostile", Reported.of(HTML, Reported.hostile()));
        PAGES.put("generated", Reported.of(HTML, usual(Reported.read("generated.yaml", GeneratedEstate.yaml(4)))));
        PAGES.put(
                "folder",
                Reported.ofFolder(HTML, Reported.branchOffice(), Reported.estate("dairy.yaml"), Reported.hostile()));
    }

    /** The same without what passes or is not applicable, which a run lists only when asked to. */
    private static Estate usual(Estate estate) {
        Advice all = estate.advice();
        List<Finding> findings = all.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.UNKNOWN)
                .toList();
        Advice advice = new Advice(
                all.environment(),
                all.summary(),
                findings,
                all.decisions(),
                all.questions(),
                all.coverage(),
                all.waivers());
        return new Estate(estate.key(), advice, estate.baseline());
    }

    @AfterAll
    static void stop() {
        started.ifPresent(Browser::close);
    }

    static Stream<Arguments> everywhere() {
        return on("branch-office", "dairy", "hostile", "generated", "folder");
    }

    static Stream<Arguments> smallPages() {
        return on("branch-office", "folder");
    }

    private static Stream<Arguments> on(String... pages) {
        return Stream.of(pages)
                .flatMap(page -> Stream.of(PHONE, DESKTOP)
                        .flatMap(width -> Stream.of("light", "dark").map(theme -> Arguments.of(page, width, theme))));
    }

    private static Browser open(String page, int width, String theme) {
        Browser browser = started.orElseThrow().as(width, theme);
        browser.open(page, PAGES.get(page));
        return browser;
    }

    private static Browser open(String page) {
        return open(page, DESKTOP, "light");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void a_page_opens_without_a_word_on_the_console_and_fits_the_window(String page, int width, String theme) {
        Browser browser = open(page, width, theme);
        assertThat(browser.driver().getTitle()).endsWith(" – Infrastructure Policy Advisor");
        browser.picture(PICTURES.resolve(page + "-" + width + "-" + theme + ".png"));
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        if (!page.equals("generated")) {
            browser.driver().executeScript(OPEN_ALL);
            assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        }
        assertThat(browser.value("getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo(theme);
        assertThat(browser.console()).isEmpty();
    }

    /** All verdicts, a waiver and many sorts of objects; what the other pages have is more of the same. */
    @ParameterizedTest
    @MethodSource("smallPages")
    void axe_finds_no_fault(String page, int width, String theme) {
        Browser browser = open(page, width, theme);
        browser.driver().executeScript(OPEN_ALL);
        assertThat(browser.accessibilityFaults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axe_finds_no_fault_with_a_drawing_with_lines(String theme) {
        Browser browser = started.orElseThrow().as(DESKTOP, theme);
        browser.open("usual", Reported.of(HTML, usual(Reported.estate("dairy.yaml"))));
        assertThat(browser.accessibilityFaults()).isEmpty();
    }

    @Test
    void only_the_drawing_for_the_width_is_shown() {
        String shown = "[...document.querySelectorAll('svg.estate')].filter(e => e.getClientRects().length).length"
                + " + document.querySelector('svg.estate.%s').getClientRects().length";
        assertThat(open("dairy").number(String.format(shown, "wide"))).isEqualTo(2);
        assertThat(open("dairy", PHONE, "light").number(String.format(shown, "narrow")))
                .isEqualTo(2);
    }

    static Stream<Arguments> drawings() {
        return on("dairy", "hostile", "generated").filter(page -> page.get()[2].equals("light"));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void text_stays_in_its_box(String page, int width, String theme) {
        Browser browser = open(page, width, theme);
        assertThat((List<?>) browser.driver().executeScript("""
                const over = [];
                for (const box of document.querySelectorAll('svg.estate.' + arguments[0] + ' .box')) {
                    const texts = [...box.parentElement.querySelectorAll('text.label, text.note')];
                    const signs = [...box.parentElement.querySelectorAll('rect.sign')].map(sign => sign.getBBox());
                    for (const text of texts) {
                        const at = text.getBBox();
                        const end = at.x + at.width;
                        const beside = signs.filter(sign => sign.y < at.y + at.height - 3 && at.y + 3 < sign.y + sign.height);
                        const room = Math.min(...beside.map(sign => sign.x), box.getBBox().x + box.getBBox().width);
                        if (end > room + 1) {
                            over.push(text.textContent + ' ' + end + ' > ' + room);
                        }
                    }
                }
                return over;
                """, width == PHONE ? "narrow" : "wide"))
                .isEmpty();
    }

    @Test
    void chips_leave_what_they_name_and_say_how_much_that_is() {
        Browser browser = open("branch-office");
        assertThat(browser.number(SHOWN)).isEqualTo(222);
        press(browser, "verdict", "fail");
        assertThat(browser.number(SHOWN)).isEqualTo(4);
        assertThat(count(browser)).isEqualTo("Showing 4 of 222 findings");
        press(browser, "severity", "high");
        assertThat(count(browser)).isEqualTo("Showing 3 of 222 findings");
        press(browser, "waiver", "waived");
        assertThat(count(browser)).isEqualTo("Showing 1 of 222 findings");
        assertThat(browser.driver()
                        .findElement(By.cssSelector("#groups article:not([hidden]) h4"))
                        .getText())
                .contains("BranchCache");
        browser.driver().findElement(By.id("clear")).click();
        assertThat(count(browser)).isEqualTo("Showing all 222 findings");
        press(browser, "verdict", "unknown");
        assertThat(browser.number(SHOWN)).isEqualTo(42);
        assertThat(visible(browser, "#group-unknown .message")).hasSize(42);
    }

    private static void press(Browser browser, String facet, String value) {
        chip(browser, facet, value).click();
    }

    private static WebElement chip(Browser browser, String facet, String value) {
        return browser.driver().findElement(By.cssSelector("[data-facet='" + facet + "'][data-value='" + value + "']"));
    }

    private static String count(Browser browser) {
        return browser.driver().findElement(By.id("count")).getText();
    }

    private static List<WebElement> visible(Browser browser, String selector) {
        return browser.driver().findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .toList();
    }

    @Test
    void new_findings_can_be_told_from_old_ones() {
        Browser browser = open("dairy");
        press(browser, "state", "new");
        int fresh = browser.number(SHOWN);
        press(browser, "state", "new");
        press(browser, "state", "unchanged");
        assertThat(fresh).isPositive();
        assertThat(fresh + browser.number(SHOWN))
                .isEqualTo(browser.number("document.querySelectorAll('#groups [data-item]').length"));
    }

    @Test
    void the_search_finds_all_words_in_any_text() {
        Browser browser = open("branch-office");
        WebElement search = browser.driver().findElement(By.id("search"));
        search.sendKeys("branchcache CHG-1234 desk");
        await(browser, "Showing 0 of 222");
        search.sendKeys(Keys.BACK_SPACE.toString().repeat(5));
        await(browser, "Showing 1 of 222");
        search.clear();
        search.sendKeys("yaml:29");
        await(browser, " of 222");
        assertThat(browser.number(SHOWN)).isBetween(1, 221);
        search.clear();
        search.sendKeys("nothing like this");
        await(browser, "Showing 0 of 222");
        assertThat(visible(browser, "#groups .group")).isEmpty();
    }

    private static void await(Browser browser, String text) {
        browser.await("document.getElementById('count').textContent.includes('" + text + "')");
    }

    @Test
    void findings_can_be_grouped_otherwise_and_back() {
        Browser browser = open("dairy");
        Estate estate = Reported.estate("dairy.yaml");
        for (String by : List.of("subject", "topic")) {
            browser.driver().findElement(By.cssSelector("[data-by=" + by + "]")).click();
            List<String> headings = browser.driver().findElements(By.cssSelector("#groups > .group h3")).stream()
                    .map(WebElement::getText)
                    .toList();
            List<String> expected = estate.advice().findings().stream()
                    .map(finding -> by.equals("topic")
                            ? finding.rule().topic()
                            : finding.subject().toString())
                    .distinct()
                    .toList();
            assertThat(headings).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(browser.number(SHOWN))
                    .isEqualTo(estate.advice().findings().size());
        }
        browser.driver().findElement(By.cssSelector("[data-by=severity]")).click();
        assertThat(browser.number("document.querySelectorAll('#group-critical article').length"))
                .isEqualTo(6);
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void keys_reach_and_work_the_filters() {
        Browser browser = open("branch-office");
        browser.driver().findElement(By.id("search")).sendKeys("");
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
            reached.add(browser.driver().switchTo().activeElement().getText());
        }
        assertThat(reached)
                .satisfiesExactly(
                        severity -> assertThat(severity).contains("Severity"),
                        subject -> assertThat(subject).isEqualTo("Subject"),
                        topic -> assertThat(topic).isEqualTo("Topic"),
                        filters -> assertThat(filters).isEqualTo("Filters"),
                        failed -> assertThat(failed).startsWith("Failed"),
                        unknown -> assertThat(unknown).startsWith("Unknown"));
        WebElement chip = browser.driver().switchTo().activeElement();
        assertThat(browser.value("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        chip.sendKeys(Keys.ENTER);
        assertThat(chip.getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(count(browser)).isEqualTo("Showing 42 of 222 findings");
        chip.sendKeys(Keys.SPACE);
        assertThat(chip.getAttribute("aria-pressed")).isEqualTo("false");
    }

    @Test
    void the_first_key_leads_past_the_banner() {
        Browser browser = open("branch-office");
        browser.driver().findElement(By.tagName("body")).sendKeys(Keys.TAB);
        WebElement skip = browser.driver().switchTo().activeElement();
        assertThat(skip.getText()).isEqualTo("Skip to the content");
        assertThat(skip.isDisplayed()).isTrue();
        skip.sendKeys(Keys.ENTER);
        assertThat(browser.value("document.activeElement.id")).isEqualTo("main");
    }

    @Test
    void a_box_of_the_drawing_leads_to_what_is_said_of_its_object() {
        Browser browser = open("dairy");
        press(browser, "verdict", "pass");
        browser.driver()
                .findElement(By.cssSelector("svg.wide a[data-subject='volumes[curd-d]']"))
                .sendKeys(Keys.ENTER);
        long ofVolume = Reported.estate("dairy.yaml").advice().findings().stream()
                .filter(finding -> finding.subject().toString().equals("volumes[curd-d]"))
                .count();
        assertThat(browser.number(SHOWN)).isEqualTo((int) ofVolume);
        assertThat(browser.value("document.activeElement.textContent")).isEqualTo("Only volumes[curd-d] ✕");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        assertThat(count(browser)).startsWith("Showing all");
    }

    @Test
    void a_link_to_a_filtered_finding_shows_it() {
        Browser browser = open("dairy");
        press(browser, "verdict", "pass");
        browser.driver().executeScript("location.hash = 'f1'");
        browser.await("document.getElementById('f1').getClientRects().length > 0");
    }

    @Test
    void the_theme_can_be_switched() {
        Browser browser = open("dairy");
        WebElement theme = browser.driver().findElement(By.id("theme"));
        assertThat(theme.getAttribute("aria-pressed")).isEqualTo("false");
        theme.click();
        assertThat(theme.getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(browser.value("getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("dark");
        assertThat(browser.accessibilityFaults()).isEmpty();
    }

    @Test
    void hostile_names_run_nothing_and_make_no_element() {
        Browser browser = started.orElseThrow();
        browser.before("window.ran = []; for (const f of ['alert', 'confirm', 'prompt', 'open'])"
                + " window[f] = (...what) => window.ran.push(f + what);");
        for (String page : List.of("hostile", "folder")) {
            open(page);
            browser.driver().executeScript(OPEN_ALL);
            visible(browser, ".chip").forEach(WebElement::click);
            assertThat(browser.value("window.ran")).isEqualTo(List.of());
            assertThat(browser.number("document.querySelectorAll('script').length"))
                    .isEqualTo(1);
            assertThat(browser.number("document.querySelectorAll('img, iframe, object, embed, x, b.evil').length"))
                    .isZero();
            assertThat(browser.driver().findElement(By.tagName("body")).getText())
                    .contains("<b>Evil</b> & =1+1");
            assertThat(browser.console()).isEmpty();
        }
    }

    @Test
    void nothing_is_fetched() {
        Browser browser = open("dairy");
        assertThat(browser.number(
                        "performance.getEntriesByType('resource').filter(e => !e.name.startsWith('data:')).length"))
                .isZero();
    }

    @Test
    void all_can_be_read_without_the_script() {
        Browser browser = started.orElseThrow().as(DESKTOP, "light");
        String html = PAGES.get("branch-office").replaceFirst("(?s)<script>.*</script>", "");
        browser.open("without-script", html);
        assertThat(visible(browser, "#controls, #theme")).isEmpty();
        assertThat(visible(browser, "#groups article h4")).hasSize(4);
        long undecided = Reported.branchOffice().advice().summary().count(Verdict.UNKNOWN);
        WebElement link = browser.driver().findElement(By.cssSelector("svg.wide a[aria-label^='Cluster saw-cluster']"));
        link.sendKeys(Keys.ENTER);
        assertThat(visible(browser, "#group-unknown .message")).hasSize((int) undecided);
    }

    @Test
    void print_shows_all_that_is_folded_and_no_controls() {
        Browser browser = open("branch-office", 800, "dark");
        browser.asPrinted();
        assertThat(visible(browser, "#search, #theme, .chip, nav")).isEmpty();
        assertThat(browser.value("getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("light");
        assertThat(browser.number("document.querySelector('#f1 dl').getBoundingClientRect().height"))
                .isPositive();
        browser.picture(PICTURES.resolve("branch-office-print.png"));
    }

    @Test
    void a_folder_has_its_roll_up_first_and_filters_environments() {
        Browser browser = open("folder");
        assertThat(browser.value("document.querySelector('main section').id")).isEqualTo("roll-up");
        press(browser, "severity", "critical");
        assertThat(count(browser)).isEqualTo("Showing 2 of 3 environments");
        browser.driver().findElement(By.id("search")).sendKeys("butter");
        await(browser, "Showing 1 of 3 environments");
        assertThat(visible(browser, ".estate-brief h3"))
                .extracting(WebElement::getText)
                .allMatch(heading -> heading.startsWith("Dairy"));
    }
}
