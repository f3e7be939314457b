package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Plan;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.report.JsonReport;
import org.infrapolicy.advisor.report.MarkdownReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "plan",
        description =
                "Plan a change, step by step; nothing is changed. The plan set converts virtual switches on LBFO teams to"
                        + " switch-embedded teaming.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PLAN", description = "The plan: set.")
    private String plan;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files that together describe the environment.")
    private List<Path> paths;

    @Mixin
    private SupposedChanges changes;

    @Mixin
    private RuleSelection rules;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        Advisor advisor = rules.advisor();
        List<String> known = advisor.rules().stream()
                .flatMap(rule -> rule.plan().stream())
                .distinct()
                .sorted()
                .toList();
        if (!known.contains(plan)) {
            throw new UsageException("There is no plan " + plan + ". Plans are: " + String.join(", ", known) + ".");
        }
        Environment environment = EnvironmentInput.one(paths);
        Plan answer = advisor.plan(plan, changes.in(environment));
        if (answer.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("There is nothing to plan here. The plan is for: " + answer.title() + ".");
            return AdvisorCommand.NOTHING_EVALUATED;
        }
        output.write(spec.commandLine().getOut(), EnumSet.allOf(Format.class), (format, text, out) -> {
            switch (format) {
                case JSON -> JsonReport.plan(answer, out);
                case MARKDOWN -> out.write(MarkdownReport.plan(answer));
                case TEXT -> out.write(text.plan(answer));
            }
        });
        return 0;
    }
}
