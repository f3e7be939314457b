package org.infrapolicy.advisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fix;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Question;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.Source;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Waiver;
import org.infrapolicy.advisor.report.Estate.BaselineState;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class HtmlFormatTest {
    private static final ReportFormat HTML = ReportFormats.named("html").orElseThrow();

    private static HtmlPage page(Estate estate) {
        return HtmlPage.parse(Reported.of(HTML, estate));
    }

    private static List<Element> findings(HtmlPage page) {
        return page.all("//*[@id='groups']//*[@data-item]");
    }

    private static Element element(HtmlPage page, Advice advice, Finding finding) {
        return page.byId("f" + (advice.findings().indexOf(finding) + 1));
    }

    @Test
    void each_finding_carries_what_defends_it() {
        Estate estate = Reported.estate("dairy.yaml");
        HtmlPage page = page(estate);
        Advice advice = estate.advice();
        assertThat(findings(page)).hasSameSizeAs(advice.findings());
        for (Finding finding : advice.findings()) {
            Element element = element(page, advice, finding);
            assertThat(element.getAttribute("data-verdict"))
                    .isEqualTo(finding.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            assertThat(element.getAttribute("data-subject"))
                    .isEqualTo(finding.subject().toString());
            String text = HtmlPage.text(element);
            assertThat(text)
                    .contains(
                            finding.rule().id(),
                            finding.rule().caveat(),
                            finding.rule().title());
            for (Evidence piece : finding.evidence().stream().limit(60).toList()) {
                String place = piece.where() == null ? "" : " " + piece.where();
                assertThat(text).contains(piece.path() + " = " + piece.value() + place);
            }
            for (Source source : finding.rule().sources()) {
                assertThat(text).contains(source.document(), source.section(), source.author());
            }
            if (finding.verdict() == Verdict.FAIL) {
                assertThat(text).contains(finding.message(), finding.rule().remedy());
                finding.fixes().stream()
                        .map(Fix::toString)
                        .forEach(fix -> assertThat(text).contains("Smallest change " + fix));
            }
            if (finding.verdict() == Verdict.UNKNOWN) {
                assertThat(text).contains(finding.missing());
            }
            assertThat(text.contains("Inferred"))
                    .isEqualTo(finding.rule().basis().equals("inferred"));
        }
    }

    @Test
    void an_imported_fact_names_its_origin() {
        Estate branch = Reported.branchOffice();
        Finding fail = branch.advice().failures().get(0);
        Evidence imported = new Evidence("hosts[x].roles", "[print]", null, "vmm.json: $.Hosts[0].Role");
        Finding other = new Finding(
                fail.rule(),
                fail.verdict(),
                fail.subject(),
                fail.message(),
                List.of(imported),
                List.of(),
                List.of(),
                fail.fingerprint(),
                null);
        assertThat(page(Estate.of(with(branch.advice(), List.of(other)))).text())
                .contains("hosts[x].roles = [print] (vmm.json: $.Hosts[0].Role)");
    }

    private static Advice with(Advice advice, List<Finding> findings) {
        return new Advice(
                advice.environment(),
                advice.summary(),
                findings,
                advice.decisions(),
                advice.questions(),
                advice.coverage(),
                advice.waivers());
    }

    @Test
    void findings_stand_by_severity_and_unknown_is_never_among_passed() {
        HtmlPage page = page(Reported.branchOffice());
        for (Element group : page.all("//*[@id='groups']/details")) {
            String key = group.getAttribute("id").substring("group-".length());
            List<Element> items = HtmlPage.all(group, "*[@data-item]");
            assertThat(items).isNotEmpty();
            for (Element item : items) {
                boolean fails = item.getAttribute("data-verdict").equals("fail");
                assertThat(item.getAttribute(fails ? "data-severity" : "data-verdict"))
                        .isEqualTo(key);
            }
            assertThat(HtmlPage.text(HtmlPage.all(group, "summary/span").get(0)))
                    .isEqualTo("" + items.size());
        }
        assertThat(page.all("//*[@id='groups']/details"))
                .extracting(group -> group.getAttribute("id"))
                .containsExactly("group-high", "group-medium", "group-unknown", "group-pass", "group-not-applicable");
    }

    @Test
    void the_summary_counts_what_the_advice_counts() {
        Estate estate = Reported.branchOffice();
        HtmlPage page = page(estate);
        Summary summary = estate.advice().summary();
        assertThat(HtmlPage.text(page.one("//*[@id='summary']/ul")))
                .contains(
                        summary.count(Verdict.FAIL) + " failed",
                        summary.count(Verdict.UNKNOWN) + " unknown",
                        summary.count(Verdict.PASS) + " passed",
                        summary.count(Verdict.NOT_APPLICABLE) + " not applicable",
                        summary.waived() + " of them waived");
        List<Element> charts = page.all("//*[@id='summary']//figure//*[local-name()='svg']");
        assertThat(charts).hasSize(3).allSatisfy(chart -> {
            assertThat(chart.getAttribute("role")).isEqualTo("img");
            assertThat(chart.getAttribute("aria-label")).matches(".+: \\d+ .+");
        });
        assertThat(charts.get(0).getAttribute("aria-label"))
                .endsWith(": 3 failed, 1 failed and waived, 42 unknown, 45 passed");
    }

    @Test
    void the_coverage_adds_up() {
        HtmlPage page = page(Reported.branchOffice());
        String sentence = HtmlPage.text(page.one("//*[@id='coverage']/p"));
        assertThat(sentence)
                .matches("Of \\d+ rules: \\d+ decided, \\d+ undecided for want of facts, \\d+ not applicable\\.");
        int[] numbers = Pattern.compile("\\d+")
                .matcher(sentence)
                .results()
                .mapToInt(number -> Integer.parseInt(number.group()))
                .toArray();
        assertThat(numbers[0]).isEqualTo(Reported.run().rules().size() - waiverRules());
        assertThat(numbers[1] + numbers[2] + numbers[3]).isEqualTo(numbers[0]);
        assertThat(page.all("//*[@id='coverage']//tbody/tr")).hasSize(numbers[0]);
    }

    private static int waiverRules() {
        return (int) Reported.run().rules().stream()
                .filter(rule -> rule.topic().equals("waiver"))
                .count();
    }

    @Test
    void a_waived_failure_stays_one_and_names_who_waived_it() {
        Estate estate = Reported.branchOffice();
        HtmlPage page = page(estate);
        Finding waived = estate.advice().failures().stream()
                .filter(finding -> finding.waiver().isPresent())
                .findFirst()
                .orElseThrow();
        Element card = element(page, estate.advice(), waived);
        assertThat(card.getAttribute("data-verdict")).isEqualTo("fail");
        assertThat(card.getAttribute("data-waiver")).isEqualTo("waived");
        Waiver waiver = waived.waiver().orElseThrow();
        List<String> ledger = List.of(
                waiver.reason(),
                waiver.owner(),
                waiver.ticket(),
                waiver.approver(),
                waiver.expires().toString(),
                waiver.where().toString());
        assertThat(HtmlPage.text(card)).contains(ledger);
        String section = HtmlPage.text(page.byId("waivers"));
        assertThat(section).contains(ledger).contains("In force", "1 failure");
        assertThat(section).contains("s2d/nothing@clusters[gone]", "waiver/unused");
    }

    @Test
    void questions_decisions_and_sources_are_all_there() {
        Estate estate = Reported.estate("dairy.yaml");
        HtmlPage page = page(estate);
        String facts = HtmlPage.text(page.byId("facts"));
        for (Question question : estate.advice().questions()) {
            assertThat(facts)
                    .contains(question.meaning())
                    .contains(question.path().replaceAll("^.*\\[|\\].*$", ""));
        }
        List<Element> decisions = page.all("//*[@id='decisions']/details");
        assertThat(decisions).hasSameSizeAs(estate.advice().decisions());
        String text = HtmlPage.text(page.byId("decisions"));
        for (Recommendation recommendation : estate.advice().decisions()) {
            assertThat(text)
                    .contains(
                            recommendation.question(), recommendation.subject().toString());
            for (Option option : recommendation.options()) {
                option.arguments()
                        .forEach(argument ->
                                assertThat(text).contains(argument.reason(), argument.rule(), argument.caveat()));
            }
        }
        List<String> orders = decisions.stream()
                .map(decision -> HtmlPage.all(decision, "ol/li").stream()
                        .map(option -> option.getAttribute("class").substring("option ".length()))
                        .collect(Collectors.joining(" ")))
                .toList();
        assertThat(orders).allMatch(order -> order.matches("(recommended )?(possible ?)*(ruled-out ?)*|recommended"));
        assertThat(HtmlPage.text(page.byId("sources")))
                .contains("NTFS vs. ReFS – How to Decide Which to Use", "Eric Siron", "Mind Your Backups!");
    }

    @Test
    void what_differs_from_the_baseline_is_said() {
        Estate estate = Reported.compared(Reported.branchOffice());
        Run run = Reported.run().comparedWithBaseline(true);
        RollUp.Gone gone = new RollUp.Gone("", "filesystem/page-file", "volumes[once]", "0123");
        HtmlPage page = HtmlPage.parse(Reported.of(HTML, run, List.of(estate), List.of(gone)));
        for (Finding finding : estate.advice().findings()) {
            boolean isNew = estate.state(finding).orElseThrow() == BaselineState.NEW;
            Element element = element(page, estate.advice(), finding);
            assertThat(element.getAttribute("data-state")).isEqualTo(isNew ? "new" : "unchanged");
            assertThat(HtmlPage.text(element)).contains(isNew ? "New" : "Unchanged");
        }
        long fresh = estate.advice().standing().stream()
                .filter(finding -> estate.state(finding).orElseThrow() == BaselineState.NEW)
                .count();
        assertThat(HtmlPage.text(page.byId("summary"))).contains(fresh + " new since the baseline");
        assertThat(HtmlPage.text(page.byId("gone"))).contains("1 failure", "volumes[once]", "filesystem/page-file");
    }

    @Test
    void what_was_supposed_or_redacted_is_said() {
        Run run = Reported.run()
                .supposing(Map.of("volumes[csv-files].fileSystem", "ReFS"))
                .redacting(true);
        assertThat(HtmlPage.parse(Reported.of(HTML, run, List.of(Reported.branchOffice())))
                        .text())
                .contains("Supposed", "volumes[csv-files].fileSystem = ReFS", "Redacted");
    }

    @Test
    void nothing_evaluated_is_no_clean_result() {
        Estate empty = Reported.read("empty.yaml", "version: 1\nname: Empty\n");
        assertThat(page(empty).text()).contains("Nothing was evaluated", "nothing to draw");
    }

    @Test
    void a_folder_gives_a_section_for_each_environment_and_a_roll_up() {
        HtmlPage page = HtmlPage.parse(Reported.ofFolder(
                HTML, Reported.branchOffice(), Reported.estate("dairy.yaml"), Reported.estate("joinery.yaml")));
        assertThat(page.all("//*[@id='estates']/article")).hasSize(3);
        String rollUp = HtmlPage.text(page.byId("roll-up"));
        assertThat(rollUp)
                .contains("3 environments with ", ", and 1 file that could not be read", "broken.yaml", "31 failed");
        List<Element> worst = page.all("//*[@id='roll-up']//table[1]/tbody/tr/th/a");
        assertThat(worst.subList(0, 2)).extracting(HtmlPage::text).containsExactly("Dairy", "Saw mill");
        String dairy = worst.get(0).getAttribute("href").substring(1);
        assertThat(HtmlPage.text(page.byId(dairy))).contains("Dairy", "estate-1.yaml", "27 failed", "153 unknown");
        assertThat(HtmlPage.all(page.byId(dairy), "details/ul/li")).hasSize(26);
        assertThat(rollUp).contains("virtualMachines[].storedOn", "filesystem/page-file");
        assertThat(page.all("//nav//a"))
                .extracting(link -> link.getAttribute("href"))
                .contains("#roll-up");
    }

    @Test
    void a_clean_environment_of_a_folder_is_short() throws IOException {
        StringWriter out = new StringWriter();
        HTML.estate(Reported.run().overFolder(true), Reported.estate("joinery.yaml"), out);
        assertThat(out.toString()).hasSizeLessThan(2000).contains("Joinery", "0 failed");
    }

    @Test
    void writes_as_it_goes() throws IOException {
        int many = 20_000;
        Advice advice = Reported.branchOffice().advice();
        Estate large = Estate.of(
                with(advice, Collections.nCopies(many, advice.failures().get(0))));
        LargestPiece out = new LargestPiece();
        HTML.estate(Reported.run(), large, out);
        assertThat(out.written()).isGreaterThan(many * 1000L);
        assertThat(out.largest()).isLessThan(10_000);
    }

    @Test
    void the_same_run_gives_the_same_bytes() throws Exception {
        Estate estate = Reported.compared(Reported.estate("dairy.yaml"));
        String first = Reported.of(HTML, estate);
        Locale usual = Locale.getDefault();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            List<Future<String>> others = threads.invokeAll(IntStream.range(0, 4)
                    .mapToObj(i -> (Callable<String>) () -> Reported.of(HTML, estate))
                    .toList());
            for (Future<String> other : others) {
                assertThat(other.get()).isEqualTo(first);
            }
        } finally {
            Locale.setDefault(usual);
            threads.shutdown();
        }
        assertThat(first).doesNotContain("\r");
    }

    @Test
    void a_note_on_an_object_is_shown_with_it() {
        Estate estate = Reported.read(
                "noted.yaml",
                "version: 1\nname: Noted\nhosts:\n  - {id: a, name: Alma, comment: Under the stairs, roles: [hyper-v, print]}\n");
        HtmlPage page = page(estate);
        Environment environment = estate.advice().environment();
        assertThat(environment.size()).isEqualTo(1);
        assertThat(HtmlPage.text(page.one("//*[contains(@class, 'outline')]")))
                .contains("Host Alma", "Under the stairs");
        assertThat(HtmlPage.text(findings(page).get(0)))
                .contains("hosts[a] Alma", "Note on the object Under the stairs");
    }
}
