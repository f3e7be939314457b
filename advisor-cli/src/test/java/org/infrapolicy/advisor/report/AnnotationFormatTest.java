package org.infrapolicy.advisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;

class AnnotationFormatTest {
    private static final ReportFormat GITHUB = ReportFormats.named("github").orElseThrow();
    private static final ReportFormat AZURE = ReportFormats.named("azure").orElseThrow();
    private static final List<String> LEVELS = List.of("error", "warning", "notice");

    /** A line as a build service understands it. */
    private record Command(String name, Map<String, String> properties, String text) {}

    /** Reads a line as the runner of GitHub does: the first two colons after the beginning end the properties. */
    private static Command github(String line) {
        assertThat(line).startsWith("::");
        int end = line.indexOf("::", 2);
        assertThat(end).isPositive();
        String head = line.substring(2, end);
        String name = head.substring(0, head.indexOf(' '));
        Map<String, String> properties = new LinkedHashMap<>();
        for (String property : head.substring(name.length()).strip().split(",")) {
            String[] pair = property.split("=", 2);
            properties.put(pair[0], unescaped(pair[1], "%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%"));
        }
        return new Command(name, properties, unescaped(line.substring(end + 2), "%0D", "\r", "%0A", "\n", "%25", "%"));
    }

    /** Reads a line as the agent of Azure Pipelines does: it looks for the first command anywhere in it. */
    private static Command azure(String line) {
        int start = line.indexOf("##vso[");
        if (start < 0) {
            return new Command("log", Map.of(), line);
        }
        assertThat(start).isZero();
        int end = line.indexOf(']');
        String head = line.substring("##vso[".length(), end);
        String name = head.substring(0, head.indexOf(' '));
        Map<String, String> properties = new LinkedHashMap<>();
        for (String property : head.substring(name.length()).strip().split(";")) {
            String[] pair = property.split("=", 2);
            properties.put(
                    pair[0], unescaped(pair[1], "%3B", ";", "%0D", "\r", "%0A", "\n", "%5D", "]", "%AZP25", "%"));
        }
        return new Command(
                name, properties, unescaped(line.substring(end + 1), "%0D", "\r", "%0A", "\n", "%AZP25", "%"));
    }

    private static String unescaped(String text, String... pairs) {
        String unescaped = text;
        for (int i = 0; i < pairs.length; i += 2) {
            unescaped = unescaped.replace(pairs[i], pairs[i + 1]);
        }
        return unescaped;
    }

    private static List<Command> commands(String output, Function<String, Command> reader) {
        assertThat(output).endsWith("\n");
        return output.lines().map(reader).toList();
    }

    @Test
    void every_line_is_one_command_and_says_what_was_found() {
        Estate estate = Reported.hostile();
        List<Command> commands = commands(Reported.of(GITHUB, estate), AnnotationFormatTest::github);
        assertThat(commands).allSatisfy(command -> {
            assertThat(command.name()).isIn(LEVELS);
            assertThat(command.properties().keySet()).isSubsetOf("file", "line", "col", "title");
        });
        for (Finding finding : estate.advice().standing()) {
            String message = TextReport.printable(finding.message());
            assertThat(commands).anySatisfy(command -> {
                assertThat(command.text()).startsWith(message + "\n");
                assertThat(command.properties())
                        .containsEntry("file", "hostile <&> 'estate'.yaml")
                        .containsEntry("title", finding.rule().id())
                        .containsEntry(
                                "line",
                                String.valueOf(
                                        estate.place(finding).orElseThrow().line()));
            });
        }
    }

    @Test
    void azure_reads_the_same_and_nothing_of_a_document_is_a_command() {
        Estate estate = Reported.hostile();
        List<Command> commands = commands(Reported.of(AZURE, estate), AnnotationFormatTest::azure);
        assertThat(commands).allSatisfy(command -> assertThat(command.name()).isIn("task.logissue", "log"));
        assertThat(commands.stream().filter(command -> command.name().equals("task.logissue")))
                .allSatisfy(command -> {
                    assertThat(command.properties()).containsEntry("sourcepath", "hostile <&> 'estate'.yaml");
                    assertThat(command.properties().get("type")).isIn("error", "warning");
                });
        for (Finding finding : estate.advice().standing()) {
            assertThat(commands)
                    .anySatisfy(command ->
                            assertThat(command.text()).startsWith(TextReport.printable(finding.message()) + "\n"));
        }
    }

    @Test
    void names_that_are_commands_are_only_names() {
        String volume = "hosts: [{id: h}]\nvolumes: [{id: '##vso[task.complete result=Failed]', mountedBy: h,"
                + " holdsPageFile: yes, fileSystem: ReFS}, {id: '%0A::error file=x::y', mountedBy: h,"
                + " holdsPageFile: yes, fileSystem: ReFS}]\n";
        String waiver =
                "  # advisor:waive filesystem/page-file until=2027-01-31 owner=##vso[task.complete] reason=\"##[error]x\"\n";
        String document = "volumes:\n" + waiver
                + "  - {id: '##vso[a]', mountedBy: h, holdsPageFile: yes, fileSystem: ReFS}\nhosts: [{id: h}]\n";
        for (String text : List.of(volume, document)) {
            Estate estate = Reported.read("a,b;c]d:e%0A.yaml", text);
            assertThat(commands(Reported.of(AZURE, estate), AnnotationFormatTest::azure))
                    .allSatisfy(command -> assertThat(command.name()).isIn("task.logissue", "log"))
                    .filteredOn(command -> command.name().equals("log"))
                    .allSatisfy(command -> assertThat(command.text()).doesNotContain("##"));
            assertThat(commands(Reported.of(GITHUB, estate), AnnotationFormatTest::github))
                    .allSatisfy(command -> assertThat(command.name()).isIn(LEVELS))
                    .filteredOn(command -> command.properties().containsKey("line")
                            && command.properties().get("title").equals("filesystem/page-file"))
                    .isNotEmpty()
                    .allSatisfy(command -> assertThat(command.properties()).containsEntry("file", "a,b;c]d:e%0A.yaml"));
        }
    }

