package org.infrapolicy.advisor.environment.derivation;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.infrapolicy.advisor.environment.Distance;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.TimeSpan;
import org.infrapolicy.advisor.environment.fact.Cluster;
import org.infrapolicy.advisor.environment.fact.Replication;
import org.infrapolicy.advisor.environment.fact.Workload;
import org.infrapolicy.advisor.environment.vocabulary.Content;
import org.infrapolicy.advisor.environment.vocabulary.ReplicationEnd;
import org.infrapolicy.advisor.environment.vocabulary.ReplicationEngine;
import org.infrapolicy.advisor.environment.vocabulary.ReplicationMode;
import org.infrapolicy.advisor.environment.vocabulary.SiteType;
import org.jspecify.annotations.Nullable;

/** What follows for a replication from its two ends and from what it covers. */
final class ReplicationDerivations {
    private ReplicationDerivations() {}

    static void register(Derivations all) {
        all.add(Section.REPLICATIONS, Replication.class, "mode", ReplicationDerivations::mode);
        all.add(Section.REPLICATIONS, Replication.class, "distance", ReplicationDerivations::distance);
        all.add(Section.REPLICATIONS, Replication.class, "contents", ReplicationDerivations::contents);
        all.add(
                Section.REPLICATIONS,
                Replication.class,
                "sourceKind",
                (replication, look) -> end(look.at(replication, "source"), look));
        all.add(
                Section.REPLICATIONS,
                Replication.class,
                "targetKind",
                (replication, look) -> end(look.at(replication, "target"), look));
        all.add(Section.REPLICATIONS, Replication.class, "sites", ReplicationDerivations::sites);
        all.add(Section.REPLICATIONS, Replication.class, "hosts", ReplicationDerivations::hosts);
        all.add(Section.REPLICATIONS, Replication.class, "links", ReplicationDerivations::links);
        all.add(Section.REPLICATIONS, Replication.class, "machines", ReplicationDerivations::machines);
        all.add(Section.CLUSTERS, Cluster.class, "replications", ReplicationDerivations::ofCluster);
        all.add(Section.WORKLOADS, Workload.class, "clusters", ReplicationDerivations::clusters);
        all.add(Section.WORKLOADS, Workload.class, "dataClusters", ReplicationDerivations::dataClusters);
        all.add(Section.WORKLOADS, Workload.class, "sites", ReplicationDerivations::sites);
        all.add(Section.REPLICATIONS, Replication.class, "workloads", ReplicationDerivations::workloads);
        all.add(
                Section.REPLICATIONS,
                Replication.class,
                "dataLoss",
                (replication, look) -> strictest(replication, "dataLoss", look));
        all.add(
                Section.REPLICATIONS,
                Replication.class,
                "latencyBudget",
                (replication, look) -> strictest(replication, "latencyBudget", look));
    }

    /** Microsoft's engines for machines and files copy at intervals; the others come in both modes. */
    private static @Nullable ReplicationMode mode(Replication replication, Look look) {
        ReplicationEngine engine = look.at(replication, "engine");
        if (engine == null) {
            return null;
        }
        return switch (engine) {
            case HYPER_V_REPLICA, AZURE_SITE_RECOVERY, DFS_REPLICATION -> ReplicationMode.ASYNCHRONOUS;
            case STORAGE_REPLICA, VENDOR -> null;
        };
    }

    private static @Nullable ReplicationEnd end(@Nullable Reference end, Look look) {
        if (end == null || end.section() == null) {
            return null;
        }
        return switch (end.section()) {
            case HOSTS -> ReplicationEnd.HOST;
            case CLUSTERS -> ReplicationEnd.CLUSTER;
            case FILE_SERVERS -> ReplicationEnd.FILE_SERVER;
            case STORAGE_SYSTEMS -> ReplicationEnd.STORAGE_SYSTEM;
            case SITES -> {
                SiteType type = look.at(end, "type");
                String region = type == null ? look.at(end, "region") : null;
                yield type == SiteType.AZURE_REGION || region != null
                        ? ReplicationEnd.AZURE
                        : type == null ? null : ReplicationEnd.SITE;
            }
            default -> null;
        };
    }

