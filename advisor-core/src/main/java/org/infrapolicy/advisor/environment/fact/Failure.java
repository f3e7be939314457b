package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.FailureType;
import org.jspecify.annotations.Nullable;

/** A failure that is to be survived. Section {@code failures}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Failure(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "what fails, planned outages included", example = "node-outage") @Nullable
        FailureType type,

        @Attribute(
                value = "what it hits",
                example = "gcrm",
                refersTo = {
                    Section.HOSTS,
                    Section.CLUSTERS,
                    Section.VIRTUAL_MACHINES,
                    Section.VIRTUAL_DISKS,
                    Section.VOLUMES,
                    Section.SITES
                })
        @Nullable
        Reference affects,

        @Attribute(value = "how many of them at the same time", example = "1") @Nullable
        Integer atOnce)
        implements Fact {

    @Override
    public Section section() {
        return Section.FAILURES;
    }
}
