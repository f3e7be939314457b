package org.infrapolicy.advisor.environment.vocabulary;

/** Backup consistency of a backup. */
public enum BackupConsistency {
    APPLICATION,
    CRASH
}