    private static Listing<Reference> sites(Replication replication, Look look) {
        Collected<Reference> sites = new Collected<>();
        for (String end : List.of("source", "target")) {
            addSites(look.at(replication, end), look, sites);
        }
        return sites.listing();
    }

    static Listing<Reference> sitesOf(@Nullable Reference end, Look look) {
        Collected<Reference> sites = new Collected<>();
        addSites(end, look, sites);
        return sites.listing();
    }

    private static void addSites(@Nullable Reference end, Look look, Collected<Reference> sites) {
        if (end == null || end.section() == null) {
            sites.mayBeMore();
            return;
        }
        switch (end.section()) {
            case SITES -> sites.add(end);
            case CLUSTERS -> sites.addAll(look.at(end, "sites"));
            case FILE_SERVERS -> addSites(look.at(end, "runsOn"), look, sites);
            case AVAILABILITY_SETS, SCALE_SETS -> sites.mayBeMore();
            default -> {
                Reference site = look.at(end, "site");
                if (site == null || site.equals(Reference.NONE)) {
                    sites.mayBeMore();
                } else {
                    sites.add(site);
                }
            }
        }
    }

    private static Listing<Reference> links(Replication replication, Look look) {
        Collected<Reference> links = new Collected<>();
        Listing<Reference> sites = look.at(replication, "sites");
        if (sites == null || sites.open()) {
            links.mayBeMore();
        } else if (sites.elements().size() == 2) {
            Referring touching =
                    look.referring(Section.LINKS, "sites", sites.elements().get(0));
            for (Fact link : touching.certain()) {
                Listing<Reference> ends = look.at(link, "sites");
                if (ends != null && ends.elements().contains(sites.elements().get(1))) {
                    links.add(link.reference());
                } else if (ends == null || ends.open()) {
                    links.mayBeMore();
                }
            }
            if (touching.mayBeMore()) {
                links.mayBeMore();
            }
        }
        return links.listing();
    }

    /** Where several links differ nothing says which of them carries the replication. */
    private static @Nullable Distance distance(Replication replication, Look look) {
        Listing<Reference> links = look.at(replication, "links");
        if (links == null || links.open()) {
            return null;
        }
        Set<@Nullable Distance> distances = new LinkedHashSet<>();
        links.elements().forEach(link -> distances.add(look.at(link, "distance")));
        return distances.size() == 1 ? distances.iterator().next() : null;
    }

    /** Of volumes, shares and file servers; what lies in machines and workloads is not described. */
    private static Listing<Content> contents(Replication replication, Look look) {
        Collected<Content> contents = new Collected<>();
        Listing<Reference> covers = look.at(replication, "covers");
        for (Reference covered : contents.each(covers)) {
            if (covered.section() == Section.VOLUMES
                    || covered.section() == Section.SHARES
                    || covered.section() == Section.FILE_SERVERS) {
                contents.addAll(look.at(covered, "contents"));
            } else {
                contents.mayBeMore();
            }
        }
        return contents.listing();
    }

    private static Listing<Reference> machines(Replication replication, Look look) {
        return machines(replication, false, look);
    }

    /** @param dataOnly whether a workload is reached by its data alone where the engine does not settle it */
    private static Listing<Reference> machines(Replication replication, boolean dataOnly, Look look) {
        Collected<Reference> machines = new Collected<>();
        Listing<Reference> covers = look.at(replication, "covers");
        for (Reference covered : machines.each(covers)) {
            if (covered.section() == Section.WORKLOADS) {
                Boolean wholeMachines = wholeMachines(replication, look);
                boolean settled = look.at(replication, "engine") != null && dataOnly;
                BackupDerivations.addCarriers(
                        covered, wholeMachines == null && settled ? Boolean.FALSE : wholeMachines, look, machines);
            } else if (covered.section() == Section.HOSTS && look.at(replication, "engine") == null) {
                machines.mayBeMore();
            } else if (covered.section() == Section.HOSTS && Boolean.TRUE.equals(wholeMachines(replication, look))) {
                machines.addAll(look.referring(Section.VIRTUAL_MACHINES, "host", covered)
                        .listing());
            } else {
                BackupDerivations.addMachines(covered, look, machines);
            }
        }
        return machines.listing();
    }

