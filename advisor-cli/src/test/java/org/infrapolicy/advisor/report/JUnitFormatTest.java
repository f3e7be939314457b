package org.infrapolicy.advisor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

class JUnitFormatTest {
    private static final ReportFormat JUNIT = new JUnitFormat();

    /** What the format makes of each sort of run. */
    enum Sort {
        ORDINARY {
            @Override
            String xml() {
                return Reported.of(JUNIT, Reported.branchOffice());
            }
        },
        HOSTILE {
            @Override
            String xml() {
                return Reported.of(JUNIT, Reported.hostile());
            }
        },
        COMPARED {
            @Override
            String xml() {
                return Reported.of(
                        JUNIT,
                        Reported.run().comparedWithBaseline(true),
                        List.of(Reported.compared(Reported.branchOffice())));
            }
        },
        FOLDER {
            @Override
            String xml() {
                return Reported.ofFolder(JUNIT, Reported.branchOffice(), Reported.hostile());
            }
        };

        abstract String xml();
    }

    @ParameterizedTest
    @CsvSource({
        "ORDINARY, JUnit.xsd",
        "HOSTILE, JUnit.xsd",
        "COMPARED, JUnit.xsd",
        "FOLDER, JUnit.xsd",
        "ORDINARY, junit-10.xsd",
        "HOSTILE, junit-10.xsd",
        "COMPARED, junit-10.xsd",
        "FOLDER, junit-10.xsd"
    })
    void is_valid_by_the_schemas_of_ant_and_jenkins(Sort sort, String schema) throws Exception {
        URL location = JUnitFormatTest.class.getResource("/schemas/" + schema);
        assumeTrue(location != null, schema + " is not there");

        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(location)
                .newValidator()
                .validate(new StreamSource(new StringReader(sort.xml())));
    }

