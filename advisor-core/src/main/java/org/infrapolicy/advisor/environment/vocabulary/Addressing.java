package org.infrapolicy.advisor.environment.vocabulary;

/** Addressing of a clone and a virtual adapter. */
public enum Addressing {
    @Spelling("manual")
    STATIC,
    DHCP
}
