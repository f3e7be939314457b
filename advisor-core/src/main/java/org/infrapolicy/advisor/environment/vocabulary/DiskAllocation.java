package org.infrapolicy.advisor.environment.vocabulary;

/** Disk allocation of a virtual disk. */
public enum DiskAllocation {
    FIXED,
    @Spelling("expanding")
    DYNAMIC,
    DIFFERENCING
}
