package org.infrapolicy.advisor.environment.vocabulary;

/** Replication granularity of a replication. */
public enum ReplicationGranularity {
    BLOCK,
    FILE,
    APPLIANCE
}
