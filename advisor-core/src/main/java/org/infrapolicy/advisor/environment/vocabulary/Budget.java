package org.infrapolicy.advisor.environment.vocabulary;

/** Budget of a workload. */
public enum Budget {
    LOW,
    NORMAL,
    HIGH
}
