package org.infrapolicy.advisor.environment.vocabulary;

/** Teaming mode of a team. */
public enum TeamingMode {
    SWITCH_INDEPENDENT,
    STATIC,
    LACP
}
