package org.infrapolicy.advisor;

/**
 * Where a rule comes from.
 *
 * @param document title of the document
 * @param author who wrote it
 * @param asOf when it was written, as far as it says; empty if it does not
 * @param section heading inside it
 */
public record Source(String document, String author, String asOf, String section) {}
