package org.infrapolicy.advisor.environment.vocabulary;

/** Where a file system lives. Derived, never written. */
public enum VolumePlacement {
    GUEST,
    HOST,
    CSV,
    CLUSTER_DISK
}
