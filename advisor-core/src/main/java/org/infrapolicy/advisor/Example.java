package org.infrapolicy.advisor;

import java.util.List;

/**
 * An environment that shows what a rule says.
 *
 * @param scenario what it shows
 * @param environment the document
 * @param expect what the rule says of each object: verdict, subject, and after a colon the message or the missing attributes
 */
public record Example(String scenario, String environment, List<String> expect) {
    public Example {
        expect = List.copyOf(expect);
    }

    /** Whether the rule gives this verdict for some object. */
    public boolean shows(Verdict verdict) {
        return expect.stream().anyMatch(line -> line.startsWith(verdict + " "));
    }
}
