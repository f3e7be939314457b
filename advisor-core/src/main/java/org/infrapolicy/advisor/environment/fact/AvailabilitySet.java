package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** An Azure availability set. Section {@code availabilitySets}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record AvailabilitySet(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(
                value = "group of the whole set",
                example = "ppg-app",
                refersTo = Section.PROXIMITY_PLACEMENT_GROUPS,
                none = "not in one")
        @Nullable
        Reference proximityPlacementGroup)
        implements Fact {

    @Override
    public Section section() {
        return Section.AVAILABILITY_SETS;
    }
}
