package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Derived;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.ClusterStorage;
import org.infrapolicy.advisor.environment.vocabulary.ClusterValidation;
import org.infrapolicy.advisor.environment.vocabulary.DesignReview;
import org.infrapolicy.advisor.environment.vocabulary.DiskMedia;
import org.infrapolicy.advisor.environment.vocabulary.HotfixLayer;
import org.infrapolicy.advisor.environment.vocabulary.Patching;
import org.infrapolicy.advisor.environment.vocabulary.Platform;
import org.infrapolicy.advisor.environment.vocabulary.Purpose;
import org.infrapolicy.advisor.environment.vocabulary.Role;
import org.infrapolicy.advisor.environment.vocabulary.Witness;
import org.infrapolicy.advisor.environment.vocabulary.WorkloadKind;
import org.jspecify.annotations.Nullable;

/** A failover cluster, physical or guest. Section {@code clusters}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Cluster(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(
                value = "its nodes",
                example = "[alma, bela]",
                refersTo = {Section.HOSTS, Section.VIRTUAL_MACHINES})
        @Nullable
        Listing<Reference> nodes,

        @Attribute(value = "number of nodes", example = "2", summary = true) @Nullable
        Integer nodeCount,

        @Attribute(value = "nodes are virtual machines", example = "yes", summary = true) @Nullable
        Boolean guest,

        @Attribute(value = "oldest system of its nodes", example = "Windows Server 2019", summary = true) @Nullable
        OperatingSystem operatingSystem,

        @Attribute(
                value = "sites over which its nodes are spread",
                example = "[graz, linz]",
                refersTo = Section.SITES,
                summary = true)
        @Nullable
        Listing<Reference> sites,

        @Attribute(value = "nodes alike in hardware, system and patch level", example = "yes", summary = true) @Nullable
        Boolean identicalNodes,

        @Attribute(value = "what it is for", example = "production") @Nullable
        Purpose purpose,

        @Attribute(value = "clustered roles it carries; file servers stand in fileServers", example = "[hyper-v]")
        @Nullable
        Listing<Role> roles,

        @Attribute(value = "has the Hyper-V Replica Broker role", example = "no") @Nullable
        Boolean replicaBroker,

        @Attribute(value = "a rolling upgrade is under way", example = "no") @Nullable
        Boolean rollingUpgrade,

        @Attribute(
                value = "how its nodes share data",
                example = "storage-spaces-direct",
                none = "no shared storage of any sort")
        @Nullable
        Listing<ClusterStorage> storage,

        @Attribute(
                value = "product behind the shared storage",
                example = "array-os",
                refersTo = Section.PRODUCTS,
                none = "no vendor's product")
        @Nullable
        Reference storageProduct,

        @Attribute(value = "disks under the shared storage; Azure disk types in Azure", example = "ssd") @Nullable
        DiskMedia diskMedia,

        @Attribute(value = "cluster networks", example = "2") @Nullable
        Integer networkCount,

        @Attribute(value = "quorum witness", example = "cloud") @Nullable
        Witness witness,

        @Attribute(
                value = "where the witness lives",
                example = "wit1",
                refersTo = {
                    Section.VIRTUAL_MACHINES,
                    Section.HOSTS,
                    Section.FILE_SERVERS,
                    Section.SHARES,
                    Section.VIRTUAL_DISKS,
                    Section.VOLUMES,
                    Section.SITES
                })
        @Nullable
        Reference witnessLocation,

        @Attribute(value = "last cluster validation", example = "passed") @Nullable
        ClusterValidation validation,

        @Attribute(value = "vendor guidance that the design was checked against", example = "[hardware-guidance]")
        @Nullable
        Listing<DesignReview> reviews,

        @Attribute(value = "layers that lack a relevant hotfix", example = "[]") @Nullable
        Listing<HotfixLayer> missingHotfixes,

        @Attribute(value = "how its nodes are patched", example = "one-by-one") @Nullable
        Patching patching,

        @Attribute(value = "nodes that may be drained with the rest carrying the load", example = "1") @Nullable
        Integer spareNodes,

        @Attribute(value = "CSV read cache for each node", example = "512 MB", none = "off") @Nullable
        DataSize csvCache,

        @Derived("where all its nodes run") @Nullable Platform platform,

        @Derived("its nodes are spread over more than one site") @Nullable
        Boolean stretched,

        @Derived("machines whose cluster it is") @Nullable Listing<Reference> virtualMachines,
        @Derived("machines that support it") @Nullable Listing<Reference> supportMachines,

        @Derived("hosts of its nodes, one entry for each host") @Nullable
        Listing<Reference> nodeHosts,

        @Derived("virtual disks attached to two or more of its nodes") @Nullable
        Listing<Reference> sharedDisks,

        @Derived("traditional cluster disks that hold virtual disks; CSVs do not count") @Nullable
        Listing<Reference> clusterDisks,

        @Derived("two of its nodes are of different models") @Nullable
        Boolean mixedHardware,

        @Derived("classes of workloads that it carries; what runs inside its machines does not count") @Nullable
        Listing<WorkloadKind> workloadClasses,

        @Derived("backups that reach its nodes or machines, or cover it, its volumes, file servers or workloads")
        @Nullable
        Listing<Reference> backups,

        @Derived(
                "replications from or to it, its nodes or its arrays, or of its machines, volumes, file servers or workloads")
        @Nullable
        Listing<Reference> replications)
        implements Fact {

    @Override
    public Section section() {
        return Section.CLUSTERS;
    }

    /** Whether it has two nodes or more, which an incomplete list can show, too; null if unknown. */
    @DerivedFrom({"nodeCount", "nodes"})
    public @Nullable Boolean severalNodes() {
        return nodesAtLeast(2);
    }

    /** Whether it has more than three nodes, which an incomplete list can show, too; null if unknown. */
    @DerivedFrom({"nodeCount", "nodes"})
    public @Nullable Boolean overThreeNodes() {
        return nodesAtLeast(4);
    }

    private @Nullable Boolean nodesAtLeast(int count) {
        if (nodeCount != null) {
            return nodeCount >= count;
        }
        return nodes != null && nodes.elements().size() >= count ? Boolean.TRUE : null;
    }
}
