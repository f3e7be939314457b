package org.infrapolicy.advisor.environment.vocabulary;

/** Test result of a disaster recovery plan. */
public enum TestResult {
    PASSED,
    FAILED
}
