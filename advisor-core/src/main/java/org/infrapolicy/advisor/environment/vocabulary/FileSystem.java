package org.infrapolicy.advisor.environment.vocabulary;

/** File system of a volume. */
public enum FileSystem {
    @Spelling("csvfs-ntfs")
    NTFS,
    @Spelling("csvfs-refs")
    REFS,
    FAT32,
    EXFAT,
    FAT,
    RAW,
    /** A file system that Windows does not know. */
    @Spelling({"ext4", "xfs", "btrfs", "zfs"})
    OTHER
}
