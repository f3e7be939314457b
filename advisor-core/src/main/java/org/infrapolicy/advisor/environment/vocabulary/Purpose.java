package org.infrapolicy.advisor.environment.vocabulary;

/** What something is for. */
public enum Purpose {
    PRODUCTION,
    TEST,
    @Spelling("dev")
    DEVELOPMENT,
    DEMO,
    TRAINING
}
