package org.infrapolicy.advisor.environment.vocabulary;

/** Adapter setting of a virtual adapter. */
public enum AdapterSetting {
    DEFAULT_GATEWAY,
    STATIC_ROUTES,
    DNS_SERVERS,
    DNS_SUFFIX,
    DNS_REGISTRATION,
    WINS_SERVERS,
    NETBIOS,
    ADVANCED_PROPERTIES,
    MINIMUM_BANDWIDTH,
    MAXIMUM_BANDWIDTH
}
