package org.infrapolicy.advisor.environment.vocabulary;

/** Replica access of a volume. */
public enum ReplicaAccess {
    @Spelling("offline")
    NONE,
    READ_ONLY,
    READ_WRITE
}
