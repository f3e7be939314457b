package org.infrapolicy.advisor.environment.vocabulary;

/** Installation connection of a module installation. */
public enum InstallationConnection {
    LOCAL,
    COMPUTER_NAME,
    EXPLICIT_REMOTING
}
