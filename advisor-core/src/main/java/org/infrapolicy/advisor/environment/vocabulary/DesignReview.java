package org.infrapolicy.advisor.environment.vocabulary;

/** Vendor guidance that a design was checked against. */
public enum DesignReview {
    HARDWARE_GUIDANCE,
    WORKLOAD_REQUIREMENTS,
    VHD_SET_PRACTICES
}