    private static @Nullable Boolean wholeMachines(Replication replication, Look look) {
        ReplicationEngine engine = look.at(replication, "engine");
        if (engine == null) {
            return null;
        }
        return switch (engine) {
            case HYPER_V_REPLICA, AZURE_SITE_RECOVERY -> true;
            case DFS_REPLICATION -> false;
            case STORAGE_REPLICA, VENDOR -> null;
        };
    }

    private static Listing<Reference> workloads(Replication replication, Look look) {
        Collected<Reference> workloads = new Collected<>();
        if (!look.complete(Section.WORKLOADS)) {
            workloads.mayBeMore();
        }
        for (Fact workload : look.all(Section.WORKLOADS)) {
            Boolean reached = reaches(replication, workload, look);
            if (reached == null) {
                workloads.mayBeMore();
            } else if (reached) {
                workloads.add(workload.reference());
            }
        }
        return workloads.listing();
    }

    /** Asked from the side of the workload, which names what it needs, and not from that of the machines, which do not name theirs. */
    private static @Nullable Boolean reaches(Replication replication, Fact workload, Look look) {
        Listing<Reference> covers = look.at(replication, "covers");
        if (covers != null && covers.elements().contains(workload.reference())) {
            return true;
        }
        boolean certain = covers != null && !covers.open();
        Listing<Reference> machines = machines(replication, true, look);
        if (covers != null
                && certain
                && machines.equals(Listing.of())
                && covers.elements().stream().allMatch(covered -> covered.section() == Section.WORKLOADS)) {
            return false;
        }
        for (String attribute : List.of("runsOn", "storedOn")) {
            Listing<Reference> needs = look.at(workload, attribute);
            for (Reference needed : needs == null ? List.<Reference>of() : needs.elements()) {
                Boolean reached = reaches(replication, needed, look);
                if (Boolean.TRUE.equals(reached)) {
                    return true;
                }
                certain &= reached != null;
            }
            // Where its data lies is said only if that is not with its machines.
            certain &= needs == null ? attribute.equals("storedOn") : !needs.open();
        }
        return certain ? Boolean.FALSE : null;
    }

    private static @Nullable Boolean reaches(Replication replication, Reference needed, Look look) {
        Listing<Reference> covers = look.at(replication, "covers");
        Collected<Reference> reached = new Collected<>();
        reached.addAll(covers);
        // Whatever else a machine carries, covering one of its workloads reaches that one alone, unless whole machines
        // are copied.
        reached.addAll(machines(replication, true, look));
        for (Reference covered : covers == null ? List.<Reference>of() : covers.elements()) {
            reached.addAll(holders(covered, look));
        }
        Collected<Reference> wanted = new Collected<>();
        wanted.add(needed);
        if (needed.section() == Section.SHARES || needed.section() == Section.VOLUMES) {
            Listing<Reference> holders = holders(needed, look);
            // Covering a cluster or host reaches its machines, not what it serves.
            holders.elements().stream()
                    .filter(holder -> holder.section() != Section.CLUSTERS && holder.section() != Section.HOSTS)
                    .forEach(wanted::add);
            if (holders.open()) {
                wanted.mayBeMore();
            }
        }
        boolean certain = !reached.listing().open() && !wanted.listing().open();
        if (!Collections.disjoint(reached.listing().elements(), wanted.listing().elements())) {
            return true;
        }
        for (Reference machine : reached.listing().elements()) {
            for (String membership :
                    machine.section() == Section.VIRTUAL_MACHINES ? memberships(needed) : List.<String>of()) {
                Reference memberOf = look.at(machine, membership);
                if (needed.equals(memberOf)) {
                    return true;
                }
                certain &= memberOf != null;
            }
        }
        return certain ? Boolean.FALSE : null;
    }

