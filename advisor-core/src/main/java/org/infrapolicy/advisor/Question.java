package org.infrapolicy.advisor;

import java.util.List;

/**
 * An unknown attribute that is worth finding out.
 *
 * @param path for example {@code volumes[d].fileSystem}
 * @param meaning what the attribute says
 * @param settles number of undecided verdicts and arguments that wait for it
 * @param severity the gravest of them
 * @param rules ids of the rules that ask for it
 */
public record Question(String path, String meaning, int settles, Severity severity, List<String> rules) {
    public Question {
        rules = List.copyOf(rules);
    }
}
