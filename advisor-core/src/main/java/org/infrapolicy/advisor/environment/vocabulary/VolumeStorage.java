package org.infrapolicy.advisor.environment.vocabulary;

/** Volume storage of a volume. */
public enum VolumeStorage {
    STORAGE_SPACES,
    @Spelling("s2d")
    STORAGE_SPACES_DIRECT,
    @Spelling("raid-controller")
    HARDWARE_RAID,
    @Spelling({"san", "fibre-channel", "iscsi"})
    ARRAY,
    SINGLE_DISK,
    VIRTUAL_DISK,
    MANAGED_DISK
}
