package org.infrapolicy.advisor.environment.vocabulary;

/** Test scope of a disaster recovery plan. */
public enum TestScope {
    FULL,
    PARTIAL
}
