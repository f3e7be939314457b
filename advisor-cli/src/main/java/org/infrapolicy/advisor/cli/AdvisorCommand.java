package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.infrapolicy.advisor.ProfileException;
import org.infrapolicy.advisor.RulePackException;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.Problem;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command and how it ends. */
@Command(
        name = "advisor",
        description = "Advice on Windows Server, Hyper-V and Azure estates that says what it does not know.",
        mixinStandardHelpOptions = true,
        versionProvider = AdvisorCommand.Version.class,
        subcommands = {
            CheckCommand.class,
            DiffCommand.class,
            VerifyCommand.class,
            RecommendCommand.class,
            WhatIfCommand.class,
            FixCommand.class,
            AskCommand.class,
            PlanCommand.class,
            ExplainCommand.class,
            RulesCommand.class,
            SchemaCommand.class,
            InitCommand.class,
            ImportCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 nothing failing, 1 something failing, 2 wrong usage or input, 3 a rule or the program broke,"
                    + " 4 nothing was evaluated."
        })
final class AdvisorCommand {
    static final int FAILING = 1;
    static final int BAD_INPUT = 2;
    static final int BROKEN = 3;
    static final int NOTHING_EVALUATED = 4;

    private AdvisorCommand() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        StandardOutput output = new StandardOutput();
        PrintWriter out = new PrintWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), false);
        PrintWriter err =
                new PrintWriter(new PrintableWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8)), true);
        int code;
        try {
            code = commandLine(out, err).execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError e) {
            err.println(
                    "The program ran out of memory (" + e + "). Give it more: ADVISOR_JAVA_OPTIONS='-Xmx4g -Xss8m'.");
            code = BROKEN;
        } catch (LinkageError e) {
            err.println("The program broke: " + e);
            code = BROKEN;
        }
        out.flush();
        if (output.lost()) {
            err.println("Standard output cannot be written to: " + output.reason());
            code = BROKEN;
        }
        err.flush();
        System.exit(code);
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new AdvisorCommand())
                .addSubcommand("completion", new AutoComplete.GenerateCompletion())
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((exception, arguments) -> usage(exception))
                .setExecutionExceptionHandler(
                        (exception, commandLine, result) -> report(exception, commandLine.getErr()));
    }

    /** Says what is wrong in a line or two; the whole usage would hide it. */
    private static int usage(CommandLine.ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println(exception.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(exception, command.getErr());
        command.getErr().println(command.getCommandSpec().qualifiedName() + " --help shows what can be written.");
        return BAD_INPUT;
    }

    private static int report(Exception exception, PrintWriter err) {
        if (exception instanceof EnvironmentException unreadable) {
            for (Problem problem : unreadable.problems()) {
                err.println(problem);
            }
            int count = unreadable.problems().size();
            err.println(count + (count == 1 ? " problem" : " problems") + "; nothing was evaluated.");
            return BAD_INPUT;
        }
        if (exception instanceof UsageException || exception instanceof ProfileException) {
            err.println(exception.getMessage());
            return BAD_INPUT;
        }
        if (exception instanceof RulePackException) {
            err.println("The rules cannot be used: " + exception.getMessage());
            return BROKEN;
        }
        if (exception instanceof FileSystemException file) {
            err.println(file.getFile() + ": " + reason(file));
            return BAD_INPUT;
        }
        err.println("The program broke: " + exception);
        if (System.getenv("ADVISOR_DEBUG") != null) {
            exception.printStackTrace(err);
        } else {
            err.println("Set ADVISOR_DEBUG=1 to see where.");
        }
        return BROKEN;
    }

    private static String reason(FileSystemException exception) {
        if (exception instanceof NoSuchFileException) {
            return "there is no such file, or no such folder to write it to. Check the path.";
        }
        if (exception instanceof AccessDeniedException) {
            return "no permission. Check who may read and write it.";
        }
        return exception.getReason() == null
                ? "cannot be read or written."
                : exception.getReason() + ". Name another file.";
    }

    /** Writes a file that must not be there yet. */
    static void writeNew(Path file, String text) throws IOException {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(file + " is there already. Name another file, or remove it first.");
        }
    }

    /** The version of the build. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = AdvisorCommand.class.getPackage().getImplementationVersion();
            return new String[] {"advisor " + (version == null ? "development build" : version)};
        }
    }
}
