package org.infrapolicy.advisor.environment.derivation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.infrapolicy.advisor.environment.Age;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.PartialDate;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.Backup;
import org.infrapolicy.advisor.environment.fact.Cluster;
import org.infrapolicy.advisor.environment.fact.VirtualMachine;
import org.infrapolicy.advisor.environment.vocabulary.BackupLevel;
import org.infrapolicy.advisor.environment.vocabulary.Content;
import org.jspecify.annotations.Nullable;

/**
 * What a backup reaches. A machine: itself. A guest cluster: all its nodes. Any other cluster: all machines whose cluster it is. A
 * volume or share: all machines stored on it, and its data. A file server: its shares. A workload: its data; at host level also
 * the machines it runs on.
 */
final class BackupDerivations {
    private static final Set<Content> DISKS = EnumSet.of(Content.VIRTUAL_DISKS, Content.VDI_DISKS);

    private BackupDerivations() {}

    static void register(Derivations all) {
        all.add(Section.BACKUPS, Backup.class, "age", (backup, look) -> {
            PartialDate lastRun = look.at(backup, "lastRun");
            return lastRun == null ? null : Age.of(lastRun, look.day());
        });
        all.add(Section.BACKUPS, Backup.class, "machines", BackupDerivations::machines);
        all.add(Section.BACKUPS, Backup.class, "workloadMachines", BackupDerivations::workloadMachines);
        all.add(Section.BACKUPS, Backup.class, "hosts", BackupDerivations::hosts);
        all.add(Section.BACKUPS, Backup.class, "volumes", BackupDerivations::volumes);
        all.add(Section.CLUSTERS, Cluster.class, "backups", BackupDerivations::reachingCluster);
        all.add(Section.VIRTUAL_MACHINES, VirtualMachine.class, "backupLevels", BackupDerivations::levels);
        all.add(
                Section.VIRTUAL_MACHINES,
                VirtualMachine.class,
                "workloadBackedUp",
                (machine, look) -> look.referring(Section.BACKUPS, "workloadMachines", machine.reference())
                        .any());
    }

    private static Listing<Reference> machines(Backup backup, Look look) {
        Collected<Reference> machines = new Collected<>();
        Listing<Reference> covers = look.at(backup, "covers");
        for (Reference covered : machines.each(covers)) {
            if (covered.section() == Section.WORKLOADS) {
                BackupLevel level = look.at(backup, "level");
                addCarriers(covered, level == null ? null : level == BackupLevel.HOST, look, machines);
            } else {
                addMachines(covered, look, machines);
            }
        }
        return machines.listing();
    }

    /** Adds the machines that are reached by covering something other than a workload. */
    static void addMachines(Reference covered, Look look, Collected<Reference> machines) {
        if (covered.section() == null) {
            return;
        }
        switch (covered.section()) {
            case VIRTUAL_MACHINES -> machines.add(covered);
            case CLUSTERS -> machines.addAll(ofCluster(covered, look));
            case VOLUMES, SHARES -> machines.addAll(storedOn(covered, look));
            case FILE_SERVERS -> {
                Referring shares = look.referring(Section.SHARES, "fileServer", covered);
                shares.certain().forEach(share -> machines.addAll(storedOn(share.reference(), look)));
                if (shares.mayBeMore()) {
                    machines.mayBeMore();
                }
            }
            default -> {}
        }
    }

    /** Contents that are stated completely without virtual disks leave no room for machines that do not say where they lie. */
    private static Listing<Reference> storedOn(Reference place, Look look) {
        Listing<Reference> machines = MachineDerivations.storedOn(place, look.silently());
        Listing<Content> contents = look.silently().at(place, "contents");
        if (machines.open()
                && contents != null
                && !contents.open()
                && Collections.disjoint(contents.elements(), DISKS)) {
            look.at(place, "contents");
            return new Listing<>(machines.elements(), false);
        }
        return MachineDerivations.storedOn(place, look);
    }

    /** Adds the machines that carry a covered workload; they are reached only where whole machines are copied, not data alone. */
    static void addCarriers(
            Reference workload, @Nullable Boolean wholeMachines, Look look, Collected<Reference> machines) {
        if (Boolean.FALSE.equals(wholeMachines)) {
            return;
        }
        Listing<Reference> carriers = look.at(workload, "runsOn");
        if (wholeMachines == null || carriers == null || carriers.open()) {
            machines.mayBeMore();
        }
        if (wholeMachines != null && carriers != null) {
            carriers.elements().forEach(carrier -> addCarrier(carrier, look, machines));
        }
    }

    private static void addCarrier(Reference carrier, Look look, Collected<Reference> machines) {
        if (carrier.section() == Section.VIRTUAL_MACHINES) {
            machines.add(carrier);
        } else if (carrier.section() == Section.CLUSTERS) {
            machines.addAll(ofCluster(carrier, look));
        } else if (carrier.section() == Section.AVAILABILITY_SETS) {
            machines.addAll(look.referring(Section.VIRTUAL_MACHINES, "availabilitySet", carrier)
                    .listing());
        } else if (carrier.section() == Section.SCALE_SETS) {
            machines.addAll(look.referring(Section.VIRTUAL_MACHINES, "scaleSet", carrier)
                    .listing());
        }
    }

