package org.infrapolicy.advisor.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.FileServerBuilder;
import org.infrapolicy.advisor.environment.fact.ShareBuilder;
import org.infrapolicy.advisor.environment.fact.VolumeBuilder;
import org.infrapolicy.advisor.environment.vocabulary.FileSystem;
import org.jspecify.annotations.Nullable;

/** Volumes, shares and file servers of an inventory, and where a path of a host leads. Used once, by one thread. */
final class ScvmmStorage {
    private static final Pattern UNC = Pattern.compile("\\\\\\\\([^\\\\?.][^\\\\]*)\\\\([^\\\\]+)(\\\\.*)?");
    private static final Pattern CLUSTER_STORAGE = Pattern.compile("(?i)[a-z]:\\\\ClusterStorage\\\\");
    private static final Pattern VOLUME_NAME = Pattern.compile("\\\\\\\\\\?\\\\Volume\\{[^}]*}\\\\?");
    private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";

    /** A path by which a host reaches a volume: in lower case, with a backslash at its end. */
    private record Mount(String path, Reference volume) {}

    /** A volume, taken from the first host that shows it, and where its attributes were read. */
    private record KnownVolume(Reference reference, VolumeBuilder volume, Traced traced) {}

    private record ShareEntry(String server, String name, PowerShellObject object) {}

    /** A share, taken from the first host that lists it. */
    private record KnownShare(Reference reference, Reference server, ShareEntry entry) {}

    private final Environment.Builder environment;
    private final Map<String, PowerShellObject> hosts;
    private final Map<String, Reference> clusterOfHost;

    private final Map<String, List<Mount>> mountsOfHost = new HashMap<>();
    private final Set<String> hostsWithHiddenMounts = new HashSet<>();
    private final Map<String, Reference> volumesByVmmId = new HashMap<>();
    private final Map<String, Reference> volumesByGuid = new HashMap<>();

    private final List<ShareEntry> shareEntries = new ArrayList<>();
    private ServerNames servers = new ServerNames(List.of());
    private final Map<String, KnownShare> shares = new LinkedHashMap<>();

    ScvmmStorage(
            Environment.Builder environment,
            Map<String, PowerShellObject> hosts,
            Map<String, Reference> clusterOfHost) {
        this.environment = environment;
        this.hosts = hosts;
        this.clusterOfHost = clusterOfHost;
    }

    void addVolumes() {
        ObjectIds ids = new ObjectIds();
        Map<String, KnownVolume> known = new LinkedHashMap<>();
        hosts.forEach((host, object) -> {
            List<PowerShellObject> listed = object.objects("DiskVolumes");
            if (listed != null) {
                environment.open(Section.VOLUMES);
                listed.forEach(volume -> readVolume(ids, known, host, volume));
            }
        });
        known.values()
                .forEach(entry -> environment.add(
                        entry.volume().origin(entry.traced().origin()).build()));
        if (!known.isEmpty()) {
            environment.open(Section.VOLUMES);
        }
    }

    private void readVolume(ObjectIds ids, Map<String, KnownVolume> known, String host, PowerShellObject volume) {
        String name = volume.text("Name");
        if (name == null) {
            volume.unmapped("Name", "", "a volume without a mount point");
            return;
        }
        Reference owner = owner(host, volume);
        String guid = volume.text("StorageVolumeID");
        Reference cluster = owner != null && owner.section() == Section.CLUSTERS ? owner : null;
        // Nodes show the same clustered volume; volumes of hosts are their own, even if a disk was cloned with its id.
        String identity = cluster != null && guid != null && !guid.equals(NO_GUID)
                ? cluster + " " + guid
                : (cluster != null ? cluster.toString() : host) + " " + name.toLowerCase(Locale.ROOT);
        KnownVolume entry = known.get(identity);
        if (entry == null) {
            String id = ids.give((cluster != null ? cluster.id() : host) + "-" + label(name));
            entry = firstSeen(id, name, owner, volume);
            known.put(identity, entry);
        } else {
            compare(entry, volume);
        }
        Reference reference = entry.reference();
        for (String mount : mounts(host, name, volume)) {
            mountsOfHost.computeIfAbsent(host, h -> new ArrayList<>()).add(new Mount(directory(mount), reference));
        }
        String vmmId = volume.text("ID");
        if (vmmId != null) {
            volumesByVmmId.put(vmmId, reference);
        }
        if (guid != null && !guid.equals(NO_GUID)) {
            volumesByGuid.put(guid, reference);
        }
    }

    private @Nullable Reference owner(String host, PowerShellObject volume) {
        Boolean csv = volume.flag("IsClusterSharedVolume");
        Boolean clustered = volume.flag("IsClustered");
        if (Boolean.TRUE.equals(csv) || Boolean.TRUE.equals(clustered)) {
            Reference cluster = clusterOfHost.get(host);
            if (cluster == null) {
                volume.unmapped("IsClustered", "true", "no cluster of the inventory names its host");
            }
            return cluster;
        }
        return Boolean.FALSE.equals(clustered) ? new Reference(Section.HOSTS, host) : null;
    }

