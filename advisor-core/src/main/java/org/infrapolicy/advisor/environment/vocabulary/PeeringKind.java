package org.infrapolicy.advisor.environment.vocabulary;

/** Peering kind of an internet provider. */
public enum PeeringKind {
    PRIVATE,
    @Spelling("internet-exchange")
    PUBLIC
}
