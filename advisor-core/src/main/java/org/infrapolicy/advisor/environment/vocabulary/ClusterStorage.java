package org.infrapolicy.advisor.environment.vocabulary;

/** How the nodes of a cluster share data. */
public enum ClusterStorage {
    @Spelling("s2d")
    STORAGE_SPACES_DIRECT,
    @Spelling("vhds")
    VHD_SET,
    SHARED_VHDX,
    ISCSI,
    @Spelling("vfc")
    VIRTUAL_FIBRE_CHANNEL,
    @Spelling("fc-san")
    FIBRE_CHANNEL,
    @Spelling("san")
    ARRAY,
    SHARED_SAS,
    @Spelling("sofs-share")
    SMB_SHARE,
    SHARED_MANAGED_DISK
}