    /** What a volume or share lies on, what serves it, and what that runs on. */
    private static Listing<Reference> holders(Reference place, Look look) {
        Collected<Reference> holders = new Collected<>();
        if (place.section() == Section.VOLUMES) {
            addHolder(place, "mountedBy", look, holders);
        } else if (place.section() == Section.FILE_SERVERS) {
            addHolder(place, "runsOn", look, holders);
        } else if (place.section() == Section.SHARES) {
            addHolder(place, "volume", look, holders);
            Reference server = addHolder(place, "fileServer", look, holders);
            if (server != null) {
                addHolder(server, "runsOn", look, holders);
            }
        }
        return holders.listing();
    }

    private static @Nullable Reference addHolder(
            Reference place, String attribute, Look look, Collected<Reference> holders) {
        Reference holder = look.at(place, attribute);
        if (holder == null) {
            holders.mayBeMore();
        } else {
            holders.add(holder);
        }
        return holder;
    }

    /** The attributes by which a machine belongs to what carries a workload. */
    private static List<String> memberships(Reference carrier) {
        return carrier.section() == null
                ? List.of()
                : switch (carrier.section()) {
                    case CLUSTERS -> List.of("cluster", "nodeOf");
                    case AVAILABILITY_SETS -> List.of("availabilitySet");
                    case SCALE_SETS -> List.of("scaleSet");
                    default -> List.of();
                };
    }

    private static Listing<Reference> ofCluster(Cluster cluster, Look look) {
        Collected<Reference> replications = new Collected<>();
        if (!look.complete(Section.REPLICATIONS)) {
            replications.mayBeMore();
        }
        for (Fact replication : look.all(Section.REPLICATIONS)) {
            Boolean touches = touches((Replication) replication, cluster, look);
            if (touches == null) {
                replications.mayBeMore();
            } else if (touches) {
                replications.add(replication.reference());
            }
        }
        return replications.listing();
    }

    /** Hosts that it names, or that mount or serve what it covers; nodes of clusters stand behind their cluster. */
    private static Listing<Reference> hosts(Replication replication, Look look) {
        Collected<Reference> named = new Collected<>();
        for (String end : List.of("source", "target")) {
            Reference reference = look.at(replication, end);
            if (reference == null) {
                named.mayBeMore();
            } else {
                named.add(reference);
                named.addAll(holders(reference, look));
            }
        }
        Listing<Reference> covers = look.at(replication, "covers");
        named.addAll(covers);
        for (Reference covered : covers == null ? List.<Reference>of() : covers.elements()) {
            named.addAll(holders(covered, look));
        }
        Listing<Reference> all = named.listing();
        return new Listing<>(
                all.elements().stream()
                        .filter(reference -> reference.section() == Section.HOSTS)
                        .toList(),
                all.open());
    }

