package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Derived;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.Version;
import org.infrapolicy.advisor.environment.vocabulary.Content;
import org.infrapolicy.advisor.environment.vocabulary.CreatedWith;
import org.infrapolicy.advisor.environment.vocabulary.DfsNamespaceRole;
import org.infrapolicy.advisor.environment.vocabulary.FileServerHosting;
import org.infrapolicy.advisor.environment.vocabulary.FileServerType;
import org.infrapolicy.advisor.environment.vocabulary.ShareFeature;
import org.jspecify.annotations.Nullable;

/** A server of SMB shares, clustered or not. Section {@code fileServers}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record FileServer(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(
                value = "cluster: a clustered role of it; machine: inside it",
                example = "oak",
                refersTo = {Section.CLUSTERS, Section.HOSTS, Section.VIRTUAL_MACHINES})
        @Nullable
        Reference runsOn,

        @Attribute(value = "kind of file server", example = "scale-out") @Nullable
        FileServerType type,

        @Attribute(value = "of scale-out ones: yes Infrastructure SOFS, no traditional SOFS", example = "no") @Nullable
        Boolean infrastructure,

        @Attribute(value = "system that serves the shares", example = "Windows Server 2019", summary = true) @Nullable
        OperatingSystem operatingSystem,

        @Attribute(value = "highest SMB dialect", example = "3.1.1") @Nullable
        Version smbVersion,

        @Attribute(value = "in use on the server, besides those of its shares", example = "[smb-multichannel]")
        @Nullable
        Listing<ShareFeature> features,

        @Attribute(value = "its parts in DFS namespaces", example = "[]", summary = true) @Nullable
        Listing<DfsNamespaceRole> dfsNamespace,

        @Attribute(value = "what it serves", example = "[virtual-disks]", summary = true) @Nullable
        Listing<Content> contents,

        @Attribute(value = "AntiAffinityClassNames of its group", example = "depots", none = "not set") @Nullable
        String antiAffinityClass,

        @Attribute(value = "how it was or will be made", example = "powershell") @Nullable
        CreatedWith createdWith,

        @Derived("its nodes are those of a cluster") @Nullable
        Boolean clustered,

        @Derived("clustered role, role of a guest cluster, inside a machine or on a host") @Nullable
        FileServerHosting hosting,

        @Derived("nodes of its cluster") @Nullable Integer nodeCount,

        @Derived("a machine that it runs on has its disks on a share of this same file server, directly or over others")
        @Nullable
        Boolean dependsOnItself,

        @Derived("workloads whose data or machines lie on its shares") @Nullable
        Listing<Reference> workloads)
        implements Fact {

    @Override
    public Section section() {
        return Section.FILE_SERVERS;
    }

    /**
     * Whether everything that it serves is kept open for long, as virtual disks and databases are; false if something that
     * is opened briefly, as documents and profiles are, is among it; null if unknown.
     */
    @DerivedFrom("contents")
    public @Nullable Boolean keepsFilesOpen() {
        if (contents == null) {
            return null;
        }
        if (contents.elements().stream().anyMatch(content -> Boolean.FALSE.equals(content.keptOpen()))) {
            return false;
        }
        boolean allKeptOpen = contents.elements().stream().allMatch(content -> Boolean.TRUE.equals(content.keptOpen()));
        return contents.open() || !allKeptOpen || contents.elements().isEmpty() ? null : Boolean.TRUE;
    }
}
