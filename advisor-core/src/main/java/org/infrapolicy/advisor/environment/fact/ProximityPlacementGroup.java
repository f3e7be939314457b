package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Derived;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** An Azure proximity placement group. Section {@code proximityPlacementGroups}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record ProximityPlacementGroup(
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

        @Attribute(value = "subscription", example = "production") @Nullable
        String subscription,

        @Attribute(value = "resource group", example = "rg-shop") @Nullable
        String resourceGroup,

        @Derived("virtual networks of its machines and scale sets, without regard to case") @Nullable
        Listing<String> virtualNetworks)
        implements Fact {

    @Override
    public Section section() {
        return Section.PROXIMITY_PLACEMENT_GROUPS;
    }

    /** Its Azure region as commands write it, without blanks; null if it is unknown or none. */
    @DerivedFrom("region")
    public @Nullable String regionName() {
        return AzureRegion.name(region);
    }
}
