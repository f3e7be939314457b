package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.CreatedWith;
import org.jspecify.annotations.Nullable;

/** Clusters that are joined under one namespace. Section {@code clusterSets}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record ClusterSet(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "members", example = "[oak, elm]", refersTo = Section.CLUSTERS) @Nullable
        Listing<Reference> clusters,

        @Attribute(
                value = "holds the common namespace",
                example = "ns",
                refersTo = Section.FILE_SERVERS,
                none = "no common namespace")
        @Nullable
        Reference fileServer,

        @Attribute(value = "how it was made", example = "vmm") @Nullable
        CreatedWith createdWith)
        implements Fact {

    @Override
    public Section section() {
        return Section.CLUSTER_SETS;
    }
}
