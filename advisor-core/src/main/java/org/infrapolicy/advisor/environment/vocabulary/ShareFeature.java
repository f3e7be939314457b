package org.infrapolicy.advisor.environment.vocabulary;

/** A feature in use on a share or file server. */
public enum ShareFeature {
    @Spelling("dedup")
    DEDUPLICATION,
    @Spelling("dfsr")
    DFS_REPLICATION,
    @Spelling({"file-server-resource-manager", "fsrm-quotas", "file-screening"})
    FSRM,
    @Spelling("dac")
    DYNAMIC_ACCESS_CONTROL,
    @Spelling("fci")
    FILE_CLASSIFICATION,
    BRANCH_CACHE,
    NFS,
    WORK_FOLDERS,
    OFFLINE_FILES,
    SMB_MULTICHANNEL,
    @Spelling("rdma")
    SMB_DIRECT,
    TRANSPARENT_FAILOVER,
    STORAGE_QOS
}
