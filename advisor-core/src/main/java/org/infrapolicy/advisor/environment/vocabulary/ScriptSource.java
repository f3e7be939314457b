package org.infrapolicy.advisor.environment.vocabulary;

/** Script source of a conversion. */
public enum ScriptSource {
    REPOSITORY,
    ARTICLE,
    OWN_COPY
}
