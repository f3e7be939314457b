package org.infrapolicy.advisor.environment.vocabulary;

/** Microsoft path of an internet provider. */
public enum MicrosoftPath {
    PRIVATE_PEERING,
    PUBLIC_PEERING,
    PEERING,
    TRANSIT
}