    private static KnownVolume firstSeen(String id, String name, @Nullable Reference owner, PowerShellObject volume) {
        reportUncertain(volume);
        Traced traced = new Traced(volume.path());
        return new KnownVolume(
                new Reference(Section.VOLUMES, id),
                VolumeBuilder.builder()
                        .id(id)
                        .name(traced.name("Name", id, name))
                        .mountedBy(traced.from("IsClustered", "mountedBy", owner))
                        .fileSystem(traced.from("FileSystem", "fileSystem", fileSystem(volume)))
                        .size(traced.from("Capacity", "size", size(volume)))
                        .free(traced.from("FreeSpace", "free", free(volume)))
                        .csv(traced.from("IsClusterSharedVolume", "csv", volume.flag("IsClusterSharedVolume"))),
                traced);
    }

    /** Another node shows the volume too. Free space is taken at different moments, so a difference leaves it unknown. */
    private static void compare(KnownVolume entry, PowerShellObject volume) {
        VolumeBuilder known = entry.volume();
        Traced traced = entry.traced();
        DataSize size = size(volume);
        if (size != null && known.size() != null && !size.equals(known.size())) {
            volume.unmapped("Capacity", size.toString(), "another node says " + known.size());
            known.size(null);
            traced.withdraw("size");
        }
        DataSize free = free(volume);
        if (free != null && known.free() != null && !free.equals(known.free())) {
            volume.unmapped("FreeSpace", free.toString(), "another node says " + known.free());
            known.free(null);
            traced.withdraw("free");
        }
        FileSystem fileSystem = fileSystem(volume);
        if (fileSystem != null && known.fileSystem() != null && fileSystem != known.fileSystem()) {
            volume.unmapped("FileSystem", fileSystem.toString(), "another node says " + known.fileSystem());
            known.fileSystem(null);
            traced.withdraw("fileSystem");
        }
    }

    private static @Nullable FileSystem fileSystem(PowerShellObject volume) {
        String name = volume.text("FileSystem");
        return name == null
                ? null
                : switch (name.toUpperCase(Locale.ROOT)) {
                    case "NTFS", "CSVFS_NTFS" -> FileSystem.NTFS;
                    case "REFS", "CSVFS_REFS" -> FileSystem.REFS;
                    case "FAT32" -> FileSystem.FAT32;
                    case "EXFAT" -> FileSystem.EXFAT;
                    case "FAT" -> FileSystem.FAT;
                    case "RAW" -> FileSystem.RAW;
                    default -> null;
                };
    }

    private static @Nullable DataSize size(PowerShellObject volume) {
        Long bytes = volume.number("Capacity");
        return bytes == null || bytes <= 0 ? null : new DataSize(bytes);
    }

    private static void reportUncertain(PowerShellObject volume) {
        String fileSystem = volume.text("FileSystem");
        if (fileSystem != null && fileSystem(volume) == null) {
            boolean csvfs = fileSystem.equalsIgnoreCase("CSVFS");
            volume.unmapped(
                    "FileSystem",
                    fileSystem,
                    csvfs
                            ? "the layer of cluster shared volumes; the format below is not stated"
                            : "not a known file system");
        }
        if (Long.valueOf(0).equals(volume.number("Capacity"))) {
            volume.unmapped("Capacity", "0", "VMM does not know the size: no volume has none");
        }
    }

    private static @Nullable DataSize free(PowerShellObject volume) {
        Long capacity = volume.number("Capacity");
        Long bytes = volume.number("FreeSpace");
        return capacity == null || capacity <= 0 || bytes == null || bytes < 0 ? null : new DataSize(bytes);
    }

    private static String label(String mount) {
        return CLUSTER_STORAGE
                .matcher(mount)
                .replaceFirst("")
                .replaceAll("[\\\\/:{}?]+", "-")
                .replaceAll("^-|-$", "");
    }

    private Set<String> mounts(String host, String name, PowerShellObject volume) {
        Set<String> mounts = new LinkedHashSet<>();
        mounts.add(name);
        volume.node().path("MountPoints").forEach(mount -> {
            if (mount.isTextual() && !mount.asText().isBlank()) {
                mounts.add(mount.asText().strip());
            }
        });
        // One text of several paths cannot be taken apart, since paths hold blanks: there may be a folder that leads
        // elsewhere.
        String text = volume.text("MountPoints");
        if (text != null
                && !VOLUME_NAME.matcher(text.replace(name, "")).replaceAll("").isBlank()) {
            volume.objects("MountPoints");
            hostsWithHiddenMounts.add(host);
        }
        return mounts;
    }

    private static String directory(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith("\\") ? lower : lower + "\\";
    }

