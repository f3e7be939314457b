package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.SiteType;
import org.jspecify.annotations.Nullable;

/** A place: a datacenter, an office or an Azure region. Section {@code sites}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Site(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "what the place is", example = "datacenter") @Nullable
        SiteType type,

        @Attribute(value = "the Azure region that this site is", example = "Sweden Central") @Nullable
        String region)
        implements Fact {

    @Override
    public Section section() {
        return Section.SITES;
    }
}
