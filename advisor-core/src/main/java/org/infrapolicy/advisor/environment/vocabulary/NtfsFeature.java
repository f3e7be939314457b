package org.infrapolicy.advisor.environment.vocabulary;

/** A file system feature that NTFS has and ReFS lacks. */
public enum NtfsFeature {
    @Spelling("disk-quotas")
    QUOTAS,
    @Spelling("8.3-names")
    SHORT_NAMES,
    EXTENDED_ATTRIBUTES,
    COMPRESSION,
    @Spelling("efs")
    ENCRYPTION,
    HARD_LINKS,
    OBJECT_IDS,
    TRANSACTIONS,
    @Spelling("odx")
    OFFLOADED_DATA_TRANSFER
}