    private static @Nullable Boolean touches(Replication replication, Cluster cluster, Look look) {
        Collected<Reference> touched = new Collected<>();
        for (String end : List.of("source", "target")) {
            Reference reference = look.at(replication, end);
            if (reference == null) {
                touched.mayBeMore();
            } else if (reference.section() == Section.SITES) {
                // What is said of a whole site may hold for any cluster there.
                Listing<Reference> sites = look.at(cluster, "sites");
                if (sites == null || sites.open() || sites.elements().contains(reference)) {
                    touched.mayBeMore();
                }
            } else {
                touched.add(reference);
                touched.addAll(holders(reference, look));
            }
        }
        Listing<Reference> covers = look.at(replication, "covers");
        touched.addAll(covers);
        for (Reference covered : covers == null ? List.<Reference>of() : covers.elements()) {
            touched.addAll(
                    covered.section() == Section.WORKLOADS ? look.at(covered, "runsOn") : holders(covered, look));
        }
        touched.addAll(look.at(replication, "machines"));
        Collected<Reference> own = new Collected<>();
        own.add(cluster.reference());
        own.addAll(look.at(cluster, "nodes"));
        Referring volumes = look.referring(Section.VOLUMES, "mountedBy", cluster.reference());
        volumes.certain().forEach(volume -> {
            Reference array = look.at(volume, "storageSystem");
            if (array != null && array.section() == Section.STORAGE_SYSTEMS) {
                own.add(array);
            }
        });
        if (!Collections.disjoint(touched.listing().elements(), own.listing().elements())) {
            return true;
        }
        boolean certain = !touched.listing().open() && !own.listing().open();
        for (Reference machine : touched.listing().elements()) {
            certain &= machine.section() != Section.STORAGE_SYSTEMS;
            if (machine.section() == Section.VIRTUAL_MACHINES) {
                Reference memberOf = look.at(machine, "cluster");
                if (cluster.reference().equals(memberOf)) {
                    return true;
                }
                certain &= memberOf != null;
            }
        }
        return certain ? Boolean.FALSE : null;
    }

    private static Listing<Reference> clusters(Workload workload, Look look) {
        Collected<Reference> clusters = new Collected<>();
        Listing<Reference> carriers = look.at(workload, "runsOn");
        for (Reference carrier : clusters.each(carriers)) {
            addClusters(carrier, look, clusters);
        }
        return clusters.listing();
    }

    /** Besides those that carry it the clusters that mount or serve what it is stored on. */
    private static Listing<Reference> dataClusters(Workload workload, Look look) {
        Collected<Reference> clusters = new Collected<>();
        clusters.addAll(look.at(workload, "clusters"));
        Listing<Reference> places = look.at(workload, "storedOn");
        for (Reference place : clusters.each(places)) {
            for (Reference holder : clusters.each(holders(place, look))) {
                addClusters(holder, look, clusters);
                if (holder.section() == Section.VOLUMES) {
                    clusters.each(holders(holder, look)).forEach(mounter -> addClusters(mounter, look, clusters));
                }
            }
        }
        return clusters.listing();
    }

    private static void addClusters(Reference carrier, Look look, Collected<Reference> clusters) {
        if (carrier.section() == Section.CLUSTERS) {
            clusters.add(carrier);
        }
        for (String attribute : clusterOf(carrier)) {
            Reference cluster = look.at(carrier, attribute);
            if (cluster == null) {
                clusters.mayBeMore();
            } else if (!cluster.equals(Reference.NONE)) {
                clusters.add(cluster);
            }
        }
    }

    private static Listing<Reference> sites(Workload workload, Look look) {
        Collected<Reference> sites = new Collected<>();
        Listing<Reference> carriers = look.at(workload, "runsOn");
        for (Reference carrier : sites.each(carriers)) {
            addSites(carrier, look, sites);
        }
        return sites.listing();
    }

    private static List<String> clusterOf(Reference carrier) {
        return carrier.section() == Section.VIRTUAL_MACHINES
                ? List.of("cluster", "nodeOf")
                : carrier.section() == Section.HOSTS ? List.of("cluster") : List.of();
    }

    /** Nothing is stricter than zero, so one workload may decide; else all must be known. Without workloads nothing is asked. */
    private static @Nullable Duration strictest(Replication replication, String attribute, Look look) {
        Listing<Reference> workloads = look.at(replication, "workloads");
        boolean certain = workloads != null && !workloads.open();
        Duration strictest = TimeSpan.UNLIMITED;
        for (Reference workload : workloads == null ? List.<Reference>of() : workloads.elements()) {
            Duration value = look.at(workload, attribute);
            certain &= value != null;
            if (value != null && value.compareTo(strictest) < 0) {
                strictest = value;
            }
        }
        return certain || strictest.isZero() ? strictest : null;
    }
}
