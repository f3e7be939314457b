package org.infrapolicy.advisor.environment.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Problem;

/** Collects problems. */
final class Problems {
    private static final int LONGEST_QUOTE = 60;

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> order = new LinkedHashMap<>();

    /** Problems of this file stand behind those of files named before. */
    void file(String file) {
        order.putIfAbsent(file, order.size());
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    void addAll(Problems others) {
        problems.addAll(others.problems);
    }

    void add(Position at, String path, String message, String hint) {
        problems.add(new Problem(at.file(), at.line(), at.column(), path, message, hint));
    }

    void wholeFile(String file, String message, String hint) {
        problems.add(new Problem(file, 0, 0, "", message, hint));
    }

    /** Forgets those found so far. */
    void clear() {
        problems.clear();
    }

    boolean any() {
        return !problems.isEmpty();
    }

    /**
     * Ends the reading if there are problems.
     *
     * @throws EnvironmentException with all of them
     */
    void throwIfAny() {
        if (any()) {
            problems.sort(
                    Comparator.comparing((Problem problem) -> order.getOrDefault(problem.file(), Integer.MAX_VALUE))
                            .thenComparing(Problem::line)
                            .thenComparing(Problem::column));
            throw new EnvironmentException(problems);
        }
    }

    /** The text as it may stand in a message: on one line, not too long. */
    static String quote(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        if (line.isEmpty()) {
            return "an empty text";
        }
        return line.length() <= LONGEST_QUOTE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_QUOTE))) + "…";
    }
}
