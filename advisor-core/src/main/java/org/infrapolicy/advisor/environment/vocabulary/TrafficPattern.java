package org.infrapolicy.advisor.environment.vocabulary;

/** Traffic pattern of an internet provider. */
public enum TrafficPattern {
    LARGE_TO_ONE_NETWORK,
    MANY_NETWORKS
}
