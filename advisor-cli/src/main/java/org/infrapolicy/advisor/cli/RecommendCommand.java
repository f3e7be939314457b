package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.fact.Decision;
import org.infrapolicy.advisor.report.JsonReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "recommend", description = "Rank the options of design decisions.", mixinStandardHelpOptions = true)
final class RecommendCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PATH", description = "The file that describes the environment.")
    private Path path;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DECISION",
            description = "The decision; without it all of them.")
    private String decision = "";

    @CommandLine.Option(
            names = "--brief",
            description =
                    "Leave out what would change the recommendations; it takes most of the time for a large estate.")
    private boolean brief;

    @Mixin
    private SupposedChanges changes;

    @Mixin
    private RuleSelection rules;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        Environment environment = EnvironmentInput.one(List.of(path));
        Advisor advisor = rules.advisor();
        Environment supposed = changes.in(environment);
        // on two cores what would change is found while the advice is given
        CompletableFuture<Counterfactuals> search = brief
                ? CompletableFuture.completedFuture(Counterfactuals.NONE)
                : CompletableFuture.supplyAsync(
                        () -> advisor.turning(supposed, id -> decision.isEmpty() || decision.equals(id)));
        Advice advice = advisor.advise(supposed);
        List<Recommendation> chosen = new ArrayList<>(advice.decisions());
        if (!decision.isEmpty()) {
            chosen.removeIf(recommendation -> !recommendation.decision().equals(decision));
        }
        unanswered(advisor, advice).forEach(spec.commandLine().getErr()::println);
        if (chosen.isEmpty()) {
            List<String> known = RuleSelection.decisions(advisor);
            String listed = "Decisions are: " + String.join(", ", known) + ".";
            if (!decision.isEmpty() && !known.contains(decision)) {
                throw new UsageException("There is no decision " + decision + ". " + listed);
            }
            spec.commandLine()
                    .getErr()
                    .println("There is nothing to decide" + (decision.isEmpty() ? "" : " about " + decision) + ". "
                            + listed + " One that does not arise by itself is asked for in the section decisions, with"
                            + " topic and subject; ./advisor ask does that.");
            return AdvisorCommand.NOTHING_EVALUATED;
        }
        Advice answer = advice.with(chosen);
        Counterfactuals counterfactuals = search.join();
        output.write(spec.commandLine().getOut(), (format, text, out) -> {
            if (format == Format.JSON) {
                JsonReport.advice(answer, counterfactuals, out);
            } else {
                out.write(text.recommend(answer, chosen, counterfactuals));
            }
        });
        return 0;
    }

    /** What the environment asks for and nothing answers: nobody shall take silence for an answer. */
    private List<String> unanswered(Advisor advisor, Advice advice) {
        List<String> known = RuleSelection.decisions(advisor);
        return advice.environment().all(Decision.class).stream()
                .filter(asked -> asked.topic() != null && (decision.isEmpty() || decision.equals(asked.topic())))
                .filter(asked -> advice.decisions().stream()
                        .noneMatch(
                                answer -> answer.decision().equals(asked.topic()) && concerns(answer, asked.subject())))
                .map(asked -> "decisions[" + asked.id() + "] asks for " + asked.topic()
                        + (known.contains(asked.topic())
                                ? ", which does not arise for "
                                        + (asked.subject() == null ? "anything here" : asked.subject()) + "."
                                : ", which no rule decides. Decisions are: " + String.join(", ", known) + "."))
                .toList();
    }

    private static boolean concerns(Recommendation answer, @Nullable Reference subject) {
        return subject == null
                || subject.section() != null
                        && answer.subject().kind().equals(subject.section().key())
                        && answer.subject().id().equals(subject.id());
    }
}
