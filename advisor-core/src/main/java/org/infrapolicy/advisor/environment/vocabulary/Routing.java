package org.infrapolicy.advisor.environment.vocabulary;

/** Routing of an internet provider. */
public enum Routing {
    HOT_POTATO,
    COLD_POTATO
}
