package org.infrapolicy.advisor.environment.vocabulary;

/** Peering element of an internet provider. */
public enum PeeringElement {
    PHYSICAL_LINK,
    BGP_SESSION,
    CONTRACT,
    MICROSOFT_POLICY
}
