package org.infrapolicy.advisor.environment.vocabulary;

/** How a file server is hosted. Derived, never written. */
public enum FileServerHosting {
    CLUSTER_ROLE,
    GUEST_CLUSTER_ROLE,
    VIRTUAL_MACHINE,
    HOST
}
