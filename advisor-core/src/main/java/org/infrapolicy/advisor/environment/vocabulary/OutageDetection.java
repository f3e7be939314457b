package org.infrapolicy.advisor.environment.vocabulary;

/** Outage detection of a disaster recovery plan. */
public enum OutageDetection {
    AUTOMATIC,
    @Spelling("manual")
    PEOPLE,
    NONE
}
