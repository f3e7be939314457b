package org.infrapolicy.advisor.environment.derivation;

import java.util.List;
import java.util.Objects;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.Host;
import org.infrapolicy.advisor.environment.fact.VirtualMachine;
import org.infrapolicy.advisor.environment.vocabulary.Platform;
import org.infrapolicy.advisor.environment.vocabulary.Role;
import org.jspecify.annotations.Nullable;

/** What follows for hosts and virtual machines from the objects around them. */
final class MachineDerivations {
    private static final List<String> AZURE_ONLY = List.of(
            "region",
            "zone",
            "size",
            "virtualNetwork",
            "availabilitySet",
            "scaleSet",
            "proximityPlacementGroup",
            "dedicatedHost");

    private MachineDerivations() {}

    static void register(Derivations all) {
        all.add(Section.HOSTS, Host.class, "cluster", MachineDerivations::clusterOf);
        all.add(Section.HOSTS, Host.class, "clustered", (host, look) -> {
            Reference cluster = look.at(host, "cluster");
            return cluster == null ? null : !cluster.equals(Reference.NONE);
        });
        all.add(Section.HOSTS, Host.class, "singleVolume", MachineDerivations::singleVolume);
        all.add(
                Section.HOSTS,
                Host.class,
                "runsVirtualMachines",
                (host, look) -> look.referring(Section.VIRTUAL_MACHINES, "host", host.reference())
                        .any());
        // What runs in Azure runs on no host that is described here.
        all.add(Section.VIRTUAL_MACHINES, VirtualMachine.class, "host", (machine, look) -> {
            if (!inAzure(machine, look.silently())) {
                return null;
            }
            inAzure(machine, look);
            return Reference.NONE;
        });
        all.add(Section.VIRTUAL_MACHINES, VirtualMachine.class, "cluster", MachineDerivations::outsideClusters);
        all.add(Section.VIRTUAL_MACHINES, VirtualMachine.class, "nodeOf", MachineDerivations::clusterOf);
        all.add(Section.VIRTUAL_MACHINES, VirtualMachine.class, "storedOn", MachineDerivations::storedOn);
        // Azure puts a machine into a set or into a zone, never into both.
        all.add(Section.VIRTUAL_MACHINES, VirtualMachine.class, "availabilitySet", (machine, look) -> {
            String zone = look.at(machine, "zone");
            return zone == null || zone.isEmpty() ? null : Reference.NONE;
        });
        all.add(Section.VIRTUAL_MACHINES, VirtualMachine.class, "platform", MachineDerivations::platform);
        all.add(Section.VIRTUAL_MACHINES, VirtualMachine.class, "site", MachineDerivations::site);
        all.add(Section.VIRTUAL_MACHINES, VirtualMachine.class, "diskSites", MachineDerivations::diskSites);
        all.add(
                Section.VIRTUAL_MACHINES,
                VirtualMachine.class,
                "backedUp",
                (machine, look) -> look.referring(Section.BACKUPS, "machines", machine.reference())
                        .any());
        all.add(
                Section.VIRTUAL_MACHINES,
                VirtualMachine.class,
                "replicated",
                (machine, look) -> look.referring(Section.REPLICATIONS, "machines", machine.reference())
                        .any());
        all.add(Section.VIRTUAL_MACHINES, VirtualMachine.class, "workloads", MachineDerivations::workloads);
        all.add(Section.VIRTUAL_MACHINES, VirtualMachine.class, "critical", MachineDerivations::critical);
    }

    private static @Nullable Reference clusterOf(Fact node, Look look) {
        return look.referring(Section.CLUSTERS, "nodes", node.reference()).single();
    }

    private static @Nullable Boolean singleVolume(Host host, Look look) {
        Referring volumes = look.referring(Section.VOLUMES, "mountedBy", host.reference());
        int described = volumes.certain().size();
        if (described > 1 || described == 0 && !volumes.mayBeMore()) {
            return false;
        }
        if (described == 0) {
            return null;
        }
        Boolean boot = look.at(volumes.certain().get(0), "boot");
        return Boolean.FALSE.equals(boot) ? Boolean.FALSE : volumes.mayBeMore() ? null : boot;
    }

    /** Disks are described only where their own properties matter, so a machine may lie on more than those show. */
    private static @Nullable Listing<Reference> storedOn(VirtualMachine machine, Look look) {
        Collected<Reference> places = new Collected<>();
        places.mayBeMore();
        for (Fact disk : look.referring(Section.VIRTUAL_DISKS, "attachedTo", machine.reference())
                .certain()) {
            Reference place = look.at(disk, "storedOn");
            if (place != null && !place.equals(Reference.NONE)) {
                places.add(place);
            }
        }
        Listing<Reference> listing = places.listing();
        return listing.elements().isEmpty() ? null : listing;
    }

