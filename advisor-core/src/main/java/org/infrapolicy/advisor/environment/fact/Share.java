package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Derived;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.Content;
import org.infrapolicy.advisor.environment.vocabulary.DfsNamespaceRole;
import org.infrapolicy.advisor.environment.vocabulary.ShareFeature;
import org.jspecify.annotations.Nullable;

/** An SMB share. Section {@code shares}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Share(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "who serves it", example = "depot", refersTo = Section.FILE_SERVERS) @Nullable
        Reference fileServer,

        @Attribute(value = "where the data lies", example = "vol2", refersTo = Section.VOLUMES) @Nullable
        Reference volume,

        @Attribute(value = "what it holds", example = "[virtual-disks]") @Nullable
        Listing<Content> contents,

        @Attribute(value = "features in use on it", example = "[deduplication]") @Nullable
        Listing<ShareFeature> features,

        @Attribute(value = "its part in a DFS namespace", example = "folder-target") @Nullable
        DfsNamespaceRole dfsNamespace,

        @Attribute(value = "SMB continuous availability", example = "yes") @Nullable
        Boolean continuouslyAvailable,

        @Derived("holds virtual disks of machines, by its contents or because machines are stored on it") @Nullable
        Boolean holdsMachines)
        implements Fact {

    @Override
    public Section section() {
        return Section.SHARES;
    }
}
