package org.infrapolicy.advisor.environment.vocabulary;

/** Station usage of a management station. */
public enum StationUsage {
    INTERACTIVE,
    @Spelling("scheduled")
    SCRIPTED
}
