package org.infrapolicy.advisor.environment;

import java.util.List;
import java.util.stream.Collectors;

/** Says that documents could not be read, with all problems that were found. */
public final class EnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Takes the problems, by file and position. */
    public EnvironmentException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, by file in the order given and by position. */
    public List<Problem> problems() {
        return problems;
    }
}
