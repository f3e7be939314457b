package org.infrapolicy.advisor.environment.vocabulary;

/** What a place is. */
public enum SiteType {
    @Spelling("colocation")
    DATACENTER,
    @Spelling("branch")
    OFFICE,
    @Spelling("azure")
    AZURE_REGION
}
