package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.infrapolicy.advisor.audit.Report;
import org.infrapolicy.advisor.environment.reading.NearestName;
import org.infrapolicy.advisor.report.ReportFormat;
import org.infrapolicy.advisor.report.ReportFormats;
import org.infrapolicy.advisor.report.TextFormat;
import picocli.CommandLine.Option;

/** Where the reports of a run go, and in which formats. */
final class ReportOutput {
    private static final String PACK = "pack";

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "How to print the result: text (default), json, sarif, junit, oscal, csv, markdown, html, github"
                            + " or azure.")
    private String format = "text";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT=FILE",
            description = "Write the result to a file as well, for example -o sarif=advice.sarif; as often as you like."
                    + " -o pack=FILE writes an evidence pack.")
    private Map<String, Path> files = new LinkedHashMap<>();

    /** The reports, the one for standard output first. */
    List<Report> reports(PrintWriter out, ReportFiles unfinished) throws IOException {
        List<Report> reports = new ArrayList<>();
        String printed = format.toLowerCase(Locale.ROOT);
        reports.add(
                new Report(printed, printed.equals("text") ? new TextFormat(Output.terminal()) : named(printed), out));
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (file.getKey().equalsIgnoreCase(PACK)) {
                continue;
            }
            ReportFormat as = named(file.getKey().toLowerCase(Locale.ROOT));
            reports.add(new Report(file.getKey(), as, unfinished.open(file.getValue())));
        }
        return reports;
    }

    /** Where an evidence pack goes, if one is wanted. */
    Optional<Path> pack() {
        return files.entrySet().stream()
                .filter(file -> file.getKey().equalsIgnoreCase(PACK))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static ReportFormat named(String name) {
        return ReportFormats.named(name)
                .orElseThrow(() -> new UsageException("There is no format " + name + ". "
                        + NearestName.of(name, ReportFormats.names())
                                .map(near -> "Did you mean " + near + "? ")
                                .orElse("")
                        + "There are " + String.join(", ", ReportFormats.names())
                        + "; write -f sarif, or -o sarif=FILE. An evidence pack is written with -o pack=FILE."));
    }
}
