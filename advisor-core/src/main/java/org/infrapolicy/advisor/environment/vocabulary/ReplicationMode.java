package org.infrapolicy.advisor.environment.vocabulary;

/** Replication mode of a replication. */
public enum ReplicationMode {
    @Spelling("sync")
    SYNCHRONOUS,
    @Spelling("async")
    ASYNCHRONOUS
}
