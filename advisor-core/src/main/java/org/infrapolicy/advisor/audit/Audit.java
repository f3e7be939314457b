package org.infrapolicy.advisor.audit;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.comparison.Baseline;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.environment.Problem;
import org.infrapolicy.advisor.report.Estate;
import org.infrapolicy.advisor.report.EstateTally;
import org.infrapolicy.advisor.report.RollUp;
import org.infrapolicy.advisor.report.RollUp.Gone;
import org.infrapolicy.advisor.report.RollUp.Unread;
import org.infrapolicy.advisor.report.Run;
import org.jspecify.annotations.Nullable;

/**
 * A run: reads environments, judges them and writes reports. A folder of environments is judged on all cores; no more of them are held in
 * memory than are worked on, and one that cannot be read does not keep the others from being judged. The same inputs give the same
 * reports, byte for byte, however many cores there are. Immutable; each run is for one thread.
 *
 * <pre>{@code
 * RollUp rollUp = Audit.with(advisor).run(AuditInput.ofFolder(Path.of("estates")), List.of(report));
 * }</pre>
 */
public final class Audit {
    /** So many environments for each core are held, begun or waiting to be written. */
    private static final int HELD_PER_CORE = 4;

    private final Advisor advisor;
    private final Run run;
    private final Function<List<Path>, Environment> reader;
    private final @Nullable Baseline baseline;
    private final @Nullable Path kept;
    private final Progress progress;
    private final int cores;

    private Audit(
            Advisor advisor,
            Run run,
            Function<List<Path>, Environment> reader,
            @Nullable Baseline baseline,
            @Nullable Path kept,
            Progress progress,
            int cores) {
        this.advisor = advisor;
        this.run = run;
        this.reader = reader;
        this.baseline = baseline;
        this.kept = kept;
        this.progress = progress;
        this.cores = cores;
    }

    /** A run with an advisor, on all cores. */
    public static Audit with(Advisor advisor) {
        EnvironmentReader reader = new EnvironmentReader();
        return new Audit(
                advisor,
                Run.of(advisor),
                reader::read,
                null,
                null,
                Progress.SILENT,
                Runtime.getRuntime().availableProcessors());
    }

    /** The same, described in its reports as this. */
    public Audit describedAs(Run description) {
        return new Audit(advisor, description, reader, baseline, kept, progress, cores);
    }

    /** The same, that reads with this reader. */
    public Audit reading(Function<List<Path>, Environment> read) {
        return new Audit(advisor, run, read, baseline, kept, progress, cores);
    }

    /** The same, that compares with an earlier run. */
    public Audit comparedWith(Baseline earlier) {
        return new Audit(advisor, run.comparedWithBaseline(true), reader, earlier, kept, progress, cores);
    }

    /** The same, that keeps in a folder what is done of a folder of environments, and takes over what was done before. */
    public Audit keeping(Path folder) {
        return new Audit(advisor, run, reader, baseline, folder, progress, cores);
    }

    /** The same, that tells how far it is. */
    public Audit telling(Progress listener) {
        return new Audit(advisor, run, reader, baseline, kept, listener, cores);
    }

    /** The same on this number of cores. */
    public Audit onCores(int number) {
        return new Audit(advisor, run, reader, baseline, kept, progress, number);
    }

    /**
     * Judges the environment that files describe together.
     *
     * @throws EnvironmentException if they cannot be read
     * @throws IOException if a report cannot be written
     */
    public RollUp one(AuditInput input, List<Report> reports) throws IOException {
        Estate estate = estate(input);
        RollUp.Collector collector = new RollUp.Collector(run);
        EstateTally tally = EstateTally.of(estate);
        collector.add(tally);
        RollUp rollUp = collector.rollUp(advisor.reviewWaivers(collector.uses()), gone(tally));
        for (Report report : reports) {
            report.format().begin(run, report.out());
            report.format().estate(run, estate, report.out());
            report.format().end(run, rollUp, report.out());
        }
        return rollUp;
    }

    private Estate estate(AuditInput input) {
        Advice advice = advisor.advise(reader.apply(input.files()));
        String key = key(input);
        return new Estate(key, advice, baseline == null ? Map.of() : baseline.states(key, advice));
    }

    private String key(AuditInput input) {
        return advisor.redaction().map(names -> names.key(input.key())).orElse(input.key());
    }

    private List<Gone> gone(EstateTally tally) {
        return baseline == null ? List.of() : baseline.gone(tally.key(), tally.name(), tally.failing());
    }