    void readShares() {
        hosts.forEach((host, object) -> {
            List<PowerShellObject> listed = object.objects("RegisteredStorageFileShares");
            if (listed != null) {
                environment.open(Section.SHARES);
                environment.open(Section.FILE_SERVERS);
                listed.forEach(this::readShare);
            }
        });
        servers = new ServerNames(shareEntries.stream().map(ShareEntry::server).toList());
        ObjectIds ids = new ObjectIds();
        for (ShareEntry share : shareEntries) {
            String server = servers.id(share.server()).orElse(null);
            if (server == null) {
                share.object().unmapped("SharePath", share.server(), "a short name that several file servers bear");
                continue;
            }
            shares.computeIfAbsent(
                    key(server, share.name()),
                    k -> new KnownShare(
                            new Reference(Section.SHARES, ids.give(server + "-" + share.name())),
                            new Reference(Section.FILE_SERVERS, server),
                            share));
        }
    }

    private void readShare(PowerShellObject share) {
        String path = share.text("SharePath");
        Matcher unc = path == null ? null : UNC.matcher(path);
        if (unc == null || !unc.matches()) {
            share.unmapped("SharePath", path == null ? "" : root(path), "not the path of a share");
        } else {
            shareEntries.add(new ShareEntry(unc.group(1), unc.group(2), share));
        }
    }

    private static String key(String server, String share) {
        return server + "\\" + share.toLowerCase(Locale.ROOT);
    }

    /** Adds shares and their file servers. A server that bears the full computer name of one machine runs on it. */
    void addShares(Function<String, Optional<Reference>> machineNamed) {
        Map<String, ShareEntry> firstOfServer = new HashMap<>();
        shares.values()
                .forEach(share -> firstOfServer.putIfAbsent(share.server().id(), share.entry()));
        for (String name : servers.all()) {
            String id = servers.id(name).orElse(null);
            if (id == null) {
                continue;
            }
            ShareEntry share = Objects.requireNonNull(firstOfServer.get(id), "servers are read from shares only");
            Traced traced = new Traced(share.object().path());
            environment.add(FileServerBuilder.builder()
                    .id(id)
                    .name(traced.name("SharePath", id, name))
                    .runsOn(ScvmmInventory.runsOn(traced, "SharePath", machineNamed.apply(name)))
                    .origin(traced.origin())
                    .build());
        }
        shares.values().forEach(share -> {
            PowerShellObject object = share.entry().object();
            String id = share.reference().id();
            Traced traced = new Traced(object.path());
            String guid = object.text("StorageVolumeID");
            environment.add(ShareBuilder.builder()
                    .id(id)
                    .name(traced.name("SharePath", id, share.entry().name()))
                    .fileServer(traced.from("SharePath", "fileServer", share.server()))
                    .volume(traced.from("StorageVolumeID", "volume", guid == null ? null : volumesByGuid.get(guid)))
                    .origin(traced.origin())
                    .build());
        });
        if (!shares.isEmpty()) {
            environment.open(Section.SHARES);
            environment.open(Section.FILE_SERVERS);
        }
    }

    /** Where a path leads that a host sees: a share, or the volume with the longest mount point. Empty if that is not certain. */
    Optional<Reference> locate(@Nullable String host, String path) {
        Matcher unc = UNC.matcher(path);
        if (unc.matches()) {
            return servers.id(unc.group(1))
                    .map(server -> shares.get(key(server, unc.group(2))))
                    .map(KnownShare::reference);
        }
        if (hostsWithHiddenMounts.contains(host)) {
            return Optional.empty();
        }
        String lower = path.toLowerCase(Locale.ROOT);
        boolean clusterStorage = CLUSTER_STORAGE.matcher(path).lookingAt();
        Mount longest = null;
        for (Mount mount : host == null ? List.<Mount>of() : mountsOfHost.getOrDefault(host, List.of())) {
            // Below ClusterStorage lie links to other volumes: the volume of the drive letter never holds what is
            // there.
            boolean candidate = lower.startsWith(mount.path())
                    && (!clusterStorage || CLUSTER_STORAGE.matcher(mount.path()).lookingAt());
            if (candidate
                    && (longest == null
                            || mount.path().length() > longest.path().length())) {
                longest = mount;
            }
        }
        return Optional.ofNullable(longest).map(Mount::volume);
    }

    /** The volume that VMM itself knows by this id. */
    Optional<Reference> volume(@Nullable String vmmId) {
        return vmmId == null ? Optional.empty() : Optional.ofNullable(volumesByVmmId.get(vmmId));
    }

    /** The part of a path that may be shown: folders can bear the names of people. */
    static String root(String path) {
        Matcher unc = UNC.matcher(path);
        if (unc.matches()) {
            return "\\\\" + unc.group(1) + "\\" + unc.group(2);
        }
        Matcher drive =
                Pattern.compile("(?i)[a-z]:\\\\(ClusterStorage\\\\[^\\\\]+)?").matcher(path);
        return drive.lookingAt() ? drive.group() : "";
    }
}
