package org.infrapolicy.advisor.environment.vocabulary;

/** Management connection of a management station. */
public enum ManagementConnection {
    LOCAL,
    @Spelling({"implicit", "direct"})
    COMPUTER_NAME,
    @Spelling({"invoke-command", "pssession"})
    EXPLICIT_REMOTING,
    @Spelling("wmi")
    CIM
}
