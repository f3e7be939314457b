package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.infrapolicy.advisor.report.TextReport;
import picocli.CommandLine.Option;

/** Where results go, and in which format. */
final class Output {
    private static final int WIDTH = 100;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "How to print the result: text (default) or json; plans also as markdown.")
    private Format format = Format.TEXT;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT=FILE",
            description = "Write the result to a file as well, for example -o json=advice.json.")
    private Map<String, Path> files = new LinkedHashMap<>();

    /** Prints a result in one format. */
    @FunctionalInterface
    interface Result {
        void write(Format format, TextReport text, Writer out) throws IOException;
    }

    boolean isJson() {
        return format == Format.JSON || files.keySet().stream().anyMatch(name -> format(name) == Format.JSON);
    }

    /** Text for the terminal, as far as there is one. */
    static TextReport terminal() {
        return new TextReport(colours(), columns());
    }

    void write(PrintWriter out, Result result) throws IOException {
        write(out, EnumSet.of(Format.TEXT, Format.JSON), result);
    }

    /** Writes a result that has these formats. */
    void write(PrintWriter out, Set<Format> offered, Result result) throws IOException {
        Set<Format> wanted = EnumSet.of(format);
        files.keySet().forEach(name -> wanted.add(format(name)));
        wanted.removeAll(offered);
        if (!wanted.isEmpty()) {
            throw new UsageException("This result has no format "
                    + wanted.iterator().next().name().toLowerCase(Locale.ROOT) + ". It has text and json.");
        }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Format as = format(file.getKey());
            try (Writer writer = Files.newBufferedWriter(file.getValue())) {
                result.write(as, new TextReport(false, WIDTH), writer);
            }
        }
        result.write(format, terminal(), out);
        out.flush();
    }

    private static Format format(String name) {
        try {
            return Format.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException("There is no format " + name
                    + ". Known are text, json and, for plans, markdown; write -o json=FILE.");
        }
    }

    /** COLUMNS, which the launcher sets for a terminal. */
    private static int columns() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : WIDTH;
    }

    /** The launcher says whether standard output is a terminal; a Java 17 process cannot tell when its input is redirected. */
    private static boolean colours() {
        return "1".equals(System.getenv("ADVISOR_TERMINAL"))
                && Objects.requireNonNullElse(System.getenv("NO_COLOR"), "").isEmpty();
    }
}
