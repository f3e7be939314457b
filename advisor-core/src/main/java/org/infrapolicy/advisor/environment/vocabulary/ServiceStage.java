package org.infrapolicy.advisor.environment.vocabulary;

/** Service stage of a dedicated host and a peering service. */
public enum ServiceStage {
    @Spelling("beta")
    PREVIEW,
    @Spelling({"ga", "generally-available"})
    GENERAL_AVAILABILITY
}
