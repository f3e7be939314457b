package org.infrapolicy.advisor.environment.vocabulary;

/** Failure type of a failure. */
public enum FailureType {
    NODE_OUTAGE,
    HOST_OUTAGE,
    SITE_OUTAGE,
    DATA_CORRUPTION,
    METADATA_CORRUPTION
}