    private static Listing<Reference> ofCluster(Reference cluster, Look look) {
        Boolean guest = look.at(cluster, "guest");
        Collected<Reference> machines = new Collected<>();
        if (guest == null) {
            machines.mayBeMore();
        } else if (guest) {
            Listing<Reference> nodes = look.at(cluster, "nodes");
            for (Reference node : machines.each(nodes)) {
                if (node.section() == Section.VIRTUAL_MACHINES) {
                    machines.add(node);
                }
            }
        } else {
            machines.addAll(look.at(cluster, "virtualMachines"));
        }
        return machines.listing();
    }

    private static Listing<Reference> workloadMachines(Backup backup, Look look) {
        Collected<Reference> machines = new Collected<>();
        Listing<Reference> covers = look.at(backup, "covers");
        for (Reference covered : machines.each(covers)) {
            if (covered.section() == Section.WORKLOADS) {
                addCarriers(covered, true, look, machines);
            }
        }
        return machines.listing();
    }

    /** A machine that a cluster keeps may run on any of its nodes. */
    private static Listing<Reference> hosts(Backup backup, Look look) {
        Collected<Reference> hosts = new Collected<>();
        BackupLevel level = look.at(backup, "level");
        if (level == BackupLevel.GUEST) {
            return hosts.listing();
        }
        if (level == null) {
            hosts.mayBeMore();
            return hosts.listing();
        }
        Listing<Reference> covers = look.at(backup, "covers");
        for (Reference covered : covers == null ? List.<Reference>of() : covers.elements()) {
            if (covered.section() == Section.HOSTS) {
                hosts.add(covered);
            }
        }
        Listing<Reference> machines = look.at(backup, "machines");
        if (covers == null || covers.open() || machines == null || machines.open()) {
            hosts.mayBeMore();
        }
        for (Reference machine : machines == null ? List.<Reference>of() : machines.elements()) {
            Reference cluster = look.at(machine, "cluster");
            Reference host = Reference.NONE.equals(cluster) ? look.at(machine, "host") : null;
            if (cluster != null && cluster.section() == Section.CLUSTERS) {
                addHostsOf(cluster, look, hosts);
            } else if (host == null) {
                hosts.mayBeMore();
            } else if (host.section() == Section.HOSTS) {
                hosts.add(host);
            }
        }
        return hosts.listing();
    }

    private static void addHostsOf(Reference cluster, Look look, Collected<Reference> hosts) {
        Listing<Reference> nodes = look.at(cluster, "nodes");
        for (Reference node : hosts.each(nodes)) {
            if (node.section() == Section.HOSTS) {
                hosts.add(node);
            }
        }
    }

    private static Listing<Reference> volumes(Backup backup, Look look) {
        Collected<Reference> volumes = new Collected<>();
        Listing<Reference> covers = look.at(backup, "covers");
        for (Reference covered : volumes.each(covers)) {
            addVolumes(covered, look, volumes);
        }
        Listing<Reference> machines = look.at(backup, "machines");
        for (Reference machine : volumes.each(machines)) {
            addPlaces(look.at(machine, "storedOn"), look, volumes);
        }
        return volumes.listing();
    }

    private static void addVolumes(Reference covered, Look look, Collected<Reference> volumes) {
        if (covered.section() == Section.VOLUMES || covered.section() == Section.SHARES) {
            addPlaces(Listing.of(covered), look, volumes);
        } else if (covered.section() == Section.FILE_SERVERS) {
            Referring shares = look.referring(Section.SHARES, "fileServer", covered);
            for (Fact share : shares.certain()) {
                addPlaces(Listing.of(share.reference()), look, volumes);
            }
            if (shares.mayBeMore()) {
                volumes.mayBeMore();
            }
        } else if (covered.section() == Section.WORKLOADS) {
            addPlaces(look.at(covered, "storedOn"), look, volumes);
        }
    }

    private static void addPlaces(@Nullable Listing<Reference> places, Look look, Collected<Reference> volumes) {
        for (Reference place : volumes.each(places)) {
            Reference volume = place.section() == Section.SHARES ? look.at(place, "volume") : place;
            if (volume == null) {
                volumes.mayBeMore();
            } else if (volume.section() == Section.VOLUMES) {
                volumes.add(volume);
            }
        }
    }

    private static Listing<Reference> reachingCluster(Cluster cluster, Look look) {
        Collected<Reference> backups = new Collected<>();
        Reference reference = cluster.reference();
        addReaching("covers", Listing.of(reference), look, backups);
        addReaching("machines", look.at(cluster, "nodes"), look, backups);
        addReaching("machines", look.at(cluster, "virtualMachines"), look, backups);
        Map<Section, String> belonging =
                Map.of(Section.VOLUMES, "mountedBy", Section.FILE_SERVERS, "runsOn", Section.WORKLOADS, "runsOn");
        new TreeMap<>(belonging)
                .forEach((section, attribute) -> addReaching(
                        "covers", look.referring(section, attribute, reference).listing(), look, backups));
        return backups.listing();
    }

    private static void addReaching(
            String attribute, @Nullable Listing<Reference> objects, Look look, Collected<Reference> backups) {
        for (Reference object : backups.each(objects)) {
            backups.addAll(look.referring(Section.BACKUPS, attribute, object).listing());
        }
    }

    private static Listing<BackupLevel> levels(VirtualMachine machine, Look look) {
        Collected<BackupLevel> levels = new Collected<>();
        Referring backups = look.referring(Section.BACKUPS, "machines", machine.reference());
        for (Fact backup : backups.certain()) {
            BackupLevel level = look.at(backup, "level");
            if (level == null) {
                levels.mayBeMore();
            } else {
                levels.add(level);
            }
        }
        if (backups.mayBeMore()) {
            levels.mayBeMore();
        }
        return levels.listing();
    }
}
