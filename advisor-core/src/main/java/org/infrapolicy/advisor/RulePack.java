package org.infrapolicy.advisor;

/**
 * A rule pack in use.
 *
 * @param name its name
 * @param version its version; empty if it has none
 * @param rules number of its rules
 */
public record RulePack(String name, String version, int rules) {}
