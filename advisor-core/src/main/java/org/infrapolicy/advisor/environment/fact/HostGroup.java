package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** A group of Azure dedicated hosts. Section {@code hostGroups}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record HostGroup(
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

        @Attribute(value = "availability zone", example = "1", none = "regional") @Nullable
        String zone,

        @Attribute(value = "fault domains", example = "2") @Nullable
        Integer faultDomains)
        implements Fact {

    @Override
    public Section section() {
        return Section.HOST_GROUPS;
    }

    /** Its Azure region as commands write it, without blanks; null if it is unknown or none. */
    @DerivedFrom("region")
    public @Nullable String regionName() {
        return AzureRegion.name(region);
    }
}
