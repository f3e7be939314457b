package org.infrapolicy.advisor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.Inquiry;
import org.infrapolicy.advisor.Interview;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentEditor;
import org.infrapolicy.advisor.environment.EnvironmentEditor.Edits;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.environment.EnvironmentWriter;
import org.infrapolicy.advisor.environment.Problem;
import org.infrapolicy.advisor.report.JsonReport;
import org.infrapolicy.advisor.report.TextReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ask",
        description = {
            "Ask for what is not known, the most useful first, and update the advice after each answer.",
            "PATH may be missing or empty: then the interview starts from nothing, for one decision."
        },
        mixinStandardHelpOptions = true)
final class AskCommand implements Callable<Integer> {
    private static final Set<String> NOT_KNOWN = Set.of("", "?", "don't know", "dont know", "unknown");

    /** Nothing but comments. */
    private static final Pattern BLANK = Pattern.compile("(\\s|#.*)*");

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PATH", description = "The file that describes the environment.")
    private Path path;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DECISION",
            description = "Ask until this decision is settled.")
    private String decision = "";

    @Option(names = "--for", paramLabel = "ID", description = "For which object the decision is to be settled.")
    private String subject = "";

    @Option(names = "--next", description = "Print the next question and end.")
    private boolean next;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Write the completed environment there; PATH itself is possible.")
    private @Nullable Path file;

    @Mixin
    private RuleSelection rules;

    @Mixin
    private Output output;

    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    @Override
    public Integer call() throws IOException {
        if (file != null && Files.exists(file) && !same(file, path)) {
            throw new UsageException(file + " is there already. Name another file, or " + path + " itself.");
        }
        String text = Files.isRegularFile(path) ? Files.readString(path) : "";
        boolean empty = !Files.exists(path) || BLANK.matcher(text).matches();
        if (empty && decision.isEmpty()) {
            throw new UsageException(path + " describes nothing yet. Name the decision to settle, one of: "
                    + String.join(", ", RuleSelection.decisions(rules.advisor())) + ".");
        }
        Environment start = empty ? Environment.builder(stem(path)).build() : EnvironmentInput.one(List.of(path));
        Advisor advisor = rules.advisor();
        Interview interview = decision.isEmpty()
                ? advisor.interview(start)
                : advisor.interview(start, decision, subject(advisor, start));
        if (next || output.isJson()) {
            List<Inquiry> inquiries =
                    next ? interview.inquiries().stream().limit(1).toList() : interview.inquiries();
            output.write(spec.commandLine().getOut(), (format, report, out) -> {
                if (format == Format.JSON) {
                    JsonReport.inquiries(inquiries, out);
                } else {
                    for (Inquiry inquiry : inquiries) {
                        out.write(report.inquiry(inquiry));
                    }
                    if (inquiries.isEmpty()) {
                        out.write("Nothing is left to ask.\n");
                    }
                }
            });
            return 0;
        }
        Interview end = conduct(interview);
        write(start, end, empty, text);
        return 0;
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private static String stem(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** The object that is named, or the only one for which the question arises. */
    private Subject subject(Advisor advisor, Environment environment) throws IOException {
        String kind = advisor.rules().stream()
                .filter(rule -> rule.decision().filter(decision::equals).isPresent())
                .map(RuleInfo::subjectKind)
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no decision " + decision + ". Decisions are: "
                        + String.join(", ", RuleSelection.decisions(advisor)) + "."));
        List<Subject> arising = advisor.advise(environment).decisions().stream()
                .filter(answer -> answer.decision().equals(decision))
                .map(Recommendation::subject)
                .toList();
        if (!subject.isEmpty()) {
            int bracket = subject.indexOf('[');
            String id = bracket > 0 && subject.endsWith("]")
                    ? subject.substring(bracket + 1, subject.length() - 1)
                    : subject;
            return arising.stream()
                    .filter(known -> known.id().equalsIgnoreCase(id))
                    .findFirst()
                    .orElse(new Subject(kind, id));
        }
        if (arising.size() == 1) {
            return arising.get(0);
        }
        String known =
                arising.stream().map(Subject::id).reduce((a, b) -> a + ", " + b).orElse("");
        if (next || output.isJson()) {
            throw new UsageException("Say with --for ID for which of " + kind + " the decision is to be settled"
                    + (known.isEmpty() ? "." : ": " + known + "."));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("The decision " + decision + " is about one of " + kind + ". What is it called?"
                + (known.isEmpty() ? "" : " It arises for " + TextReport.printable(known) + "."));
        Optional<String> line = line();
        if (line.isEmpty() || line.get().isBlank()) {
            throw new UsageException("No object is named. Say with --for ID for which the decision is to be settled.");
        }
        return new Subject(kind, line.get().strip());
    }

    private Optional<String> line() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.print("> ");
        out.flush();
        return Optional.ofNullable(in.readLine());
    }

    private Interview conduct(Interview start) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        TextReport text = Output.terminal();
        out.println("Answer, or press Enter if you do not know. 'why' lists the rules that wait for the answer,"
                + " 'back' takes the last answer back, 'stop' ends the interview.");
        List<Interview> history = new ArrayList<>();
        Interview interview = start;
        boolean repeat = false;
        while (!interview.inquiries().isEmpty()) {
            Inquiry inquiry = interview.inquiries().get(0);
            if (!repeat) {
                out.println();
                out.print(text.inquiry(inquiry));
            }
            Optional<String> line = line();
            if (line.isEmpty() || line.get().strip().equalsIgnoreCase("stop")) {
                break;
            }
            String answer = line.get().strip();
            repeat = true;
            if (answer.equalsIgnoreCase("why")) {
                inquiry.rules().forEach(rule -> out.println("      " + rule.id() + ": " + rule.title()));
            } else if (answer.equalsIgnoreCase("back")) {
                if (history.isEmpty()) {
                    out.println("      There is no answer to take back.");
                } else {
                    interview = history.remove(history.size() - 1);
                    repeat = false;
                }
            } else if (NOT_KNOWN.contains(answer.toLowerCase(Locale.ROOT))) {
                history.add(interview);
                interview = interview.skip(inquiry);
                repeat = false;
            } else {
                try {
                    Interview after = interview.answer(inquiry, answer);
                    out.print(text.answered(interview, after));
                    history.add(interview);
                    interview = after;
                    repeat = false;
                } catch (EnvironmentException e) {
                    for (Problem problem : e.problems()) {
                        out.println("      " + TextReport.printable(problem.message() + ". " + problem.hint()));
                    }
                }
            }
        }
        conclude(interview, text, out);
        return interview;
    }

    private static void conclude(Interview interview, TextReport text, PrintWriter out) {
        out.println();
        int asked = interview.asked();
        out.println(asked + (asked == 1 ? " question" : " questions")
                + " answered or passed over; in the order of the document these" + " facts would have taken "
                + interview.askedInDocumentOrder() + ".");
        interview
                .recommendation()
                .ifPresent(recommendation ->
                        out.print(text.recommend(interview.advice(), List.of(recommendation), Counterfactuals.NONE)));
        out.flush();
    }

    private void write(Environment start, Interview end, boolean empty, String before) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String document;
        if (empty) {
            document = before + new EnvironmentWriter().write(end.environment());
        } else {
            Edits edits = new EnvironmentEditor().edit(start, end.environment());
            if (!edits.unplaced().isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("Not written, for it is one object of a range or a value that others share: "
                                + String.join(", ", edits.unplaced()) + ". Write it by hand.");
            }
            document = edits.documents().isEmpty()
                    ? before
                    : edits.documents().get(0).after();
        }
        if (file == null) {
            out.println();
            out.println("--- the completed environment; --write FILE writes it");
            document.lines().map(TextReport::printable).forEach(out::println);
        } else {
            new EnvironmentReader().readText(file.toString(), document);
            Files.writeString(file, document);
            out.println("Wrote " + file + ".");
        }
        out.flush();
    }
}
