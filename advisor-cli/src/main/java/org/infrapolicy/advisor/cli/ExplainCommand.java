package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.reading.NearestName;
import org.infrapolicy.advisor.report.JsonReport;
import org.infrapolicy.advisor.report.RulePage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = "Show a rule, and with an environment what it says of each object and why.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RULE[@SUBJECT]", description = "Id of the rule, and id of one object.")
    private String rule;

    @Parameters(index = "1..*", paramLabel = "PATH", description = "Files that together describe the environment.")
    private List<Path> paths = List.of();

    @Mixin
    private SupposedChanges changes;

    @Mixin
    private RuleSelection rules;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        if (paths.isEmpty() && !changes.none()) {
            throw new UsageException(
                    "--set changes an environment, and none is named. Write its files after the rule.");
        }
        int at = rule.indexOf('@');
        String id = at < 0 ? rule : rule.substring(0, at);
        String subject = at < 0 ? "" : rule.substring(at + 1);
        Advisor advisor = rules.advisor();
        RuleInfo info = advisor.rules().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no rule " + id + nearest(advisor, id)));
        Environment environment = paths.isEmpty() ? null : changes.in(EnvironmentInput.one(paths));
        List<Finding> findings = environment == null ? List.of() : findings(advisor, id, subject, environment);
        Counterfactuals counterfactuals =
                environment == null ? Counterfactuals.NONE : advisor.clearing(environment, findings);
        output.write(spec.commandLine().getOut(), (format, text, out) -> {
            if (format == Format.JSON) {
                if (paths.isEmpty()) {
                    JsonReport.rules(List.of(info), out);
                } else {
                    JsonReport.findings(findings, counterfactuals, out);
                }
            } else if (paths.isEmpty()) {
                out.write(new RulePage(advisor).of(info));
            } else {
                out.write(text.explain(info, findings, counterfactuals));
            }
        });
        return 0;
    }

    /** The rules that are called so in another topic, or whose ids are nearest to what was asked for. */
    private static String nearest(Advisor advisor, String asked) {
        List<String> ids = advisor.rules().stream().map(RuleInfo::id).toList();
        String name = asked.substring(asked.indexOf('/') + 1);
        List<String> near = new ArrayList<>(ids.stream()
                .filter(id -> id.endsWith("/" + name) || id.startsWith(asked + "/"))
                .limit(5)
                .toList());
        if (near.isEmpty()) {
            NearestName.of(asked, ids).ifPresent(near::add);
        }
        return near.isEmpty()
                ? ". ./advisor rules lists them."
                : ". Did you mean " + String.join(", ", near) + "? ./advisor rules lists all.";
    }

    private static List<Finding> findings(Advisor advisor, String id, String subject, Environment environment) {
        List<Finding> all = advisor.explain(id, environment);
        List<Finding> chosen = all.stream()
                .filter(finding -> subject.isEmpty()
                        || finding.subject().id().equalsIgnoreCase(subject)
                        || finding.subject().toString().equalsIgnoreCase(subject))
                .toList();
        if (chosen.isEmpty()) {
            throw new UsageException("The rule " + id + " is about none of the objects"
                    + (subject.isEmpty() ? "." : " that are called " + subject + "."));
        }
        return chosen;
    }
}
