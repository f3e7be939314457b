package org.infrapolicy.advisor.environment.vocabulary;

/** Requested bandwidth mode of a conversion. */
public enum RequestedBandwidthMode {
    DEFAULT,
    WEIGHT,
    ABSOLUTE,
    NO_QOS,
    /** Not given. */
    NONE
}
