package org.infrapolicy.advisor.environment.vocabulary;

/** Teaming of a virtual switch. */
public enum Teaming {
    NONE,
    LBFO,
    @Spelling("set")
    SWITCH_EMBEDDED
}
