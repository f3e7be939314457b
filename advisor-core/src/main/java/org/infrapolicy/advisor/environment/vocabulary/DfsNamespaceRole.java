package org.infrapolicy.advisor.environment.vocabulary;

/** Dfs namespace role of a file server and a share. */
public enum DfsNamespaceRole {
    ROOT,
    FOLDER_TARGET,
    NONE
}
