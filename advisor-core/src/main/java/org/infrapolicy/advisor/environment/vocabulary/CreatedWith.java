package org.infrapolicy.advisor.environment.vocabulary;

/** What something was or will be made with. */
public enum CreatedWith {
    PORTAL,
    POWERSHELL,
    CLI,
    @Spelling({"arm", "bicep"})
    TEMPLATE,
    VMM,
    AZURE_STACK,
    @Spelling({"gui", "server-manager"})
    WIZARD
}
