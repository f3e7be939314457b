package org.infrapolicy.advisor.environment.vocabulary;

/** Conversion preparation of a conversion. */
public enum ConversionPreparation {
    SETTINGS_SAVED,
    CHANGE_APPROVED,
    MAINTENANCE_WINDOW,
    OUT_OF_BAND_CONSOLE,
    ROLLBACK_PLAN
}
