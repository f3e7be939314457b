package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Derived;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** An Azure storage account that holds disks which are not managed. Section {@code storageAccounts}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record StorageAccount(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(
                value = "whose disks it holds",
                example = "gdocs",
                refersTo = {Section.CLUSTERS, Section.VIRTUAL_MACHINES})
        @Nullable
        Reference usedBy,

        @Attribute(value = "disks in it", example = "8") @Nullable
        Integer diskCount,

        @Attribute(value = "size of each", example = "512 GB") @Nullable
        DataSize diskSize,

        @Derived("cluster whose disks it holds, itself or for a node") @Nullable
        Reference cluster)
        implements Fact {

    @Override
    public Section section() {
        return Section.STORAGE_ACCOUNTS;
    }
}
