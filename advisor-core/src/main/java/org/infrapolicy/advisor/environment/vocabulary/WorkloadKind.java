package org.infrapolicy.advisor.environment.vocabulary;

import org.jspecify.annotations.Nullable;

/** The kind of a workload. */
public enum WorkloadKind {
    VIRTUAL_MACHINES,
    VDI,
    SQL_SERVER,
    EXCHANGE,
    FILE_SERVICES,
    IIS,
    RDS,
    VMM,
    TEAMS,
    @Spelling("microsoft-365")
    OFFICE_365,
    DYNAMICS_365,
    AZURE,
    SAAS,
    BACKUP_TO_AZURE,
    GENERAL;

    /** Whether such a workload keeps its files open for long; null if it depends. */
    public @Nullable Boolean keepsFilesOpen() {
        return switch (this) {
            case VIRTUAL_MACHINES, VDI, SQL_SERVER, EXCHANGE -> true;
            case FILE_SERVICES -> false;
            default -> null;
        };
    }

    /** Whether it is a service of Microsoft's cloud that users reach over the internet. */
    public boolean microsoftCloud() {
        return switch (this) {
            case TEAMS, OFFICE_365, DYNAMICS_365, AZURE, SAAS, BACKUP_TO_AZURE -> true;
            default -> false;
        };
    }
}
