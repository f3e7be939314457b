package org.infrapolicy.advisor.environment.vocabulary;

/** Quorum witness of a cluster. */
public enum Witness {
    NONE,
    DISK,
    FILE_SHARE,
    CLOUD
}
