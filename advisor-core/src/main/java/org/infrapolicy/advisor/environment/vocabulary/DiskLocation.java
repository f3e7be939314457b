package org.infrapolicy.advisor.environment.vocabulary;

/** Kind of place where a virtual disk file lies. Derived, never written. */
public enum DiskLocation {
    CSV,
    SCALE_OUT_SHARE,
    OTHER_SHARE,
    CLUSTER_DISK,
    HOST_VOLUME,
    GUEST_VOLUME,
    NONE
}
