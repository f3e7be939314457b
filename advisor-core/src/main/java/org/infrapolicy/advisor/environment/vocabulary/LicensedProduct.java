package org.infrapolicy.advisor.environment.vocabulary;

/** Licensed product of a dedicated host. */
public enum LicensedProduct {
    WINDOWS_SERVER,
    SQL_SERVER
}
