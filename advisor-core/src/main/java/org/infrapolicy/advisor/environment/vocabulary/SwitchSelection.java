package org.infrapolicy.advisor.environment.vocabulary;

/** Switch selection of a conversion. */
public enum SwitchSelection {
    NAME,
    ID,
    OBJECT
}
