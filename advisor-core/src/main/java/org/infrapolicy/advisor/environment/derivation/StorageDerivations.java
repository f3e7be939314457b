package org.infrapolicy.advisor.environment.derivation;

import java.util.List;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.StorageAccount;
import org.infrapolicy.advisor.environment.fact.VirtualDisk;
import org.infrapolicy.advisor.environment.fact.Volume;
import org.infrapolicy.advisor.environment.vocabulary.DiskLocation;
import org.infrapolicy.advisor.environment.vocabulary.FileServerType;
import org.infrapolicy.advisor.environment.vocabulary.VolumePlacement;
import org.infrapolicy.advisor.environment.vocabulary.VolumeStorage;
import org.jspecify.annotations.Nullable;

/** What follows for volumes and virtual disks from who mounts and who uses them. */
final class StorageDerivations {
    private StorageDerivations() {}

    static void register(Derivations all) {
        all.add(Section.VOLUMES, Volume.class, "largestFile", StorageDerivations::largestFile);
        all.add(Section.VOLUMES, Volume.class, "placement", StorageDerivations::placement);
        all.add(Section.VOLUMES, Volume.class, "csv", (volume, look) -> {
            Reference mountedBy = look.at(volume, "mountedBy");
            return mountedBy == null || mountedBy.section() == Section.CLUSTERS ? null : Boolean.FALSE;
        });
        all.add(Section.VOLUMES, Volume.class, "insideGuest", (volume, look) -> {
            Reference mountedBy = look.at(volume, "mountedBy");
            if (mountedBy == null || mountedBy.section() == null) {
                return null;
            }
            return mountedBy.section() == Section.CLUSTERS
                    ? look.at(mountedBy, "guest")
                    : Boolean.valueOf(mountedBy.section() == Section.VIRTUAL_MACHINES);
        });
        // No node boots from a Cluster Shared Volume or keeps its page file there.
        for (String attribute : List.of("boot", "holdsPageFile")) {
            all.add(
                    Section.VOLUMES,
                    Volume.class,
                    attribute,
                    (volume, look) -> Boolean.TRUE.equals(look.<Boolean>at(volume, "csv")) ? Boolean.FALSE : null);
        }
        // A pool of Storage Spaces Direct belongs to all nodes.
        all.add(
                Section.VOLUMES,
                Volume.class,
                "visibleToAllNodes",
                (volume, look) ->
                        look.at(volume, "storage") == VolumeStorage.STORAGE_SPACES_DIRECT ? Boolean.TRUE : null);
        all.add(
                Section.VOLUMES,
                Volume.class,
                "machines",
                (volume, look) -> MachineDerivations.storedOn(volume.reference(), look));
        all.add(Section.VOLUMES, Volume.class, "site", StorageDerivations::site);
        all.add(
                Section.VOLUMES,
                Volume.class,
                "backups",
                (volume, look) -> look.referring(Section.BACKUPS, "volumes", volume.reference())
                        .listing());
        all.add(Section.VIRTUAL_DISKS, VirtualDisk.class, "location", StorageDerivations::location);
        all.add(Section.STORAGE_ACCOUNTS, StorageAccount.class, "cluster", (account, look) -> {
            Reference usedBy = look.at(account, "usedBy");
            return usedBy == null || usedBy.section() != Section.VIRTUAL_MACHINES ? usedBy : look.at(usedBy, "nodeOf");
        });
    }

    /** Only where every disk on the volume is described with its size. */
    private static @Nullable DataSize largestFile(Volume volume, Look look) {
        Referring disks = look.referring(Section.VIRTUAL_DISKS, "storedOn", volume.reference());
        DataSize largest = null;
        for (var disk : disks.certain()) {
            DataSize size = look.at(disk, "size");
            if (size == null) {
                return null;
            }
            largest = largest == null || size.compareTo(largest) > 0 ? size : largest;
        }
        return disks.mayBeMore() ? null : largest;
    }

    private static @Nullable VolumePlacement placement(Volume volume, Look look) {
        Reference mountedBy = look.at(volume, "mountedBy");
        if (mountedBy == null || mountedBy.section() == null) {
            return null;
        }
        return switch (mountedBy.section()) {
            case VIRTUAL_MACHINES -> VolumePlacement.GUEST;
            case HOSTS -> VolumePlacement.HOST;
            default -> ofCluster(volume, look.at(mountedBy, "guest"), look);
        };
    }

    private static @Nullable VolumePlacement ofCluster(Volume volume, @Nullable Boolean guest, Look look) {
        if (guest == null) {
            return null;
        }
        if (guest) {
            return VolumePlacement.GUEST;
        }
        Boolean csv = look.at(volume, "csv");
        return csv == null ? null : csv ? VolumePlacement.CSV : VolumePlacement.CLUSTER_DISK;
    }

    /** A disk of an array stands where the array stands, any other where the machine stands that mounts it. */
    private static @Nullable Reference site(Volume volume, Look look) {
        Reference array = look.at(volume, "storageSystem");
        if (array != null && !array.equals(Reference.NONE)) {
            return look.at(array, "site");
        }
        VolumeStorage storage = look.at(volume, "storage");
        if (array == null
                && (storage == null || storage == VolumeStorage.ARRAY || storage == VolumeStorage.VIRTUAL_DISK)) {
            return null;
        }
        Reference mountedBy = look.at(volume, "mountedBy");
        if (mountedBy == null || mountedBy.section() != Section.CLUSTERS) {
            return look.at(mountedBy, "site");
        }
        Listing<Reference> sites = look.at(mountedBy, "sites");
        return sites == null || sites.open() || sites.elements().size() != 1
                ? null
                : sites.elements().get(0);
    }

    private static @Nullable DiskLocation location(VirtualDisk disk, Look look) {
        Reference place = look.at(disk, "storedOn");
        if (place == null) {
            return null;
        }
        if (place.equals(Reference.NONE)) {
            return DiskLocation.NONE;
        }
        if (place.section() == Section.SHARES) {
            FileServerType server = look.at(look.<Reference>at(place, "fileServer"), "type");
            return server == null
                    ? null
                    : server == FileServerType.SCALE_OUT ? DiskLocation.SCALE_OUT_SHARE : DiskLocation.OTHER_SHARE;
        }
        VolumePlacement placement = look.at(place, "placement");
        if (placement == null) {
            return null;
        }
        return switch (placement) {
            case CSV -> DiskLocation.CSV;
            case CLUSTER_DISK -> DiskLocation.CLUSTER_DISK;
            case HOST -> DiskLocation.HOST_VOLUME;
            case GUEST -> DiskLocation.GUEST_VOLUME;
        };
    }
}
