package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.Purpose;
import org.jspecify.annotations.Nullable;

/** An Azure virtual machine scale set. Section {@code scaleSets}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record ScaleSet(
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
                value = "group of the whole set",
                example = "ppg-app",
                refersTo = Section.PROXIMITY_PLACEMENT_GROUPS,
                none = "not in one")
        @Nullable
        Reference proximityPlacementGroup,

        @Attribute(value = "availability zone", example = "1", none = "regional") @Nullable
        String zone,

        @Attribute(value = "size, family or series of its instances", example = "Standard_D4s_v3") @Nullable
        String size,

        @Attribute(value = "their virtual network", example = "vnet-app") @Nullable
        String virtualNetwork,

        @Attribute(value = "what it is for", example = "production") @Nullable
        Purpose purpose)
        implements Fact {

    @Override
    public Section section() {
        return Section.SCALE_SETS;
    }

    /** Its Azure region as commands write it, without blanks; null if it is unknown or none. */
    @DerivedFrom("region")
    public @Nullable String regionName() {
        return AzureRegion.name(region);
    }
}
