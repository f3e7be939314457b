package org.infrapolicy.advisor.environment.vocabulary;

/** Recovery cost of a disaster recovery plan. */
public enum RecoveryCost {
    RECOVERY_SERVICE,
    CLOUD_STORAGE,
    RUNNING_MACHINES
}
