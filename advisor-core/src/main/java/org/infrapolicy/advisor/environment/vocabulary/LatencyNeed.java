package org.infrapolicy.advisor.environment.vocabulary;

/** Latency need of a workload. */
public enum LatencyNeed {
    @Spelling("ultra-low")
    LOWEST,
    @Spelling("sensitive")
    LOW,
    NONE
}
