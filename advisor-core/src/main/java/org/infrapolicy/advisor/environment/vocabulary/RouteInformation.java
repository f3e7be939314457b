package org.infrapolicy.advisor.environment.vocabulary;

/** Route information of an internet provider. */
public enum RouteInformation {
    LOOKING_GLASS,
    DEFAULT_ROUTES
}
