package org.infrapolicy.advisor.environment.vocabulary;

/** A server role. */
public enum Role {
    @Spelling("virtual-machines")
    HYPER_V,
    FAILOVER_CLUSTERING,
    @Spelling("fs-fileserver")
    FILE_SERVER,
    SQL_SERVER,
    EXCHANGE,
    @Spelling("web-server")
    IIS,
    @Spelling("remote-desktop-services")
    RDS,
    VMM,
    @Spelling("ad-domain-services")
    DOMAIN_CONTROLLER,
    DNS,
    DHCP,
    @Spelling("print-services")
    PRINT,
    ISCSI_TARGET,
    FILE_SHARE_WITNESS,
    BACKUP_SERVER,
    OTHER
}
