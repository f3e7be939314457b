package org.infrapolicy.advisor.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Problem;
import org.infrapolicy.advisor.environment.Waiver;
import org.infrapolicy.advisor.report.Estate.BaselineState;

/** Environments with findings of all verdicts, ordinary and hostile, and what a format writes of them. */
final class Reported {
    /** What breaks out of terminals, markup, scripts, spreadsheets, workflow commands and links, if anything lets it. */
    static final List<String> HOSTILE_NAMES = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "]]><x/>",
            "</textarea></style></title>",
            "=cmd|' /C calc'!A0",
            "+1+1",
            "@SUM(1)",
            "-2+3",
            "%0A::error file=x::y",
            "a,b;c\"d'e",
            "##vso[task.complete result=Failed]",
            "a|b`c*d_e[f](javascript:alert(1))",
            "{{7*7}}${7*7}",
            "und mit Umlauten äöü 漢字 🏢",
            "../../etc/passwd",
            "con.txt?x=1#y&z");

    /** Escapes of YAML that make characters which no file may hold itself. */
    static final List<String> HOSTILE_ESCAPES =
            List.of("\\u001b[31mred\\u001b[0m", "a\\nb", "tab\\there", "\\u202egnp.exe", "nul\\0end", "\\u2028line");

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate LATER = LocalDate.of(2027, 1, 31);

    static final Advisor ADVISOR = Advisor.builder()
            .listPasses(true)
            .listNotApplicable(true)
            .clock(CLOCK)
            .waivers(List.of(
                    new Waiver(
                            "sofs/branch-cache",
                            "fileServers[saw-files]",
                            "*",
                            "Goes with the old server",
                            "Anna Smith",
                            "CHG-1234",
                            "Bert Jones",
                            LATER,
                            new Position("waivers.yaml", 3, 5),
                            false),
                    Waiver.of("s2d/nothing", "clusters[gone]", "No longer needed", "Anna Smith", LATER)))
            .build();

    private Reported() {}

    /** The branch office of the examples: FAIL, one of them waived, UNKNOWN, PASS and NOT_APPLICABLE. */
    static Estate branchOffice() {
        return estate("branch-office.yaml");
    }

    /** An environment of the examples. */
    static Estate estate(String file) {
        Path examples = Path.of("..", "examples", "environments").resolve(file);
        try {
            return read("examples/environments/" + file, Files.readString(examples));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An environment in which every name is hostile. */
    static Estate hostile() {
        StringBuilder hosts = new StringBuilder("version: 1\nname: \"<b>Evil</b> & =1+1 \\u001b[31m\"\nhosts:\n");
        StringBuilder volumes = new StringBuilder("volumes:\n");
        int number = 0;
        List<String> quoted = new ArrayList<>();
        HOSTILE_NAMES.forEach(
                name -> quoted.add("\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
        HOSTILE_ESCAPES.forEach(escape -> quoted.add("\"" + escape + "\""));
        for (String name : quoted) {
            number++;
            hosts.append("  - {id: h")
                    .append(number)
                    .append(", name: ")
                    .append(name)
                    .append(", comment: ")
                    .append(name)
                    .append(", hardwareModel: ")
                    .append(name)
                    .append("}\n");
            volumes.append("  - {id: ")
                    .append(
                            name.matches(".*\\\\(u001b|n|t|0).*")
                                    ? "v" + number
                                    : name) // no id has a control character
                    .append(", mountedBy: h")
                    .append(number)
                    .append(", fileSystem: ReFS, holdsPageFile: ")
                    .append(number % 2 == 0 ? "yes" : "unknown")
                    .append(", comment: ")
                    .append(name)
                    .append("}\n");
        }
        return read("hostile <&> 'estate'.yaml", hosts.toString() + volumes);
    }

    static Estate read(String file, String text) {
        return estate("", ADVISOR.advise(new EnvironmentReader(CLOCK).readText(file, text)), false);
    }

    /** Every other finding is unchanged, the others are new. */
    static Estate compared(Estate estate) {
        return estate(estate.key(), estate.advice(), true);
    }

    private static Estate estate(String key, Advice advice, boolean compared) {
        Map<String, BaselineState> states = new TreeMap<>();
        if (compared) {
            advice.findings()
                    .forEach(finding -> states.put(
                            finding.fingerprint(),
                            states.size() % 2 == 0 ? BaselineState.NEW : BaselineState.UNCHANGED));
        }
        return new Estate(key, advice, states);
    }

    static Run run() {
        return Run.of(ADVISOR);
    }

    /** What a format writes of a run on one environment. */
    static String of(ReportFormat format, Estate estate) {
        return of(format, run(), List.of(estate));
    }

    /** What a format writes of a run on a folder, in which one file cannot be read. */
    static String ofFolder(ReportFormat format, Estate... estates) {
        List<Estate> keyed = new ArrayList<>();
        for (Estate estate : estates) {
            keyed.add(new Estate("estate-" + keyed.size() + ".yaml", estate.advice(), estate.baseline()));
        }
        return of(format, run().overFolder(true), keyed);
    }

    /** What a format writes of a run. */
    static String of(ReportFormat format, Run run, List<Estate> estates) {
        return of(format, run, estates, List.of());
    }

    /** What a format writes of a run that lacks some FAILs of its baseline. */
    static String of(ReportFormat format, Run run, List<Estate> estates, List<RollUp.Gone> gone) {
        RollUp.Collector collector = new RollUp.Collector();
        StringWriter out = new StringWriter();
        try {
            format.begin(run, out);
            boolean first = true;
            for (Estate estate : estates) {
                collector.add(estate);
                StringWriter part = new StringWriter();
                format.estate(run, estate, part);
                out.write(first || part.getBuffer().isEmpty() ? "" : format.between());
                out.write(part.toString());
                first &= part.getBuffer().isEmpty();
            }
            if (run.fleet()) {
                collector.add(new RollUp.Unread(
                        "broken.yaml",
                        List.of(new Problem("broken.yaml", 3, 1, "", "is not valid YAML: <oops>", "Check it."))));
            }
            format.end(run, collector.rollUp(ADVISOR.reviewWaivers(collector.uses()), gone), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
