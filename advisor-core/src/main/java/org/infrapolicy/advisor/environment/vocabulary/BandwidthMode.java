package org.infrapolicy.advisor.environment.vocabulary;

/** Bandwidth mode of a virtual switch. */
public enum BandwidthMode {
    DEFAULT,
    WEIGHT,
    ABSOLUTE,
    NONE
}
