package org.infrapolicy.advisor.environment.vocabulary;

/** What carries a link. */
public enum LinkType {
    @Spelling({"dark-fibre", "leased-line", "mpls"})
    DIRECT,
    INTERNET,
    VPN,
    EXPRESSROUTE,
    VIRTUAL_WAN
}