    @ParameterizedTest
    @EnumSource
    void holds_what_the_strictest_reader_asks_for(Sort sort) {
        for (Element suite : suites(sort.xml())) {
            assertThat(suite.getAttribute("name")).isNotBlank();
            assertThat(suite.getAttribute("package")).isNotBlank();
            assertThat(suite.getAttribute("id")).matches("\\d+");
            assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-11-28T00:00:00");
            assertThat(suite.getAttribute("hostname")).isEqualTo("localhost");
            assertThat(suite.getAttribute("time")).matches("\\d+\\.\\d+");
            List<String> children =
                    children(suite).stream().map(Element::getTagName).toList();
            assertThat(children).startsWith("properties").endsWith("system-out", "system-err");
            assertThat(children.subList(1, children.size() - 2)).allMatch("testcase"::equals);
            for (Element test : children(suite, "testcase")) {
                assertThat(test.getAttribute("time")).matches("\\d+\\.\\d+");
                assertThat(children(test)).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void counts_add_up(Sort sort) {
        for (Element suite : suites(sort.xml())) {
            List<Element> tests = children(suite, "testcase");
            assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(tests.size()));
            Map.of("failures", "failure", "errors", "error", "skipped", "skipped")
                    .forEach((attribute, element) -> assertThat(suite.getAttribute(attribute))
                            .as(attribute)
                            .isEqualTo(Long.toString(tests.stream()
                                    .filter(test -> !children(test, element).isEmpty())
                                    .count())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tells_all_suites_and_cases_apart(Sort sort) {
        List<Element> suites = suites(sort.xml());

        assertThat(suites).extracting(suite -> suite.getAttribute("id")).doesNotHaveDuplicates();
        assertThat(suites).extracting(suite -> suite.getAttribute("name")).doesNotHaveDuplicates();
        assertThat(suites.stream().flatMap(suite -> names(suite).stream())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void says_the_same_again(Sort sort) {
        assertThat(sort.xml()).isEqualTo(sort.xml());
    }

    @Test
    void fails_what_stands_and_skips_what_is_waived_unknown_or_not_applicable() {
        Advice advice = Reported.branchOffice().advice();
        List<Element> tests = children(suites(Sort.ORDINARY.xml()).get(0), "testcase");

        assertThat(messages(tests, "failure")).hasSize(advice.standing().size());
        assertThat(messages(tests, "skipped")).satisfies(messages -> {
            assertThat(messages)
                    .filteredOn(message -> message.startsWith("waived until 2027-01-31 by Anna"))
                    .hasSize(advice.summary().waived());
            assertThat(messages)
                    .filteredOn(message -> message.startsWith("unknown: missing "))
                    .hasSize(advice.summary().count(Verdict.UNKNOWN));
            assertThat(messages)
                    .filteredOn(message -> message.startsWith("not applicable: "))
                    .hasSize(advice.summary().count(Verdict.NOT_APPLICABLE));
        });
        assertThat(tests.stream().filter(test -> children(test).isEmpty()))
                .hasSize(advice.summary().count(Verdict.PASS));
    }

    @Test
    void lists_what_passes_whether_the_advice_does_or_not() {
        Estate full = Reported.branchOffice();
        Estate brief = Estate.of(Advisor.create().advise(full.advice().environment()));

        assertThat(passing(brief)).isNotEmpty().isEqualTo(passing(full));
    }

    private static Set<String> passing(Estate estate) {
        Element suite = suites(Reported.of(JUNIT, estate)).get(0);
        return children(suite, "testcase").stream()
                .filter(test -> children(test).isEmpty())
                .map(test -> test.getAttribute("classname") + " " + test.getAttribute("name"))
                .collect(Collectors.toSet());
    }

    @Test
    void a_failure_says_where_why_and_what_to_do() {
        Element failure = only(test(Sort.ORDINARY.xml(), "[HIGH][filesystem/other-roles]"), "failure");

        assertThat(failure.getAttribute("type")).isEqualTo("filesystem/other-roles");
        assertThat(failure.getAttribute("message"))
                .isEqualTo("Host yard runs other roles beside Hyper-V; its roles are [hyper-v, print]");
        assertThat(failure.getTextContent().lines())
                .contains(
                        "object   hosts[yard]",
                        "found    examples/environments/branch-office.yaml:18:5  hosts[yard].roles = [hyper-v, print]",
                        "why      A Hyper-V host runs no other server role",
                        "remedy   Move the other roles into virtual machines or to another server",
                        "source   NTFS vs. ReFS – How to Decide Which to Use, Mixed-Purpose Deployments Might Require NTFS"
                                + " (Eric Siron)");
    }

    @Test
    void a_waived_failure_keeps_what_failed_and_who_answers_for_it() {
        Element skipped = only(test(Sort.ORDINARY.xml(), "[HIGH][sofs/branch-cache]"), "skipped");

        assertThat(skipped.getAttribute("message"))
                .isEqualTo("waived until 2027-01-31 by Anna Smith (CHG-1234): Goes with the old server");
        assertThat(skipped.getTextContent().lines())
                .contains(
                        "Scale-Out File Server saw-files uses BranchCache, which it does not support",
                        "owner    Anna Smith",
                        "ticket   CHG-1234",
                        "approver Bert Jones");
    }

    @Test
    void an_unknown_names_what_is_missing() {
        Finding unknown = Reported.branchOffice().advice().unknowns().get(0);
        String name = "[" + unknown.rule().severity() + "][" + unknown.rule().id() + "]";

        Element skipped = only(test(Sort.ORDINARY.xml(), name), "skipped");

        assertThat(skipped.getAttribute("message")).contains(unknown.missing().get(0));
        assertThat(skipped.getTextContent().lines())
                .containsAll(unknown.missing().stream()
                        .map(path -> "missing  " + path)
                        .toList());
    }

    @Test
    void what_broke_is_an_error() {
        Estate estate = Reported.branchOffice();
        Finding some = estate.advice().failures().get(1);
        Finding broken = new Finding(
                some.rule(),
                Verdict.ERROR,
                some.subject(),
                "The rule broke: oops",
                List.of(),
                List.of(),
                List.of(),
                some.fingerprint(),
                null);

        Element suite =
                suites(Reported.of(JUNIT, with(estate, List.of(broken)))).get(0);

        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(only(children(suite, "testcase").get(0), "error").getAttribute("message"))
                .isEqualTo("The rule broke: oops");
    }

    @Test
    void names_stay_when_lines_and_verdicts_change() throws IOException {
        String text = Files.readString(Path.of("..", "examples", "environments", "branch-office.yaml"));
        Estate before = Reported.read("estate.yaml", text);
        Estate after = Reported.read(
                "estate.yaml", "# moved\n\n" + text.replace("roles: [hyper-v, print]", "roles: [hyper-v]"));

        String xml = Reported.of(JUNIT, after);

        assertThat(xml).isNotEqualTo(Reported.of(JUNIT, before));
        assertThat(names(suites(xml).get(0)))
                .containsExactlyInAnyOrderElementsOf(
                        names(suites(Reported.of(JUNIT, before)).get(0)));
    }

    @Test
    void hostile_names_stay_text() {
        String xml = Sort.HOSTILE.xml();

        assertThat(xml.chars().filter(c -> c < ' ' && c != '\n' || c == 0x7f)).isEmpty();
        assertThat(xml).doesNotContain("<!").doesNotContain("<script").doesNotContain("<img");
        Element suite = suites(xml).get(0);
        assertThat(suite.getAttribute("name")).isEqualTo("<b>Evil</b> & =1+1 \\u001b[31m");
        Set<String> about = children(suite, "testcase").stream()
                .map(test -> test.getAttribute("classname"))
                .collect(Collectors.toSet());
        for (String name : Reported.HOSTILE_NAMES) {
            assertThat(about).contains("hostile <&> 'estate'.yaml.volumes[" + name + "]");
        }
    }

    @Test
    void replaces_what_xml_cannot_hold() {
        assertThat(XmlCharacters.line("a\ud800b\ufffe\uffffc\u0000d🏢")).isEqualTo("a\\ud800b\ufffd\ufffdc\\u0000d🏢");
        assertThat(XmlCharacters.token("  a   b ")).isEqualTo("a b");
        assertThat(XmlCharacters.token(" ")).isEqualTo("unnamed");
    }

    @Test
    void waivers_have_a_suite_of_their_own() {
        Element suite = suites(Sort.ORDINARY.xml()).get(1);

        assertThat(suite.getAttribute("name")).isEqualTo("waivers");
        assertThat(messages(children(suite, "testcase"), "failure"))
                .containsExactly("The waiver covers no FAIL: what it was for may have been mended");
        assertThat(only(suite, "system-out").getTextContent())
                .contains("in force: sofs/branch-cache@fileServers[saw-files], 1 FAIL")
                .contains("Anna Smith (CHG-1234)");
    }

    @Test
    void a_comparison_says_what_is_new_and_what_is_gone() {
        String xml = Reported.of(
                JUNIT,
                Reported.run().comparedWithBaseline(true),
                List.of(Reported.compared(Reported.branchOffice())),
                List.of(new RollUp.Gone("", "some/rule", "hosts[<old>]", "0123")));

        List<Element> suites = suites(xml);
        Element baseline = suites.get(suites.size() - 1);
        assertThat(baseline.getAttribute("name")).isEqualTo("baseline");
        assertThat(only(baseline, "system-out").getTextContent()).isEqualTo("gone: some/rule@hosts[<old>]  0123");
        assertThat(children(suites.get(0), "testcase").stream()
                        .filter(test -> test.getTextContent().contains("baseline new")))
                .isNotEmpty();
    }

    @Test
    void a_folder_ends_in_a_roll_up_with_the_unread_files() {
        List<Element> suites = suites(Sort.FOLDER.xml());
        Element rollUp = suites.get(suites.size() - 1);

        assertThat(suites.get(0).getAttribute("name")).isEqualTo("estate-0.yaml");
        assertThat(rollUp.getAttribute("name")).isEqualTo("roll-up");
        Element unread = only(children(rollUp, "testcase").get(0), "error");
        assertThat(unread.getAttribute("message")).isEqualTo("is not valid YAML: <oops>");
        assertThat(unread.getTextContent()).contains("broken.yaml:3:1");
        Map<String, String> properties = children(only(rollUp, "properties")).stream()
                .collect(Collectors.toMap(
                        property -> property.getAttribute("name"), property -> property.getAttribute("value")));
        assertThat(properties)
                .containsEntry("environments", "2")
                .containsEntry("unread files", "1")
                .containsEntry("worst 2", "estate-0.yaml: 2 high, 1 medium")
                .containsKey("cause filesystem/page-file")
                .containsKey("missing volumes[].storage");
    }

    @Test
    void a_folder_gives_an_environment_the_same_suite_whatever_stands_beside_it() {
        Element among = suites(Sort.FOLDER.xml()).get(0);
        Element alone =
                suites(Reported.ofFolder(JUNIT, Reported.branchOffice())).get(0);

        assertThat(alone.isEqualNode(among)).isTrue();
    }

    @Test
    void writes_as_it_goes() throws IOException {
        int many = 50_000;
        Estate estate = Reported.branchOffice();
        Estate large = with(
                estate, Collections.nCopies(many, estate.advice().failures().get(0)));
        LargestPiece out = new LargestPiece();

        JUNIT.estate(Reported.run(), large, out);

        assertThat(out.written()).isGreaterThan(many * 500L);
        assertThat(out.largest()).isLessThan(100_000);
    }

    private static Estate with(Estate estate, List<Finding> findings) {
        Advice advice = estate.advice();
        return Estate.of(new Advice(
                advice.environment(), advice.summary(), findings, List.of(), List.of(), List.of(), List.of()));
    }

    private static List<Element> suites(String xml) {
        try {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
            assertThat(root.getTagName()).isEqualTo("testsuites");
            return children(root, "testsuite");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Element test(String xml, String name) {
        return suites(xml).stream()
                .flatMap(suite -> children(suite, "testcase").stream())
                .filter(test -> test.getAttribute("name").startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> names(Element suite) {
        List<String> names = children(suite, "testcase").stream()
                .map(test -> test.getAttribute("classname") + " " + test.getAttribute("name"))
                .toList();
        assertThat(names).doesNotHaveDuplicates();
        return new HashSet<>(names);
    }

    private static List<String> messages(List<Element> tests, String element) {
        return tests.stream()
                .flatMap(test -> children(test, element).stream())
                .map(outcome -> outcome.getAttribute("message"))
                .toList();
    }

    private static Element only(Element parent, String name) {
        List<Element> all = children(parent, name);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<Element> children(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    /** Not by index, which takes a time that grows with the square of their number. */
    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
