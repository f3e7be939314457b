package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.report.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "check", description = "Judge environments by the rules.", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private EnvironmentInput input;

    @Mixin
    private RuleSelection rules;

    @Mixin
    private Output output;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY|unknown|never",
            defaultValue = "low",
            description =
                    "End with exit code 1 from this severity on, or for unknown verdicts too, or never (default: low).")
    private String failOn;

    @Option(names = "--all", description = "List what passes too.")
    private boolean all;

    @Override
    public Integer call() throws IOException {
        FailOn threshold = FailOn.of(failOn);
        Advisor advisor = rules.advisor(all);
        List<Advice> advice = input.read(spec.commandLine().getErr()).stream()
                .map(advisor::advise)
                .toList();
        output.write(spec.commandLine().getOut(), (format, text, out) -> {
            if (format == Format.JSON) {
                JsonReport.advice(advice, out);
            } else {
                for (Advice one : advice) {
                    out.write(text.check(one));
                    out.write(advice.size() > 1 ? "\n" : "");
                }
                if (advice.size() > 1) {
                    out.write(text.total(advice));
                }
            }
        });
        return exitCode(advice, threshold);
    }

    private int exitCode(List<Advice> advice, FailOn threshold) {
        if (advice.stream().anyMatch(one -> one.summary().count(Verdict.ERROR) > 0)) {
            return AdvisorCommand.BROKEN;
        }
        if (advice.stream().noneMatch(one -> one.summary().anythingEvaluated())) {
            spec.commandLine().getErr().println("Nothing was evaluated: " + why(advice));
            return AdvisorCommand.NOTHING_EVALUATED;
        }
        return advice.stream().anyMatch(threshold::reached) ? AdvisorCommand.FAILING : 0;
    }

    private static String why(List<Advice> advice) {
        int facts = advice.stream().mapToInt(one -> one.environment().size()).sum();
        return facts == 0
                ? "the environment describes no object. ./advisor init writes one to start from."
                : "none of the rules is about any of the " + facts
                        + " objects described. ./advisor rules shows what rules are about.";
    }

    /** When a run counts as failed. */
    private record FailOn(Severity severity, boolean unknown, boolean never) {
        static FailOn of(String text) {
            String word = text.toLowerCase(Locale.ROOT);
            if (word.equals("never") || word.equals("unknown")) {
                return new FailOn(Severity.LOW, word.equals("unknown"), word.equals("never"));
            }
            try {
                return new FailOn(Severity.valueOf(word.toUpperCase(Locale.ROOT)), false, false);
            } catch (IllegalArgumentException e) {
                throw new UsageException(
                        "--fail-on " + text + " is not known. Write critical, high, medium, low, unknown or never.");
            }
        }

        boolean reached(Advice advice) {
            if (never) {
                return false;
            }
            boolean failing = advice.failures().stream()
                    .map(finding -> finding.rule().severity())
                    .anyMatch(found -> found != Severity.INFO && found.atLeast(severity));
            return failing || unknown && advice.summary().count(Verdict.UNKNOWN) > 0;
        }
    }
}
