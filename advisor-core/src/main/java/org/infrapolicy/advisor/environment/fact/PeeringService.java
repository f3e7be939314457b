package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.PeeringServiceSide;
import org.infrapolicy.advisor.environment.vocabulary.Purpose;
import org.infrapolicy.advisor.environment.vocabulary.ServiceStage;
import org.jspecify.annotations.Nullable;

/** One registered location of Azure Peering Service. Section {@code peeringServices}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record PeeringService(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "stage of the service when used", example = "general-availability") @Nullable
        ServiceStage stage,

        @Attribute(
                value = "partner of this location",
                example = "isp1",
                refersTo = Section.INTERNET_PROVIDERS,
                none = "not entered")
        @Nullable
        Reference provider,

        @Attribute(value = "its site", example = "graz", refersTo = Section.SITES) @Nullable
        Reference site,

        @Attribute(value = "state or province registered", example = "Tyrol", none = "not entered") @Nullable
        String location,

        @Attribute(value = "IP prefixes registered", example = "[192.0.2.0/24]", none = "not entered") @Nullable
        Listing<String> prefixes,

        @Attribute(value = "subscription registered for the preview", example = "no") @Nullable
        Boolean previewRegistered,

        @Attribute(value = "sides that have configured it", example = "[provider]") @Nullable
        Listing<PeeringServiceSide> configuredBy,

        @Attribute(value = "what it is used for", example = "production") @Nullable
        Purpose purpose)
        implements Fact {

    @Override
    public Section section() {
        return Section.PEERING_SERVICES;
    }
}
