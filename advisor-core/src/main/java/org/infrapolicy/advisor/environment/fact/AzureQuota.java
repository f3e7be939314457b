package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** The quota of one subscription in one Azure region. Section {@code azureQuotas}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record AzureQuota(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "Azure region", example = "Sweden Central") @Nullable
        String region,

        @Attribute(
                value = "vCPUs of all dedicated hosts of a subscription in the region",
                example = "640",
                summary = true)
        @Nullable
        Integer dedicatedHostVcpus,

        @Attribute(value = "limit granted on request", example = "none", none = "never raised") @Nullable
        Integer dedicatedHostVcpuLimit)
        implements Fact {

    @Override
    public Section section() {
        return Section.AZURE_QUOTAS;
    }

    /** Its Azure region as commands write it, without blanks; null if it is unknown or none. */
    @DerivedFrom("region")
    public @Nullable String regionName() {
        return AzureRegion.name(region);
    }
}
