package org.infrapolicy.advisor.environment.vocabulary;

/** Why something was chosen. */
public enum Reason {
    @Spelling("speed")
    PERFORMANCE,
    RESILIENCY,
    AVAILABILITY,
    @Spelling("size")
    SCALE,
    SIMPLICITY,
    @Spelling("price")
    COST,
    QUALITY,
    COMPLIANCE
}
