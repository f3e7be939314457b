package org.infrapolicy.advisor.environment.vocabulary;

/** Module selection of a management station. */
public enum ModuleSelection {
    @Spelling("auto-load")
    AUTOMATIC,
    IMPORTED,
    REQUIRED_VERSION,
    SWAPPED
}
