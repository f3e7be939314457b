package org.infrapolicy.advisor.environment.vocabulary;

/** Redundancy by Storage Spaces or RAID. */
public enum Resiliency {
    @Spelling({"simple", "striped"})
    NONE,
    @Spelling("2-way-mirror")
    TWO_WAY_MIRROR,
    @Spelling("3-way-mirror")
    THREE_WAY_MIRROR,
    FOUR_WAY_MIRROR,
    NESTED_TWO_WAY_MIRROR,
    /** Copies not known. */
    MIRROR,
    @Spelling("single-parity")
    PARITY,
    DUAL_PARITY,
    @Spelling("map")
    MIRROR_ACCELERATED_PARITY,
    NESTED_MIRROR_ACCELERATED_PARITY,
    RAID_0,
    RAID_1,
    RAID_5,
    RAID_6,
    RAID_10;

    /** Whether it keeps the data when a disk fails. */
    public boolean redundant() {
        return this != NONE && this != RAID_0;
    }

    /** Whether it is a layout of Storage Spaces, not of a RAID controller; no redundancy may be either. */
    public boolean ofStorageSpaces() {
        return !name().startsWith("RAID");
    }
}
