package org.infrapolicy.advisor.environment.vocabulary;

/** Disks under shared storage; Azure disk types in Azure. */
public enum DiskMedia {
    HDD,
    SSD,
    NVME,
    STANDARD_HDD,
    STANDARD_SSD,
    @Spelling("premium")
    PREMIUM_SSD,
    ULTRA
}
