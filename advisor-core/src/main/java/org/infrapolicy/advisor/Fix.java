package org.infrapolicy.advisor;

/**
 * A change of one attribute that would clear a finding.
 *
 * @param op {@code replace}
 * @param path for example {@code volumes[d].fileSystem}
 * @param value the new value as a document writes it
 */
public record Fix(String op, String path, String value) {}
