package org.infrapolicy.advisor.environment.vocabulary;

/** Backup level of a backup. */
public enum BackupLevel {
    @Spelling({"image", "snapshot", "hypervisor", "outside-guest"})
    HOST,
    @Spelling({"in-guest", "agent"})
    GUEST
}
