package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.report.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "rules", description = "List the rules.", mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RuleSelection selection;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        List<RuleInfo> rules = selection.advisor().rules();
        output.write(spec.commandLine().getOut(), (format, text, out) -> {
            if (format == Format.JSON) {
                JsonReport.rules(rules, out);
            } else {
                int width = rules.stream()
                        .mapToInt(rule -> rule.id().length())
                        .max()
                        .orElse(0);
                for (RuleInfo rule : rules) {
                    String about = rule.decision()
                            .map(decision -> "→ " + decision)
                            .or(() -> rule.plan().map(plan -> "plan " + plan))
                            .orElse(rule.severity().name().toLowerCase(Locale.ROOT));
                    out.write(String.format(
                            Locale.ROOT, "%-" + width + "s  %-16s  %s%n", rule.id(), about, rule.title()));
                }
            }
        });
        return 0;
    }
}