    @Test
    void the_gravest_stand_first_and_a_waived_one_last_as_a_notice() {
        for (String example : List.of("dairy.yaml", "branch-office.yaml")) {
            Estate estate = Reported.estate(example);
            List<Command> commands = commands(Reported.of(GITHUB, estate), AnnotationFormatTest::github);
            List<Integer> levels = commands.stream()
                    .map(command -> LEVELS.indexOf(command.name()))
                    .toList();
            assertThat(levels).isSorted();
            List<Severity> severities = new ArrayList<>();
            Pattern severity = Pattern.compile("\n(critical|high|medium|low|info)[:,]");
            for (Command command : commands) {
                Matcher found = severity.matcher(command.text());
                if (!command.text().startsWith("Waived")
                        && found.find()
                        && !command.properties().get("title").startsWith("waiver/")) {
                    severities.add(Severity.valueOf(found.group(1).toUpperCase(Locale.ROOT)));
                }
            }
            assertThat(severities).isSorted().hasSize(estate.advice().standing().size());
        }
        List<Command> commands = commands(Reported.of(GITHUB, Reported.branchOffice()), AnnotationFormatTest::github);
        assertThat(commands.stream().filter(command -> command.text().startsWith("Waived until 2027-01-31")))
                .singleElement()
                .satisfies(command -> {
                    assertThat(command.name()).isEqualTo("notice");
                    assertThat(command.text())
                            .contains(
                                    "Anna Smith", "CHG-1234", "Bert Jones", "Goes with the old server", "BranchCache");
                });
    }

    @Test
    void what_is_unknown_is_one_warning_with_the_facts_and_what_passes_is_silent() {
        Estate estate = Reported.branchOffice();
        List<Command> commands = commands(Reported.of(GITHUB, estate), AnnotationFormatTest::github);
        assertThat(commands.stream()
                        .filter(command -> command.properties().get("title").equals("unknown")))
                .singleElement()
                .satisfies(command -> {
                    assertThat(command.name()).isEqualTo("warning");
                    assertThat(command.text())
                            .startsWith(estate.advice().summary().count(Verdict.UNKNOWN) + " verdicts")
                            .contains("volumes[csv-machines].integrityStreams");
                    int more = Integer.parseInt(command.text().replaceFirst("(?s).*and (\\d+) more$", "$1"));
                    long asked = estate.findings(Verdict.UNKNOWN).stream()
                            .flatMap(finding -> finding.missing().stream())
                            .distinct()
                            .count();
                    assertThat(more + TextReport.LISTED_QUESTIONS).isEqualTo((int) asked);
                });
        // FAILs, one for the UNKNOWN, one about waivers, the summary
        assertThat(commands).hasSize(estate.advice().failures().size() + 3);
        assertThat(commands.get(commands.size() - 1).text())
                .isEqualTo(Counts.of(estate.advice().summary()));
    }

    @Test
    void a_folder_ends_with_what_could_not_be_read_and_the_roll_up() {
        List<Command> commands = commands(
                Reported.ofFolder(GITHUB, Reported.branchOffice(), Reported.estate("dairy.yaml")),
                AnnotationFormatTest::github);
        assertThat(commands.stream()
                        .filter(command -> command.properties().get("title").equals("unread file")))
                .singleElement()
                .satisfies(command -> {
                    assertThat(command.name()).isEqualTo("error");
                    assertThat(command.properties())
                            .containsEntry("file", "broken.yaml")
                            .containsEntry("line", "3");
                });
        assertThat(commands.get(commands.size() - 1).text())
                .startsWith("2 environments: ")
                .contains("Worst: estate-1.yaml", "Not read: 1 file", "Commonest causes: ", "Most often missing: ");
    }

    @Test
    void says_what_is_new_against_the_baseline() {
        Estate estate = Reported.compared(Reported.branchOffice());
        String output = Reported.of(
                GITHUB,
                Reported.run().comparedWithBaseline(true),
                List.of(estate),
                List.of(new RollUp.Gone("", "a/b", "volumes[x]", "0")));
        assertThat(output).contains("Against the baseline: ", " new, 1 gone");
        long fresh = estate.advice().standing().stream()
                .filter(finding -> estate.baseline().get(finding.fingerprint()) == Estate.BaselineState.NEW)
                .count();
        assertThat(output.lines().filter(line -> line.contains(", new%3A") || line.contains(", new:")))
                .hasSize((int) fresh);
    }

    @Test
    void a_supposed_value_has_no_line() {
        Map<String, String> changes = Map.of("hosts[yard].roles", "[hyper-v, print, dhcp]");
        Estate estate = Estate.of(Reported.ADVISOR.advise(
                new EnvironmentReader().with(Reported.branchOffice().advice().environment(), changes)));
        String output = Reported.of(GITHUB, Reported.run().supposing(changes), List.of(estate));
        assertThat(output).contains("hosts[yard]").doesNotContain("--set");
    }
}