    /**
     * Judges environments one by one, and rolls up what is said of them. What cannot be read is listed there.
     *
     * @throws IOException if a report cannot be written
     */
    public RollUp run(List<AuditInput> inputs, List<Report> reports) throws IOException {
        Run folder = run.overFolder(true);
        Optional<KeptParts> parts =
                kept == null ? Optional.empty() : Optional.of(new KeptParts(kept, folder, settings(), reports));
        RollUp.Collector collector = new RollUp.Collector(folder);
        List<Gone> gone = new ArrayList<>();
        boolean[] written = new boolean[reports.size()];
        for (Report report : reports) {
            report.format().begin(folder, report.out());
        }
        ExecutorService workers = Executors.newFixedThreadPool(cores);
        try {
            ArrayDeque<Future<Part>> held = new ArrayDeque<>();
            Iterator<AuditInput> waiting = inputs.iterator();
            int done = 0;
            int takenOver = 0;
            while (waiting.hasNext() || !held.isEmpty()) {
                while (waiting.hasNext() && held.size() < HELD_PER_CORE * cores) {
                    AuditInput input = waiting.next();
                    held.add(workers.submit(() -> part(folder, input, reports, parts)));
                }
                Part part = held.remove().get();
                part.addTo(collector);
                if (part.tally() != null) {
                    gone.addAll(gone(part.tally()));
                }
                write(part, reports, written);
                done++;
                takenOver += part.takenOver() ? 1 : 0;
                progress.done(done, takenOver, inputs.size());
            }
        } catch (ExecutionException e) {
            throw unexpected(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The run was interrupted", e);
        } finally {
            workers.shutdownNow();
        }
        RollUp rollUp = collector.rollUp(advisor.reviewWaivers(collector.uses()), gone);
        for (Report report : reports) {
            report.format().end(folder, rollUp, report.out());
        }
        return rollUp;
    }

    /** What the parts of a report hang on beside the environment and what the run says of itself. */
    private String settings() {
        return advisor.redaction().map(names -> names.key("settings")).orElse("") + advisor.allWaivers() + "\n"
                + advisor.profile() + "\n" + (baseline == null ? "" : baseline.identity());
    }

    private static RuntimeException unexpected(@Nullable Throwable cause) throws IOException {
        if (cause instanceof UncheckedIOException unwritten) {
            throw unwritten.getCause();
        }
        return new IllegalStateException("An environment could not be judged: " + cause, cause);
    }

    private static void write(Part part, List<Report> reports, boolean[] written) throws IOException {
        for (int i = 0; i < part.texts().size(); i++) {
            String text = part.texts().get(i);
            if (!text.isEmpty()) {
                Report report = reports.get(i);
                report.out().write(written[i] ? report.format().between() : "");
                report.out().write(text);
                written[i] = true;
            }
        }
    }

    /** What became of an environment: its part of each report, or the reason why there is none. */
    record Part(@Nullable EstateTally tally, @Nullable Unread unread, List<String> texts, boolean takenOver) {
        void addTo(RollUp.Collector collector) {
            if (tally != null) {
                collector.add(tally);
            }
            if (unread != null) {
                collector.add(unread);
            }
        }
    }

    private Part part(Run folder, AuditInput input, List<Report> reports, Optional<KeptParts> parts) {
        try {
            Optional<Part> before = parts.flatMap(known -> known.find(input));
            if (before.isPresent()) {
                return before.get();
            }
            Estate estate = estate(input);
            List<String> texts = new ArrayList<>();
            for (Report report : reports) {
                StringWriter text = new StringWriter();
                report.format().estate(folder, estate, text);
                texts.add(text.toString());
            }
            Part part = new Part(EstateTally.of(estate), null, texts, false);
            if (parts.isPresent()) {
                parts.get().keep(input, part);
            }
            return part;
        } catch (EnvironmentException e) {
            return unread(input, e.problems());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // Whatever one file does, the others are judged.
            return unread(
                    input,
                    List.of(new Problem(
                            input.files().get(0).toString(),
                            0,
                            0,
                            "",
                            "broke the program: " + e,
                            "Check this file alone, and report what it says.")));
        }
    }

    private Part unread(AuditInput input, List<Problem> problems) {
        List<Problem> told = advisor.redaction()
                .map(names -> problems.stream()
                        .map(problem -> new Problem(
                                names.file(problem.file()),
                                problem.line(),
                                problem.column(),
                                "",
                                "cannot be read",
                                "Without --redact it is said why."))
                        .toList())
                .orElse(problems);
        return new Part(null, new Unread(key(input), told), List.of(), false);
    }
}
