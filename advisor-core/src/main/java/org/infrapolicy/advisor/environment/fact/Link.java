package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Bandwidth;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Distance;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.LinkType;
import org.jspecify.annotations.Nullable;

/** A connection that joins two sites. Section {@code links}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Link(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "the two ends", example = "[graz, linz]", refersTo = Section.SITES) @Nullable
        Listing<Reference> sites,

        @Attribute(value = "what carries it", example = "direct") @Nullable
        LinkType type,

        @Attribute(value = "length of the path between the ends", example = "65 km") @Nullable
        Distance distance,

        @Attribute(value = "measured round trip", example = "0.8 ms") @Nullable
        Duration roundTripLatency,

        @Attribute(value = "capacity", example = "10 Gbps") @Nullable
        Bandwidth bandwidth)
        implements Fact {

    @Override
    public Section section() {
        return Section.LINKS;
    }

    /**
     * One-way latency: half of the measured round trip, else the distance at 1 ms for each 200 km; null if unknown. The round
     * trip is twice that.
     */
    @DerivedFrom({"roundTripLatency", "distance"})
    public @Nullable Duration latency() {
        if (roundTripLatency != null) {
            return roundTripLatency.dividedBy(2);
        }
        return distance == null ? null : distance.latency();
    }
}
