package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.audit.Audit;
import org.infrapolicy.advisor.audit.AuditInput;
import org.infrapolicy.advisor.audit.EvidencePack;
import org.infrapolicy.advisor.audit.EvidenceSource;
import org.infrapolicy.advisor.audit.Report;
import org.infrapolicy.advisor.comparison.Baseline;
import org.infrapolicy.advisor.environment.Redaction;
import org.infrapolicy.advisor.report.RollUp;
import org.infrapolicy.advisor.report.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "check", description = "Judge environments by the rules.", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private static final int MANY = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private EnvironmentInput input;

    @Mixin
    private SupposedChanges changes;

    @Mixin
    private RunSettings settings;

    @Mixin
    private ReportOutput output;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY|unknown|never|new",
            defaultValue = "low",
            description =
                    "End with exit code 1 from this severity on, or for unknown verdicts too, or never (default: low);"
                            + " new counts only what the baseline has not, as in new,high.")
    private String failOn = "low";

    @Option(names = "--all", description = "List what passes too, and where the format has it what is not applicable.")
    private boolean all;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Say what is new and what is gone since an earlier run, whose -o json=FILE wrote this file.")
    private @Nullable Path baseline;

    @Option(
            names = "--resume",
            paramLabel = "FOLDER",
            description = "Keep in this folder what is done of a folder of environments; after an interruption the same"
                    + " command goes on from there.")
    private @Nullable Path kept;

    @Option(
            names = "--redact",
            description = "Write pseudonyms in place of names and addresses, the same ones in every run with the same"
                    + " ADVISOR_REDACTION_KEY.")
    private boolean redact;

    @Override
    public Integer call() throws IOException {
        FailOn threshold = FailOn.of(failOn);
        if (threshold.onlyNew() && baseline == null) {
            throw new UsageException("--fail-on new needs something to compare with: --baseline FILE.");
        }
        if (kept != null && !input.folder()) {
            throw new UsageException("--resume is for a folder of environments. One environment is judged at once.");
        }
        Advisor.Builder builder = Advisor.builder().listPasses(all).listNotApplicable(all);
        Optional<Redaction> redaction = redaction();
        redaction.ifPresent(builder::redacting);
        Advisor advisor = settings.advisor(builder);
        Audit audit = Audit.with(advisor)
                .describedAs(Run.of(advisor).supposing(changes.all()).redacting(redact))
                .reading(files -> changes.in(settings.read(files)));
        if (baseline != null) {
            Path earlier = baseline;
            audit = audit.comparedWith(
                    redaction.map(names -> Baseline.read(earlier, names)).orElseGet(() -> Baseline.read(earlier)));
        }
        RollUp rollUp = run(audit);
        if (output.pack().isPresent()) {
            write(output.pack().get(), advisor);
        }
        return exitCode(rollUp, threshold);
    }

    private void write(Path pack, Advisor advisor) throws IOException {
        EvidenceSource source = settings.evidence(advisor, input.inputs(), changes.all(), input.folder());
        EvidenceSource shown = advisor.redaction()
                .map(names -> source.redacted(advisor, names))
                .orElse(source);
        try (ReportFiles files = new ReportFiles()) {
            EvidencePack.write(shown, settings.withPacks(), files.openBytes(pack));
            files.finish();
        }
    }

    private Optional<Redaction> redaction() {
        if (!redact) {
            return Optional.empty();
        }
        if (!changes.none()) {
            throw new UsageException("--redact and --set do not go together: a supposed value would show names.");
        }
        String key = System.getenv("ADVISOR_REDACTION_KEY");
        if (key == null || key.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "ADVISOR_REDACTION_KEY is not set, so who guesses a name can recognise it by its pseudonym.");
        }
        return Optional.of(new Redaction(key == null ? "" : key));
    }

    private RollUp run(Audit audit) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<AuditInput> inputs = input.inputs();
        try (ReportFiles files = new ReportFiles()) {
            List<Report> reports = output.reports(out, files);
            RollUp rollUp;
            if (input.folder()) {
                Audit ofFolder = kept == null ? audit : audit.keeping(kept);
                rollUp = (inputs.size() > MANY
                                ? ofFolder.telling(
                                        new ProgressLine(spec.commandLine().getErr()))
                                : ofFolder)
                        .run(inputs, reports);
            } else {
                rollUp = audit.one(inputs.get(0), reports);
            }
            files.finish();
            out.flush();
            return rollUp;
        }
    }

    private int exitCode(RollUp rollUp, FailOn threshold) {
        PrintWriter err = spec.commandLine().getErr();
        rollUp.unread().stream().flatMap(file -> file.problems().stream()).forEach(err::println);
        if (rollUp.total().count(Verdict.ERROR) > 0) {
            return AdvisorCommand.BROKEN;
        }
        if (!rollUp.unread().isEmpty()) {
            int count = rollUp.unread().size();
            err.println(count + (count == 1 ? " file was" : " files were") + " not read; the others were judged.");
            return AdvisorCommand.BAD_INPUT;
        }
        if (!rollUp.total().anythingEvaluated()) {
            err.println("Nothing was evaluated: "
                    + (rollUp.objects() == 0
                            ? "the environment describes no object. ./advisor init writes one to start from."
                            : "none of the rules is about any of the " + rollUp.objects()
                                    + " objects described. ./advisor rules shows what rules are about."));
            return AdvisorCommand.NOTHING_EVALUATED;
        }
        return threshold.reached(rollUp) ? AdvisorCommand.FAILING : 0;
    }
}
