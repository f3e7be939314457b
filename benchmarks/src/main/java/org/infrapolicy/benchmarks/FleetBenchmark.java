package org.infrapolicy.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.audit.Audit;
import org.infrapolicy.advisor.audit.AuditInput;
import org.infrapolicy.advisor.audit.Report;
import org.infrapolicy.advisor.report.ReportFormats;
import org.infrapolicy.advisor.report.RollUp;

/**
 * How long it takes to judge a folder of environments and to write every format, and how much memory. Run it with a heap of 512 MB:
 * {@code -Xmx512m}.
 */
public final class FleetBenchmark {
    private static final double MILLION = 1e6;
    private static final double NANOSECONDS = 1e9;

    private FleetBenchmark() {}

    /** Takes the number of environments, the number of branches that each describes at most, and formats; without them all formats. */
    public static void main(String[] arguments) throws IOException {
        int environments = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int branches = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        List<String> formats = arguments.length > 2
                ? List.of(arguments).subList(2, arguments.length)
                : List.copyOf(ReportFormats.names());
        Path folder = Files.createTempDirectory("fleet");
        try {
            Path estates = Files.createDirectory(folder.resolve("estates"));
            for (int i = 0; i < environments; i++) {
                Files.writeString(
                        estates.resolve("estate" + i + ".yaml"),
                        ChainOfBranches.of(environments == 1 ? branches : 1 + i % branches));
            }
            measure(folder, estates, formats);
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void measure(Path folder, Path estates, List<String> formats) throws IOException {
        Advisor advisor = Advisor.create();
        List<Writer> writers = new ArrayList<>();
        List<Report> reports = new ArrayList<>();
        for (String name : formats) {
            Writer out = Files.newBufferedWriter(folder.resolve("report." + name));
            writers.add(out);
            reports.add(new Report(name, ReportFormats.named(name).orElseThrow(), out));
        }
        long start = System.nanoTime();
        RollUp rollUp = Audit.with(advisor).run(AuditInput.ofFolder(estates), reports);
        double seconds = (System.nanoTime() - start) / NANOSECONDS;
        for (Writer out : writers) {
            out.close();
        }
        int findings = rollUp.total().count(Verdict.FAIL) + rollUp.total().count(Verdict.UNKNOWN);
        System.out.printf(
                Locale.ROOT,
                "%,d environments, %,d objects, %,d findings: %.0f s, %.0f environments/s, %.0f MB of heap at most of %.0f%n",
                rollUp.environments(),
                rollUp.objects(),
                findings,
                seconds,
                rollUp.environments() / seconds,
                peak() / MILLION,
                Runtime.getRuntime().maxMemory() / MILLION);
        for (String name : formats) {
            System.out.printf(
                    Locale.ROOT, "  %s: %.0f MB%n", name, Files.size(folder.resolve("report." + name)) / MILLION);
        }
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