    /** None for machines in Azure and on hosts that are not clustered; unknown otherwise. */
    private static @Nullable Reference outsideClusters(VirtualMachine machine, Look look) {
        if (inAzure(machine, look.silently())) {
            inAzure(machine, look);
            return Reference.NONE;
        }
        Reference host = look.at(machine, "host");
        if (host == null || host.section() != Section.HOSTS) {
            return null;
        }
        Boolean clustered = look.at(host, "clustered");
        if (clustered != null) {
            return clustered ? null : Reference.NONE;
        }
        Listing<Role> roles = look.at(host, "roles");
        boolean withoutTheRole =
                roles != null && !roles.open() && !roles.elements().contains(Role.FAILOVER_CLUSTERING);
        return withoutTheRole ? Reference.NONE : null;
    }

    private static boolean inAzure(VirtualMachine machine, Look look) {
        for (String attribute : AZURE_ONLY) {
            Object value = look.at(machine, attribute);
            if (value != null && !value.equals(Reference.NONE) && !value.equals("")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Platform platform(VirtualMachine machine, Look look) {
        if (inAzure(machine, look)) {
            return Platform.AZURE;
        }
        for (String attribute : List.of("host", "cluster")) {
            Reference value = look.at(machine, attribute);
            if (value != null && !value.equals(Reference.NONE)) {
                return Platform.HYPER_V;
            }
        }
        // Disks of machines in Azure lie on no volume or share that a document describes.
        Listing<Reference> storedOn = look.at(machine, "storedOn");
        return storedOn == null || storedOn.elements().isEmpty() ? null : Platform.HYPER_V;
    }

    private static @Nullable Reference site(VirtualMachine machine, Look look) {
        Reference host = look.at(machine, "host");
        if (host != null && !host.equals(Reference.NONE)) {
            return look.at(host, "site");
        }
        Reference cluster = look.at(machine, "cluster");
        if (cluster != null && !cluster.equals(Reference.NONE)) {
            Listing<Reference> sites = look.at(cluster, "sites");
            return sites == null || sites.open() || sites.elements().size() != 1
                    ? null
                    : sites.elements().get(0);
        }
        String region = look.at(machine, "region");
        if (region == null || region.isEmpty()) {
            return null;
        }
        for (Fact site : look.all(Section.SITES)) {
            if (region.equalsIgnoreCase(look.at(site, "region"))) {
                return site.reference();
            }
        }
        return null;
    }

    private static Listing<Reference> diskSites(VirtualMachine machine, Look look) {
        Collected<Reference> sites = new Collected<>();
        Listing<Reference> places = look.at(machine, "storedOn");
        for (Reference place : sites.each(places)) {
            Reference volume = place.section() == Section.SHARES ? look.at(place, "volume") : place;
            Reference site = look.at(volume, "site");
            if (site == null || site.equals(Reference.NONE)) {
                sites.mayBeMore();
            } else {
                sites.add(site);
            }
        }
        return sites.listing();
    }

    private static Listing<Reference> workloads(VirtualMachine machine, Look look) {
        Collected<Reference> workloads = new Collected<>();
        workloads.addAll(
                look.referring(Section.WORKLOADS, "runsOn", machine.reference()).listing());
        boolean onHyperV = look.silently().at(machine, "platform") == Platform.HYPER_V;
        for (String carrier :
                onHyperV ? List.of("cluster", "nodeOf") : List.of("availabilitySet", "scaleSet", "cluster", "nodeOf")) {
            Reference reference = look.at(machine, carrier);
            if (reference == null) {
                workloads.mayBeMore();
            } else if (!reference.equals(Reference.NONE)) {
                workloads.addAll(
                        look.referring(Section.WORKLOADS, "runsOn", reference).listing());
            }
        }
        return workloads.listing();
    }

    private static @Nullable Boolean critical(VirtualMachine machine, Look look) {
        Listing<Reference> workloads = Objects.requireNonNull(look.<Listing<Reference>>at(machine, "workloads"));
        boolean allKnown = !workloads.open();
        for (Reference workload : workloads.elements()) {
            Boolean critical = look.at(workload, "critical");
            if (Boolean.TRUE.equals(critical)) {
                return true;
            }
            allKnown &= critical != null;
        }
        return allKnown ? Boolean.FALSE : null;
    }

    /**
     * Machines stored on a volume or share, directly, through virtual disks or, for a volume, through its shares. A share adds a
     * doubt only where a machine lies on it and its volume is not known.
     */
    static Listing<Reference> storedOn(Reference place, Look look) {
        Collected<Reference> machines = new Collected<>();
        machines.addAll(
                look.referring(Section.VIRTUAL_MACHINES, "storedOn", place).listing());
        if (place.section() == Section.VOLUMES) {
            for (Fact share : look.all(Section.SHARES)) {
                Reference volume = look.silently().at(share, "volume");
                List<Fact> onShare = volume == null || volume.equals(place)
                        ? look.silently()
                                .referring(Section.VIRTUAL_MACHINES, "storedOn", share.reference())
                                .certain()
                        : List.of();
                if (!onShare.isEmpty()) {
                    look.at(share, "volume");
                }
                if (volume != null) {
                    onShare.forEach(machine -> {
                        look.at(machine, "storedOn");
                        machines.add(machine.reference());
                    });
                } else if (!onShare.isEmpty()) {
                    machines.mayBeMore();
                }
            }
        }
        return machines.listing();
    }
}
