package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about documents with mistakes. */
class EnvironmentReaderProblemsTest {
    private static List<Problem> problems(String file, String text) {
        return catchThrowableOfType(EnvironmentException.class, () -> new EnvironmentReader().readText(file, text))
                .problems();
    }

    private static String shown(String text) {
        return problems("lab.yaml", text).stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                // the document
                of("", "lab.yaml: says nothing", "Write an environment, for example hosts: [{id: alma}]"),
                of(
                        "# nothing yet\n---\n",
                        "lab.yaml: says nothing",
                        "Write an environment, for example hosts: [{id: alma}]"),
                of(
                        "hello",
                        "lab.yaml:1:1: is a single value, not a map of sections",
                        "Write sections with their objects, for example hosts: [{id: alma}]"),
                of(
                        "- a",
                        "lab.yaml:1:1: is a list, not a map of sections",
                        "Write sections with their objects, for example hosts: [{id: alma}]"),
                of(
                        "version: 2",
                        "lab.yaml:1:10 version: 2 is not a version of this format that is known here",
                        "Write version: 1."),
                of(
                        "asOf: 2026-09",
                        "lab.yaml:1:7 asOf: 2026-09 is not a day",
                        "Write year, month and day, for example 2026-09-30."),
                of("name: [a]", "lab.yaml:1:7 name: is a list", "Write one value, or leave name out."),
                of("hosts: []\nhosts: []", "lab.yaml:2:1 hosts: stands twice in this document", "Join the two."),
                // sections
                of("virtual_machines: []", "lab.yaml:1:1 virtual_machines: is not a section", "Write virtualMachines."),
                of("volume: []", "lab.yaml:1:1 volume: is not a section", "Write volumes."),
                of("vms: []", "lab.yaml:1:1 vms: is not a section", "Write virtualMachines."),
                of(
                        "hosts:",
                        "lab.yaml:1:1 hosts: has no value",
                        "Write [] if there are none, or leave hosts out if nothing is known about them."),
                of(
                        "hosts: {a: {}}",
                        "lab.yaml:1:8 hosts: a map stands where a list of objects is expected",
                        "Write a list, each object with - and its id."),
                of(
                        "hosts: some",
                        "lab.yaml:1:8 hosts: some stands where a list of objects is expected",
                        "Write a list of objects, for example [{id: alma}], or [] if there are none."),
                of(
                        "hosts: [..., {id: a}]",
                        "lab.yaml:1:9 hosts: ... stands before other objects",
                        "Put ... at the end of the section."),
                // objects and ids
                of(
                        "hosts: [alma]",
                        "lab.yaml:1:9 hosts[#1]: a single value stands where an object is expected",
                        "Write {id: alma}."),
                of("hosts: [{name: a}]", "lab.yaml:1:9 hosts[#1]: has no id", "Add an id, for example id: alma1."),
                of(
                        "hosts: [{id: Unknown}]",
                        "lab.yaml:1:14 hosts[#1].id: Unknown is a word with a meaning of its own",
                        "Write an id of a few letters and digits on one line."),
                of(
                        "hosts: [{id: \"a\\nb\"}]",
                        "lab.yaml:1:14 hosts[#1].id: has a line break or a control character",
                        "Write an id of a few letters and digits on one line."),
                of(
                        "hosts: [{id: a}, {id: A}]",
                        "lab.yaml:1:18 hosts[A]: stands in lab.yaml:1:9 already",
                        "Give one of the two another id, or join them."),
                of(
                        "hosts: [{id: a1..a3}, {id: a2}]",
                        "lab.yaml:1:23 hosts[a2]: stands in lab.yaml:1:9 already",
                        "Give one of the two another id, or join them."),
                of(
                        "hosts: [{id: a1..b3}]",
                        "lab.yaml:1:14 hosts[#1].id: a1..b3 is not a range of ids",
                        "Write two ids that differ in the number at their end, the smaller first: web01..web24."),
                of(
                        "hosts: [{id: a1..a10001}]",
                        "lab.yaml:1:14 hosts[#1].id: the ranges of this document stand for more than 10,000 objects",
                        "Write smaller ranges, or several documents."),
                // attributes
                of(
                        "volumes: [{id: d, filesystem: NTFS}]",
                        "lab.yaml:1:19 volumes[d].filesystem: is no attribute of volumes",
                        "Write fileSystem."),
                of(
                        "volumes: [{id: d, csv: yes, csv: no}]",
                        "lab.yaml:1:29 volumes[d].csv: stands twice in this object",
                        "Keep one of the two."),
                of(
                        "hosts: [{id: a, singleVolume: yes}]",
                        "lab.yaml:1:17 hosts[a].singleVolume: is derived (exactly one volume is mounted by it, and that one is its boot volume) and never written",
                        "Remove it."),
                of(
                        "volumes: [{id: d, size: }]",
                        "lab.yaml:1:24 volumes[d].size: has no value",
                        "Write a value, unknown, or leave size out."),
                of(
                        "volumes: [{id: d, size: [4 TB]}]",
                        "lab.yaml:1:25 volumes[d].size: a list stands where a single value is expected",
                        "Write one value, for example 40 TB."),
                of(
                        "volumes: [{id: d, contents: [..., upd]}]",
                        "lab.yaml:1:30 volumes[d].contents: ... stands before other elements",
                        "Put ... at the end of the list."),
                of(
                        "volumes: [{id: d, contents: [none]}]",
                        "lab.yaml:1:30 volumes[d].contents: none stands inside the list",
                        "Write [] for an empty list."),
                of(
                        "volumes: [{id: d, contents: [unknown]}]",
                        "lab.yaml:1:30 volumes[d].contents: unknown stands inside the list",
                        "Write unknown without brackets, or ... at the end if there are more elements."),
                // values
                of(
                        "volumes: [{id: d, fileSystem: NTFZ}]",
                        "lab.yaml:1:31 volumes[d].fileSystem: NTFZ is none of ntfs, refs, fat32, exfat, fat, raw, other",
                        "Write ntfs."),
                of(
                        "volumes: [{id: d, csv: maybe}]",
                        "lab.yaml:1:24 volumes[d].csv: maybe is neither yes nor no",
                        "Write yes, no or unknown."),
                of(
                        "volumes: [{id: d, size: 40}]",
                        "lab.yaml:1:25 volumes[d].size: 40 has no unit",
                        "Write number and unit, for example 300 GB or 40 TB."),
                of(
                        "volumes: [{id: d, size: '1,500 GB'}]",
                        "lab.yaml:1:25 volumes[d].size: 1,500 GB has a mark inside its number",
                        "Write the digits without marks for thousands, with a point before decimals: 1500 or 1.5."),
                of(
                        "volumes: [{id: d, size: none}]",
                        "lab.yaml:1:25 volumes[d].size: none has no meaning here",
                        "Write one value, for example 40 TB, or unknown."),
                of(
                        "workloads: [{id: a, dataLoss: 5 m}]",
                        "lab.yaml:1:31 workloads[a].dataLoss: 5 m may be minutes or months",
                        "Write min or months."),
                of(
                        "workloads: [{id: a, separateCopies: 1.5}]",
                        "lab.yaml:1:37 workloads[a].separateCopies: 1.5 is not a whole number from 0 to 999999999",
                        "Write digits alone, for example 2."),
                of(
                        "workloads: [{id: a, needs: {thirdSites: yes}}]",
                        "lab.yaml:1:29 workloads[a].needs.thirdSites: is not known",
                        "Write thirdSite."),
                of(
                        "workloads: [{id: a, needs: thirdSite}]",
                        "lab.yaml:1:28 workloads[a].needs: a single value stands where a map of yes and no is expected",
                        "Write for example {itemLevelRecovery: yes}."),
                of(
                        "links: [{id: a, bandwidth: 10 MB/s}]",
                        "lab.yaml:1:28 links[a].bandwidth: 10 MB/s is not a bandwidth in bits per second",
                        "Write for example 200 Mbps or 10 Gbps."),
                of(
                        "hosts: [{id: a, operatingSystem: Windos}]",
                        "lab.yaml:1:34 hosts[a].operatingSystem: Windos is not an operating system that is known here",
                        "Write for example Windows Server 2019, Windows 10, Azure Local 23H2 or Linux."),
                of(
                        "backups: [{id: a, lastRun: 2026-13}]",
                        "lab.yaml:1:28 backups[a].lastRun: 2026-13 is not a date",
                        "Write for example 2026-03-31, 2026-03, 2026 or 5 months ago."),
                // references
                of(
                        "hosts: [{id: a, site: gratz}]\nsites: [{id: graz}]",
                        "lab.yaml:1:23 hosts[a].site: gratz is the id of no object in sites",
                        "Write graz. List the object in sites, if only with its id."),
                of(
                        "hosts: [{id: a, site: b}, {id: b}]",
                        "lab.yaml:1:23 hosts[a].site: b is one of hosts, which cannot stand here",
                        "Name an object of sites."),
                of(
                        "clusters: [{id: f}]\nhosts: [{id: f}]\nvolumes: [{id: d, mountedBy: f}]",
                        "lab.yaml:3:30 volumes[d].mountedBy: f is an id in hosts and in clusters",
                        "Write hosts/f or clusters/f."),
                of(
                        "hosts: [{id: a1..a2}]\nvolumes: [{id: d, mountedBy: a1..a2}]",
                        "lab.yaml:2:30 volumes[d].mountedBy: a1..a2 names several objects where one is expected",
                        "Write one id."),
                of(
                        "hosts: [{id: a1}]\nclusters: [{id: c, nodes: [a1..a2]}]",
                        "lab.yaml:2:28 clusters[c].nodes: a2 is the id of no object in hosts, virtualMachines",
                        "Write a1. List the object in hosts or virtualMachines, if only with its id."),
                // summaries
                of(
                        "hosts: [{id: a}, {id: b}]\nclusters: [{id: c, nodes: [a, b], nodeCount: 3}]",
                        "lab.yaml:2:35 clusters[c].nodeCount: is 3, but 2 follows from clusters[c].nodes in lab.yaml:2:20",
                        "Remove it, or correct what it follows from."),
                // syntax
                of("hosts:\n\t- id: a", "lab.yaml:2:1: a tab stands where YAML wants blanks", "Indent with blanks."),
                of(
                        "hosts: [{id: a}",
                        "lab.yaml:1:16: is not valid YAML: expected ',' or ']', but got <stream end>",
                        "Check quotes, brackets and indentation at this place and before it."),
                of(
                        "hosts:\n - &d {id: a}\n - {<<: *d}",
                        "lab.yaml:3:5: merge keys (<<) are not supported",
                        "Write the attributes out, or use an id range such as web01..web24."),
                of(
                        "hosts: !!set {id: a}",
                        "lab.yaml:1:8: the tag tag:yaml.org,2002:set is not supported",
                        "Leave the tag out; each value is read by the type of its attribute."),
                of("hosts: &a [*a]", "lab.yaml:1:12: the alias *a stands inside what it names", "Write the value out."),
                of("hosts: *a", "lab.yaml:1:8: the alias *a names no anchor above it", "Write the value out."),
                of(
                        "? [a]\n: b",
                        "lab.yaml:1:3: a list or a map stands where a key is expected",
                        "Write a word as the key."));
    }

    private static Arguments of(String text, String problem, String hint) {
        return Arguments.of(text, problem, hint);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void says_where_a_mistake_is_and_what_to_try(String text, String problem, String hint) {
        assertThat(shown(text)).isEqualTo(problem + "\n    Try: " + hint);
    }

    @Test
    void reports_all_problems_at_once_in_the_order_of_the_document() {
        assertThat(problems("lab.yaml", """
                        volumes:
                          - id: d
                            mountedBy: alma
                            size: 40
                        zorg: 1
                        hosts: [{id: alma1, clustered: maybe}]
                        """)).extracting(Problem::line).containsExactly(3, 4, 5, 6);
    }

    @Test
    void keeps_references_to_a_misspelt_section_quiet() {
        assertThat(problems("lab.yaml", "host: [{id: a}]\nvolumes: [{id: d, mountedBy: a}]"))
                .extracting(Problem::path)
                .containsExactly("host");
    }

    @Test
    void reads_json_as_json() {
        assertThat(problems("lab.json", "{hosts: []}"))
                .extracting(Problem::toString)
                .containsExactly(
                        "lab.json:1:2: is not valid JSON: Unexpected character ('h' (code 104)): was expecting double-quote to start"
                                + " field name\n    Try: Check quotes, brackets and commas at this place and before it.");
        assertThat(problems("lab.json", "{\"hosts\": [{\"id\": \"a\", \"site\": null}]}"))
                .extracting(Problem::message)
                .containsExactly("has no value");
    }
}
