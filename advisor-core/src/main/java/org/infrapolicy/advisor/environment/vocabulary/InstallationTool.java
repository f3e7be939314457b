package org.infrapolicy.advisor.environment.vocabulary;

/** Installation tool of a module installation. */
public enum InstallationTool {
    INSTALL_WINDOWSFEATURE,
    ENABLE_WINDOWSOPTIONALFEATURE,
    DISM,
    SERVER_MANAGER,
    WINDOWS_FEATURES_DIALOG,
    NONE
}
