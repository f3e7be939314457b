package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Derived;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.Content;
import org.infrapolicy.advisor.environment.vocabulary.DiskOperation;
import org.infrapolicy.advisor.environment.vocabulary.FileSystem;
import org.infrapolicy.advisor.environment.vocabulary.NtfsFeature;
import org.infrapolicy.advisor.environment.vocabulary.Reason;
import org.infrapolicy.advisor.environment.vocabulary.ReplicaAccess;
import org.infrapolicy.advisor.environment.vocabulary.Resiliency;
import org.infrapolicy.advisor.environment.vocabulary.VolumePlacement;
import org.infrapolicy.advisor.environment.vocabulary.VolumeStorage;
import org.jspecify.annotations.Nullable;

/** A file system, whoever mounts it: a host, a cluster or a machine. Section {@code volumes}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Volume(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(
                value = "who mounts it",
                example = "alma",
                refersTo = {Section.HOSTS, Section.CLUSTERS, Section.VIRTUAL_MACHINES})
        @Nullable
        Reference mountedBy,

        @Attribute(value = "format; CSVFS alone is unknown", example = "refs") @Nullable
        FileSystem fileSystem,

        @Attribute(value = "capacity", example = "40 TB") @Nullable
        DataSize size,

        @Attribute(value = "free space", example = "12 TB") @Nullable
        DataSize free,

        @Attribute(value = "what it lies on, as seen by the machine that mounts it", example = "storage-spaces")
        @Nullable
        VolumeStorage storage,

        @Attribute(value = "redundancy by Storage Spaces or RAID", example = "two-way-mirror") @Nullable
        Resiliency resiliency,

        @Attribute(value = "array or pool it comes from", example = "arr-n", refersTo = Section.STORAGE_SYSTEMS)
        @Nullable
        Reference storageSystem,

        @Attribute(value = "Cluster Shared Volume (no on a cluster: traditional cluster disk)", example = "yes")
        @Nullable
        Boolean csv,

        @Attribute(value = "every node of its cluster sees the disk", example = "yes") @Nullable
        Boolean visibleToAllNodes,

        @Attribute(value = "access that nodes have to its replicated copy at the other site", example = "read-only")
        @Nullable
        ReplicaAccess replicaAccess,

        @Attribute(value = "holds the operating system that boots the machine", example = "no") @Nullable
        Boolean boot,

        @Attribute(value = "holds a page file", example = "no") @Nullable
        Boolean holdsPageFile,

        @Attribute(value = "ReFS data checksums are on for its files", example = "no") @Nullable
        Boolean integrityStreams,

        @Attribute(value = "what lies on it", example = "[virtual-disks]") @Nullable
        Listing<Content> contents,

        @Attribute(value = "file system features that its files, shares or applications use", example = "[quotas]")
        @Nullable
        Listing<NtfsFeature> featuresNeeded,

        @Attribute(value = "virtual disk operations that happen excessively often", example = "[checkpoint-merge]")
        @Nullable
        Listing<DiskOperation> frequentOperations,

        @Attribute(value = "largest virtual disk or file", example = "2 TB", summary = true) @Nullable
        DataSize largestFile,

        @Attribute(value = "why this file system was chosen", example = "[performance]") @Nullable
        Listing<Reason> chosenFor,

        @Derived("mounted by a machine or a guest cluster") @Nullable
        Boolean insideGuest,

        @Derived("where the file system lives: inside a guest, on a host, on a CSV or on a traditional cluster disk")
        @Nullable
        VolumePlacement placement,

        @Derived("machines stored on it, directly or through virtual disks and shares") @Nullable
        Listing<Reference> machines,

        @Derived("site of its array, else of who mounts it") @Nullable
        Reference site,

        @Derived("backups that reach it, its shares or machines stored on it") @Nullable
        Listing<Reference> backups)
        implements Fact {

    @Override
    public Section section() {
        return Section.VOLUMES;
    }

    /** Whether it lies on Storage Spaces or Storage Spaces Direct; null if unknown. */
    @DerivedFrom("storage")
    public @Nullable Boolean onStorageSpaces() {
        return storage == null
                ? null
                : storage == VolumeStorage.STORAGE_SPACES || storage == VolumeStorage.STORAGE_SPACES_DIRECT;
    }

    /** Whether its resiliency keeps the data when a disk fails (mirror, parity, RAID 1, 5, 6 or 10); null if unknown. */
    @DerivedFrom("resiliency")
    public @Nullable Boolean redundant() {
        return resiliency == null ? null : resiliency.redundant();
    }

    /**
     * Whether Storage Spaces holds a second copy or parity from which ReFS can repair a file; null if unknown. The RAID of a
     * controller never counts: the file system cannot ask it for the other copy.
     */
    @DerivedFrom({"storage", "resiliency"})
    public @Nullable Boolean repairable() {
        Boolean spaces = onStorageSpaces();
        if (Boolean.FALSE.equals(spaces)) {
            return false;
        }
        Boolean softwareRedundancy = resiliency == null ? null : resiliency.ofStorageSpaces() && resiliency.redundant();
        if (Boolean.FALSE.equals(softwareRedundancy)) {
            return false;
        }
        return spaces == null || softwareRedundancy == null ? null : true;
    }

    /**
     * Whether virtual disks lie on it: they are among its contents, or a machine is stored on it; false if its contents are stated
     * completely without them and no machine is known on it; null if unknown.
     */
    @DerivedFrom({"contents", "machines"})
    public @Nullable Boolean holdsVirtualDisks() {
        if (contents != null
                && (contents.elements().contains(Content.VIRTUAL_DISKS)
                        || contents.elements().contains(Content.VDI_DISKS))) {
            return true;
        }
        if (machines != null && !machines.elements().isEmpty()) {
            return true;
        }
        return contents == null || contents.open() ? null : Boolean.FALSE;
    }
}
