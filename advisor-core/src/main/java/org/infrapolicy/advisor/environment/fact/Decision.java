package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** A design question that is asked. Section {@code decisions}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Decision(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "decision asked for, by the id that the rule pack gives it", example = "file-system")
        @Nullable
        String topic,

        @Attribute(value = "for what", example = "vol1") @Nullable
        Reference subject,

        @Attribute(value = "options to compare; absent: all", example = "[ntfs, refs]") @Nullable
        Listing<String> options,

        @Attribute(value = "whoever asks has no experience with the options", example = "yes") @Nullable
        Boolean unsure)
        implements Fact {

    @Override
    public Section section() {
        return Section.DECISIONS;
    }
}
