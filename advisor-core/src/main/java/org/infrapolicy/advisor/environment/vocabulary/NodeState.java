package org.infrapolicy.advisor.environment.vocabulary;

/** State of a cluster node. */
public enum NodeState {
    UP,
    DRAINING,
    DRAIN_FAILED,
    DRAIN_NOT_STARTED,
    @Spelling({"drained", "maintenance-mode"})
    PAUSED,
    DOWN
}
