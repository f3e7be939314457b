package org.infrapolicy.advisor.environment.vocabulary;

/** Replication engine of a replication. */
public enum ReplicationEngine {
    @Spelling("hvr")
    HYPER_V_REPLICA,
    @Spelling("asr")
    AZURE_SITE_RECOVERY,
    @Spelling("dfsr")
    DFS_REPLICATION,
    STORAGE_REPLICA,
    @Spelling("third-party")
    VENDOR
}
