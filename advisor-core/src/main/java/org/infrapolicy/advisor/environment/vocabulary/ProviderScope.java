package org.infrapolicy.advisor.environment.vocabulary;

/** Provider scope of an internet provider. */
public enum ProviderScope {
    @Spelling("regional")
    LOCAL,
    GLOBAL
}
