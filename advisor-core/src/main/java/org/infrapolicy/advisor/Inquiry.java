package org.infrapolicy.advisor;

import java.util.List;

/**
 * A question to put to somebody who knows the estate.
 *
 * @param path what is asked for: an attribute, as {@code volumes[d].fileSystem}, or all objects of a section, as {@code backups}
 * @param meaning what the attribute says
 * @param kind how it is answered
 * @param answers the valid answers, or where these are not a few an example of one
 * @param none what the answer {@code none} says; empty where it is no answer
 * @param settles how much an answer settles on the average over the values it could have: open verdicts, weighted by severity
 * @param severity the gravest open verdict that waits for it
 * @param rules the rules that wait for it, those with the gravest verdicts first
 */
public record Inquiry(
        String path,
        String meaning,
        Kind kind,
        List<String> answers,
        String none,
        double settles,
        Severity severity,
        List<RuleInfo> rules) {
    public Inquiry {
        answers = List.copyOf(answers);
        rules = List.copyOf(rules);
    }

    /** How a question is answered. */
    public enum Kind {
        /** By yes or no. */
        YES_NO,
        /** By one of the answers. */
        CHOICE,
        /** By one or several of the answers, parted by commas. */
        CHOICES,
        /** By a value like the example. */
        VALUE,
        /** By values like the example, parted by commas. */
        VALUES,
        /** By the id of an object, described or not. */
        OBJECT,
        /** By ids of objects, parted by commas. */
        OBJECTS,
        /** By the ids of all objects of the section that are not described yet, or by none. */
        SECTION
    }
}
