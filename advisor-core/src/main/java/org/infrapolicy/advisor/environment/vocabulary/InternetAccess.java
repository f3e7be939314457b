package org.infrapolicy.advisor.environment.vocabulary;

/** Internet access of an internet provider. */
public enum InternetAccess {
    @Spelling("dia")
    DEDICATED,
    @Spelling("shared")
    REGULAR
}
