package org.infrapolicy.advisor.environment.reading;

import org.infrapolicy.advisor.environment.Problem;

/** Ends the parsing of a file. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Unreadable(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Unreadable(String file, int line, int column, String message, String hint) {
        this(new Problem(file, line, column, "", message, hint));
    }

    static Unreadable tooDeep(String file, int line, int column) {
        return new Unreadable(
                file,
                line,
                column,
                "is nested more than " + NodeParser.DEEPEST + " levels deep",
                "An environment needs no more than five levels.");
    }

    static Unreadable tooLong(String file, int line, int column) {
        return new Unreadable(
                file,
                line,
                column,
                "has a value or a key of more than 1 MB",
                "Shorten it; an attribute is a word or a sentence.");
    }

    Problem problem() {
        return problem;
    }
}
