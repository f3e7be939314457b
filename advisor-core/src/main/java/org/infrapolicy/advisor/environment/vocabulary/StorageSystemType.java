package org.infrapolicy.advisor.environment.vocabulary;

/** Storage system type of a storage system. */
public enum StorageSystemType {
    @Spelling("fc-san")
    FIBRE_CHANNEL_ARRAY,
    ISCSI_ARRAY,
    @Spelling("san")
    ARRAY,
    NAS,
    STORAGE_POOL,
    S2D_POOL
}
