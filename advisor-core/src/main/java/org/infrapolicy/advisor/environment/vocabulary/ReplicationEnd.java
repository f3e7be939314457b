package org.infrapolicy.advisor.environment.vocabulary;

/** What stands at one end of a replication. Derived, never written. */
public enum ReplicationEnd {
    HOST,
    CLUSTER,
    AZURE,
    /** A site other than an Azure region. */
    SITE,
    FILE_SERVER,
    STORAGE_SYSTEM
}
