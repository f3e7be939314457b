package org.infrapolicy.advisor.environment.vocabulary;

/** Team load balancing of a team. */
public enum TeamLoadBalancing {
    DYNAMIC,
    HYPER_V_PORT,
    TRANSPORT_PORTS,
    IP_ADDRESSES,
    MAC_ADDRESSES,
    ADDRESS_HASH
}
