package org.infrapolicy.advisor.environment.derivation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.UndecidedException;
import org.infrapolicy.advisor.environment.fact.Cluster;
import org.infrapolicy.advisor.environment.vocabulary.ClusterStorage;
import org.infrapolicy.advisor.environment.vocabulary.Content;
import org.infrapolicy.advisor.environment.vocabulary.FileServerType;
import org.infrapolicy.advisor.environment.vocabulary.Platform;
import org.infrapolicy.advisor.environment.vocabulary.Role;
import org.infrapolicy.advisor.environment.vocabulary.VirtualDiskFormat;
import org.infrapolicy.advisor.environment.vocabulary.VolumePlacement;
import org.infrapolicy.advisor.environment.vocabulary.WorkloadKind;
import org.jspecify.annotations.Nullable;

/** What follows for a failover cluster from its nodes and from the objects that name it. */
final class ClusterDerivations {
    /** Workloads that want a cluster of their own; the others are not carried by clusters, or say nothing of their kind. */
    private static final Set<WorkloadKind> CLASSES = Set.of(
            WorkloadKind.VIRTUAL_MACHINES,
            WorkloadKind.VDI,
            WorkloadKind.SQL_SERVER,
            WorkloadKind.EXCHANGE,
            WorkloadKind.FILE_SERVICES);

    private ClusterDerivations() {}

    static void register(Derivations all) {
        all.add(Section.CLUSTERS, Cluster.class, "guest", ClusterDerivations::guest);
        all.add(Section.CLUSTERS, Cluster.class, "nodeCount", ClusterDerivations::nodeCount);
        all.add(Section.CLUSTERS, Cluster.class, "operatingSystem", ClusterDerivations::oldestSystem);
        all.add(Section.CLUSTERS, Cluster.class, "sites", ClusterDerivations::sites);
        all.add(Section.CLUSTERS, Cluster.class, "identicalNodes", ClusterDerivations::identicalNodes);
        all.add(Section.CLUSTERS, Cluster.class, "roles", ClusterDerivations::roles);
        all.add(Section.CLUSTERS, Cluster.class, "storage", ClusterDerivations::storage);
        all.add(Section.CLUSTERS, Cluster.class, "mixedHardware", ClusterDerivations::mixedHardware);
        all.add(Section.CLUSTERS, Cluster.class, "stretched", ClusterDerivations::stretched);
        all.add(Section.CLUSTERS, Cluster.class, "platform", ClusterDerivations::platform);
        all.add(
                Section.CLUSTERS,
                Cluster.class,
                "virtualMachines",
                (cluster, look) -> look.referring(Section.VIRTUAL_MACHINES, "cluster", cluster.reference())
                        .listing());
        all.add(
                Section.CLUSTERS,
                Cluster.class,
                "supportMachines",
                (cluster, look) -> look.referring(Section.VIRTUAL_MACHINES, "supportsCluster", cluster.reference())
                        .listing());
        all.add(Section.CLUSTERS, Cluster.class, "nodeHosts", ClusterDerivations::nodeHosts);
        all.add(Section.CLUSTERS, Cluster.class, "sharedDisks", ClusterDerivations::sharedDisks);
        all.add(Section.CLUSTERS, Cluster.class, "clusterDisks", ClusterDerivations::clusterDisks);
        all.add(Section.CLUSTERS, Cluster.class, "workloadClasses", ClusterDerivations::workloadClasses);
    }

    private static @Nullable Boolean guest(Cluster cluster, Look look) {
        Listing<Reference> nodes = look.at(cluster, "nodes");
        if (nodes == null) {
            return null;
        }
        if (nodes.elements().stream().anyMatch(node -> node.section() == Section.VIRTUAL_MACHINES)) {
            return true;
        }
        return nodes.open() || nodes.elements().isEmpty() ? null : Boolean.FALSE;
    }

