package org.infrapolicy.advisor.environment.vocabulary;

/** A layer that hotfixes belong to. */
public enum HotfixLayer {
    STORAGE,
    VIRTUALIZATION,
    CLUSTERING,
    BACKUP
}
