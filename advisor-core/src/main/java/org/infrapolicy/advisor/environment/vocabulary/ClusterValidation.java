package org.infrapolicy.advisor.environment.vocabulary;

/** Result of the last cluster validation. */
public enum ClusterValidation {
    PASSED,
    WARNINGS,
    FAILED,
    NOT_RUN
}
