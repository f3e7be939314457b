package org.infrapolicy.advisor.environment.vocabulary;

/** Disk operation of a volume. */
public enum DiskOperation {
    CHECKPOINT_MERGE,
    CHECKPOINT_CREATION,
    FIXED_DISK_CREATION,
    DISK_EXPANSION
}
