package org.infrapolicy.advisor.environment.vocabulary;

/** Mac address kind of a virtual adapter. */
public enum MacAddressKind {
    STATIC,
    DYNAMIC
}
