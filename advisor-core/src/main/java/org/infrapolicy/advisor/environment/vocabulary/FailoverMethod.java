package org.infrapolicy.advisor.environment.vocabulary;

/** Failover method of a disaster recovery plan. */
public enum FailoverMethod {
    @Spelling({"scripted", "orchestrated"})
    AUTOMATED,
    MANUAL
}
