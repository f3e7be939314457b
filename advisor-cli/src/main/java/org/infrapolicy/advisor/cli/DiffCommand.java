package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.audit.Audit;
import org.infrapolicy.advisor.audit.AuditInput;
import org.infrapolicy.advisor.audit.Report;
import org.infrapolicy.advisor.comparison.RunComparison;
import org.infrapolicy.advisor.comparison.RunComparison.Recorded;
import org.infrapolicy.advisor.report.JsonReport;
import org.infrapolicy.advisor.report.ReportFormats;
import org.infrapolicy.advisor.report.RollUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "diff",
        description = "Say what is another in one run than in another, and why.",
        mixinStandardHelpOptions = true,
        footer = {"", "Ends with exit code 1 if something fails in the second run that did not in the first."})
final class DiffCommand implements Callable<Integer> {
    private static final int BEGINNING = 4096;
    private static final Pattern RESULT = Pattern.compile("\\{\\s*\"environments?\"\\s*:\\s*[\\[{]");

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "What check -o json=FILE wrote, or an environment or folder, which is judged now.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "The same, for the later run.")
    private Path after = Path.of("");

    @Mixin
    private RunSettings settings;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        Recorded first = recorded(before);
        Recorded second = recorded(after);
        if (first.run().redacted() != second.run().redacted()) {
            throw new UsageException((first.run().redacted() ? before : after)
                    + " has pseudonyms in place of names and the other one has not, so they cannot be compared. Redact"
                    + " both, with the same ADVISOR_REDACTION_KEY.");
        }
        RunComparison comparison = RunComparison.of(first, second);
        output.write(spec.commandLine().getOut(), (format, text, out) -> {
            if (format == Format.JSON) {
                JsonReport.comparison(comparison, out);
            } else {
                out.write(text.comparison(comparison));
            }
        });
        return comparison.worse() ? AdvisorCommand.FAILING : 0;
    }

    private Recorded recorded(Path path) throws IOException {
        return isResult(path) ? Recorded.read(path) : judged(path);
    }

    /** An environment in JSON has sections at its top; a result has what was found. */
    private static boolean isResult(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (Reader in = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
            char[] beginning = new char[BEGINNING];
            int length = in.read(beginning);
            return length > 0
                    && RESULT.matcher(new String(beginning, 0, length)).lookingAt();
        }
    }

    private Recorded judged(Path path) throws IOException {
        Advisor advisor = settings.advisor(Advisor.builder());
        Audit audit = Audit.with(advisor).reading(settings::read);
        StringWriter json = new StringWriter();
        List<Report> reports =
                List.of(new Report("json", ReportFormats.named("json").orElseThrow(), json));
        List<AuditInput> inputs = EnvironmentInput.inputs(List.of(path));
        if (Files.isDirectory(path)) {
            RollUp rollUp = audit.run(inputs, reports);
            rollUp.unread().stream()
                    .flatMap(file -> file.problems().stream())
                    .forEach(spec.commandLine().getErr()::println);
        } else {
            audit.one(inputs.get(0), reports);
        }
        return Recorded.read(path.toString(), new StringReader(json.toString()));
    }
}
