package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.PartialDate;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** One file that an importer read. Section {@code imports}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Import(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "kind of import", example = "scvmm") @Nullable
        String importer,

        @Attribute(value = "file", example = "scvmm-inventory.json") @Nullable
        String file,

        @Attribute(value = "when it was collected", example = "2026-09-28") @Nullable
        PartialDate collectedAt)
        implements Fact {

    @Override
    public Section section() {
        return Section.IMPORTS;
    }
}
