package org.infrapolicy.advisor.environment.vocabulary;

/** File server type of a file server. */
public enum FileServerType {
    @Spelling({"sofs", "application-data"})
    SCALE_OUT,
    @Spelling("clustered-file-server")
    GENERAL_USE,
    @Spelling("file-server")
    STANDALONE
}
