package org.infrapolicy.advisor.environment.vocabulary;

/** Peering service side of a peering service. */
public enum PeeringServiceSide {
    PROVIDER,
    MICROSOFT
}