    private static @Nullable Integer nodeCount(Cluster cluster, Look look) {
        Listing<Reference> nodes = look.at(cluster, "nodes");
        return nodes == null || nodes.open()
                ? null
                : Integer.valueOf(nodes.elements().size());
    }

    private static @Nullable OperatingSystem oldestSystem(Cluster cluster, Look look) {
        Listing<Reference> nodes = look.at(cluster, "nodes");
        if (nodes == null || nodes.open()) {
            return null;
        }
        OperatingSystem oldest = null;
        for (Reference node : nodes.elements()) {
            OperatingSystem system = look.at(node, "operatingSystem");
            if (system == null
                    || system.release() == null
                    || oldest != null && system.windowsServer() != oldest.windowsServer()) {
                return null;
            }
            if (oldest == null || system.before(oldest)) {
                oldest = system;
            }
        }
        return oldest;
    }

    private static Listing<Reference> sites(Cluster cluster, Look look) {
        Collected<Reference> sites = new Collected<>();
        Listing<Reference> nodes = look.at(cluster, "nodes");
        for (Reference node : sites.each(nodes)) {
            Reference site = look.at(node, "site");
            if (site == null) {
                sites.mayBeMore();
            } else if (!site.equals(Reference.NONE)) {
                sites.add(site);
            }
        }
        return sites.listing();
    }

    /** Nodes that look alike may still differ in what is not described, so only their being different follows. */
    private static @Nullable Boolean identicalNodes(Cluster cluster, Look look) {
        Listing<Reference> nodes = look.at(cluster, "nodes");
        if (nodes == null) {
            return null;
        }
        for (String attribute : List.of("operatingSystem", "hardwareModel")) {
            Object first = null;
            for (Reference node : nodes.elements()) {
                if (attribute.equals("hardwareModel") && node.section() != Section.HOSTS) {
                    continue;
                }
                Object value = look.at(node, attribute);
                if (value instanceof OperatingSystem system && system.release() == null) {
                    value = null;
                }
                if (value instanceof String model) {
                    value = model(model);
                }
                if (first != null && value != null && !first.equals(value)) {
                    return false;
                }
                first = value == null ? first : value;
            }
        }
        return null;
    }

