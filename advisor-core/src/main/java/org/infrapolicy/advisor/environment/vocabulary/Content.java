package org.infrapolicy.advisor.environment.vocabulary;

import org.jspecify.annotations.Nullable;

/** What lies on a volume or share. */
public enum Content {
    @Spelling({"vhdx", "hyper-v"})
    VIRTUAL_DISKS,
    @Spelling("vdi")
    VDI_DISKS,
    SQL_DATABASES,
    @Spelling("iis-shared-configuration")
    IIS_DATA,
    @Spelling("upd")
    RDS_USER_PROFILE_DISKS,
    /** Any other. */
    RDS_DATA,
    ROAMING_PROFILES,
    HOME_DIRECTORIES,
    @Spelling("folder-redirection")
    REDIRECTED_FOLDERS,
    @Spelling("documents")
    GENERAL_DOCUMENTS,
    VMM_LIBRARY,
    /** Namespace only, data elsewhere. */
    VMM_LIBRARY_PATH,
    BACKUPS,
    OPERATING_SYSTEM,
    OTHER_FILES;

    /** Whether such files stay open for long: virtual disks and databases do, documents and profiles do not; null if it depends. */
    public @Nullable Boolean keptOpen() {
        return switch (this) {
            case VIRTUAL_DISKS, VDI_DISKS, SQL_DATABASES, RDS_USER_PROFILE_DISKS -> true;
            case ROAMING_PROFILES, HOME_DIRECTORIES, REDIRECTED_FOLDERS, GENERAL_DOCUMENTS -> false;
            default -> null;
        };
    }
}
