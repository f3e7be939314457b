package org.infrapolicy.advisor;

/**
 * A statement of a document, in the words of the rule pack.
 *
 * @param id by which rules name it
 * @param source where it stands
 * @param statement what is said
 * @param noRule why no rule stands for it; empty if one does
 */
public record Guidance(String id, Source source, String statement, String noRule) {}
