package org.infrapolicy.advisor.environment.vocabulary;

/** Network size of an internet provider. */
public enum NetworkSize {
    SMALL,
    LARGE
}
