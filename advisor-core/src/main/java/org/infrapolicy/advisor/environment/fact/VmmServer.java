package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** A System Center Virtual Machine Manager installation. Section {@code vmmServers}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record VmmServer(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(
                value = "where it runs",
                example = "vmm1",
                refersTo = {Section.VIRTUAL_MACHINES, Section.HOSTS, Section.CLUSTERS})
        @Nullable
        Reference runsOn,

        @Attribute(value = "hosts it manages", example = "14") @Nullable
        Integer managedHosts,

        @Attribute(
                value = "cluster set apart for it",
                example = "none",
                refersTo = Section.CLUSTERS,
                none = "there is none")
        @Nullable
        Reference managementCluster)
        implements Fact {

    @Override
    public Section section() {
        return Section.VMM_SERVERS;
    }
}