    /** A model without what differs between two inventories of the same hardware. */
    private static String model(String stated) {
        return stated.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Machines that a cluster carries show the role, whatever other roles it has. */
    private static @Nullable Listing<Role> roles(Cluster cluster, Look look) {
        boolean carriesMachines = !look.referring(Section.VIRTUAL_MACHINES, "cluster", cluster.reference())
                        .certain()
                        .isEmpty()
                || look.referring(Section.WORKLOADS, "runsOn", cluster.reference()).certain().stream()
                        .map(workload -> look.<WorkloadKind>at(workload, "type"))
                        .anyMatch(type -> type == WorkloadKind.VIRTUAL_MACHINES || type == WorkloadKind.VDI);
        return carriesMachines ? Listing.openOf(Role.HYPER_V) : null;
    }

    /** Disk files that its nodes share show one way, whatever other ways there are. */
    private static @Nullable Listing<ClusterStorage> storage(Cluster cluster, Look look) {
        Collected<ClusterStorage> ways = new Collected<>();
        ways.mayBeMore();
        Listing<Reference> disks = look.at(cluster, "sharedDisks");
        for (Reference disk : disks == null ? List.<Reference>of() : disks.elements()) {
            VirtualDiskFormat format = look.at(disk, "format");
            if (format == VirtualDiskFormat.VHD_SET) {
                ways.add(ClusterStorage.VHD_SET);
            } else if (format == VirtualDiskFormat.VHDX) {
                ways.add(ClusterStorage.SHARED_VHDX);
            }
        }
        Listing<ClusterStorage> listing = ways.listing();
        return listing.elements().isEmpty() ? null : listing;
    }

    private static @Nullable Boolean mixedHardware(Cluster cluster, Look look) {
        if (!Boolean.FALSE.equals(look.<Boolean>at(cluster, "identicalNodes"))) {
            return look.at(cluster, "identicalNodes") == null ? null : Boolean.FALSE;
        }
        Listing<Reference> nodes = look.at(cluster, "nodes");
        boolean allKnown = nodes != null && !nodes.open();
        String first = null;
        for (Reference node : nodes == null ? List.<Reference>of() : nodes.elements()) {
            String stated = node.section() == Section.HOSTS ? look.at(node, "hardwareModel") : null;
            String model = stated == null ? null : model(stated);
            if (first != null && model != null && !first.equals(model)) {
                return true;
            }
            allKnown &= model != null || node.section() != Section.HOSTS;
            first = model == null ? first : model;
        }
        return allKnown ? Boolean.FALSE : null;
    }

    private static @Nullable Boolean stretched(Cluster cluster, Look look) {
        if (look.complete(Section.SITES) && look.count(Section.SITES) < 2) {
            return false;
        }
        Listing<Reference> sites = look.at(cluster, "sites");
        try {
            return sites == null ? null : Boolean.valueOf(sites.atLeast(2));
        } catch (UndecidedException e) {
            return null;
        }
    }

    private static @Nullable Platform platform(Cluster cluster, Look look) {
        Boolean guest = look.at(cluster, "guest");
        if (Boolean.FALSE.equals(guest)) {
            return Platform.HYPER_V;
        }
        Listing<Reference> nodes = look.at(cluster, "nodes");
        if (nodes == null || nodes.open()) {
            return null;
        }
        Platform common = null;
        for (Reference node : nodes.elements()) {
            Platform platform = node.section() == Section.HOSTS ? Platform.HYPER_V : look.at(node, "platform");
            if (platform == null || common != null && common != platform) {
                return null;
            }
            common = platform;
        }
        return common;
    }

    private static Listing<Reference> nodeHosts(Cluster cluster, Look look) {
        Collected<Reference> hosts = new Collected<>();
        Listing<Reference> nodes = look.at(cluster, "nodes");
        for (Reference node : hosts.each(nodes)) {
            Reference host = node.section() == Section.HOSTS ? node : look.at(node, "host");
            if (host == null) {
                hosts.mayBeMore();
            } else if (!host.equals(Reference.NONE)) {
                hosts.add(host);
            }
        }
        return hosts.listing();
    }

    private static Listing<Reference> sharedDisks(Cluster cluster, Look look) {
        Collected<Reference> disks = new Collected<>();
        Listing<Reference> nodes = look.at(cluster, "nodes");
        Map<Reference, Integer> attached = new LinkedHashMap<>();
        for (Reference node : nodes == null ? List.<Reference>of() : nodes.elements()) {
            for (Fact disk :
                    look.referring(Section.VIRTUAL_DISKS, "attachedTo", node).certain()) {
                attached.merge(disk.reference(), 1, Integer::sum);
            }
        }
        attached.forEach((disk, count) -> {
            if (count > 1) {
                disks.add(disk);
            }
        });
        boolean complete = look.complete(Section.VIRTUAL_DISKS);
        boolean others = look.undecided(Section.VIRTUAL_DISKS, "attachedTo").stream()
                .anyMatch(disk -> attached.getOrDefault(disk.reference(), 0) < 2);
        if (nodes == null || nodes.open() || !complete || others) {
            disks.mayBeMore();
        }
        return disks.listing();
    }

    private static Listing<Reference> clusterDisks(Cluster cluster, Look look) {
        Collected<Reference> disks = new Collected<>();
        Referring volumes = look.referring(Section.VOLUMES, "mountedBy", cluster.reference());
        for (Fact volume : volumes.certain()) {
            VolumePlacement placement = look.at(volume, "placement");
            boolean mayBeOne = placement == null || placement == VolumePlacement.CLUSTER_DISK;
            Boolean holdsMachines = mayBeOne ? holdsMachines(volume, look) : Boolean.FALSE;
            if (placement != null && Boolean.TRUE.equals(holdsMachines)) {
                disks.add(volume.reference());
            } else if (!Boolean.FALSE.equals(holdsMachines)) {
                disks.mayBeMore();
            }
        }
        if (volumes.mayBeMore()) {
            disks.mayBeMore();
        }
        return disks.listing();
    }

    /** As {@link org.infrapolicy.advisor.environment.fact.Volume#holdsVirtualDisks()} says, which is computed later. */
    private static @Nullable Boolean holdsMachines(Fact volume, Look look) {
        Listing<Content> contents = look.at(volume, "contents");
        if (contents != null
                && (contents.elements().contains(Content.VIRTUAL_DISKS)
                        || contents.elements().contains(Content.VDI_DISKS))) {
            return true;
        }
        Listing<Reference> machines = look.at(volume, "machines");
        if (machines != null && !machines.elements().isEmpty()) {
            return true;
        }
        return contents == null || contents.open() ? null : Boolean.FALSE;
    }

    /**
     * What the cluster itself carries: clustered roles, general-use file servers, virtual machines, and the workloads that run on it,
     * unless they run inside its machines. A Scale-Out File Server goes with the machines whose disks it holds, and is no class of its
     * own.
     */
    private static Listing<WorkloadKind> workloadClasses(Cluster cluster, Look look) {
        Collected<WorkloadKind> classes = new Collected<>();
        Listing<Role> roles = look.at(cluster, "roles");
        Listing<Reference> machines = look.at(cluster, "virtualMachines");
        Referring fileServers = look.referring(Section.FILE_SERVERS, "runsOn", cluster.reference());
        Referring workloads = look.referring(Section.WORKLOADS, "runsOn", cluster.reference());
        List<Role> known = roles == null ? List.of() : roles.elements();
        boolean rolesComplete = roles != null && !roles.open();
        if (!rolesComplete || fileServers.mayBeMore()) {
            classes.mayBeMore();
        }
        for (Role role : known) {
            switch (role) {
                case HYPER_V -> classes.add(WorkloadKind.VIRTUAL_MACHINES);
                case SQL_SERVER -> classes.add(WorkloadKind.SQL_SERVER);
                case EXCHANGE -> classes.add(WorkloadKind.EXCHANGE);
                // Whether it is a Scale-Out File Server, the file servers say.
                case FILE_SERVER -> {
                    if (fileServers.certain().isEmpty()) {
                        classes.mayBeMore();
                    }
                }
                default -> {}
            }
        }
        for (Fact fileServer : fileServers.certain()) {
            FileServerType type = look.at(fileServer, "type");
            if (type == FileServerType.GENERAL_USE) {
                classes.add(WorkloadKind.FILE_SERVICES);
            } else if (type == null) {
                classes.mayBeMore();
            }
        }
        boolean carriesMachines = machines != null && !machines.elements().isEmpty();
        boolean besideMachines = rolesComplete && !known.contains(Role.HYPER_V)
                || machines != null && !machines.open() && !carriesMachines;
        boolean insideMachines = carriesMachines && known.contains(Role.HYPER_V);
        if (besideMachines) {
            for (Fact workload : workloads.certain()) {
                WorkloadKind kind = look.at(workload, "type");
                if (kind == null) {
                    classes.mayBeMore();
                } else if (CLASSES.contains(kind)) {
                    classes.add(kind == WorkloadKind.VDI ? WorkloadKind.VIRTUAL_MACHINES : kind);
                }
            }
            if (workloads.mayBeMore()) {
                classes.mayBeMore();
            }
        } else if (!insideMachines && (!workloads.certain().isEmpty() || workloads.mayBeMore())) {
            classes.mayBeMore();
        }
        return classes.listing();
    }
}
