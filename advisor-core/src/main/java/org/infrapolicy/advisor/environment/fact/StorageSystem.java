package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.StorageSystemType;
import org.jspecify.annotations.Nullable;

/** An array, a NAS box or a storage pool. Section {@code storageSystems}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record StorageSystem(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "what it is", example = "fibre-channel-array") @Nullable
        StorageSystemType type,

        @Attribute(value = "where it stands", example = "graz", refersTo = Section.SITES) @Nullable
        Reference site,

        @Attribute(value = "vendor's product", example = "array-os", refersTo = Section.PRODUCTS) @Nullable
        Reference product,

        @Attribute(value = "raw capacity not yet used", example = "12 TB") @Nullable
        DataSize free)
        implements Fact {

    @Override
    public Section section() {
        return Section.STORAGE_SYSTEMS;
    }
}
