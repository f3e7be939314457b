package org.infrapolicy.advisor.environment.vocabulary;

/** Where machines run. Derived, never written. */
public enum Platform {
    HYPER_V,
    AZURE
}
