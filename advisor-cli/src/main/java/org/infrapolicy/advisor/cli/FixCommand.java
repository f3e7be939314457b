package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.infrapolicy.advisor.FixPlan;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentEditor;
import org.infrapolicy.advisor.environment.EnvironmentEditor.Edits;
import org.infrapolicy.advisor.report.JsonReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "fix",
        description = {
            "Propose changes that clear failings and cause none, as a patch that keeps comments and layout.",
            "The files stay as they are. Ends with 1 if something still fails that people have to decide."
        },
        mixinStandardHelpOptions = true)
final class FixCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files that together describe the environment.")
    private List<Path> paths = List.of();

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description =
                    "Write the changed description to a new file, or the patch if its name ends in .patch or .diff.")
    private @Nullable Path file;

    @Mixin
    private RuleSelection rules;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        Environment environment = EnvironmentInput.one(paths);
        FixPlan plan = rules.advisor().fixPlan(environment);
        Edits edits = new EnvironmentEditor().edit(environment, plan.fixed());
        String patch = UnifiedPatch.of(edits.documents());
        if (file != null) {
            write(file, edits, patch);
        }
        output.write(spec.commandLine().getOut(), (format, text, out) -> {
            if (format == Format.JSON) {
                JsonReport.fix(plan, patch, edits.unplaced(), out);
            } else {
                out.write(text.fix(plan, patch, edits.unplaced()));
            }
        });
        return plan.remaining().isEmpty() && edits.unplaced().isEmpty() ? 0 : AdvisorCommand.FAILING;
    }

    private void write(Path target, Edits edits, String patch) throws IOException {
        String name = target.toString().toLowerCase(Locale.ROOT);
        boolean asPatch = name.endsWith(".patch") || name.endsWith(".diff");
        if (edits.documents().isEmpty()) {
            spec.commandLine().getErr().println("Nothing is to be changed; " + target + " was not written.");
            return;
        }
        if (!asPatch && edits.documents().size() > 1) {
            throw new UsageException("The changes concern " + edits.documents().size()
                    + " files. Write them as a patch: --write fix.patch.");
        }
        AdvisorCommand.writeNew(
                target, asPatch ? patch : edits.documents().get(0).after());
        spec.commandLine().getErr().println("Wrote " + target + ".");
    }
}
