package org.infrapolicy.advisor.environment.vocabulary;

/** Failover test of a disaster recovery plan. */
public enum FailoverTest {
    PLANNED,
    UNPLANNED,
    TEST_FAILOVER
}
