package org.infrapolicy.advisor.environment.vocabulary;

/** Switch load balancing of a conversion. */
public enum SwitchLoadBalancing {
    DYNAMIC,
    HYPER_V_PORT,
    /** Not given. */
    NONE
}
