package org.infrapolicy.advisor.environment.derivation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.AzureQuota;
import org.infrapolicy.advisor.environment.fact.ProximityPlacementGroup;
import org.infrapolicy.advisor.environment.fact.VirtualMachine;
import org.infrapolicy.advisor.environment.fact.Workload;
import org.infrapolicy.advisor.environment.vocabulary.Platform;
import org.jspecify.annotations.Nullable;

/** Where machines stand in Azure, and which of them carry a workload. */
final class PlacementDerivations {
    private static final String GROUP = "proximityPlacementGroup";

    /** A machine is in one of them at most. */
    private static final List<String> SETS = List.of("availabilitySet", "scaleSet");

    private PlacementDerivations() {}

    static void register(Derivations all) {
        all.add(Section.VIRTUAL_MACHINES, VirtualMachine.class, "placementGroup", PlacementDerivations::placementGroup);
        all.add(
                Section.PROXIMITY_PLACEMENT_GROUPS,
                ProximityPlacementGroup.class,
                "virtualNetworks",
                PlacementDerivations::virtualNetworks);
        all.add(Section.WORKLOADS, Workload.class, "machines", PlacementDerivations::machines);
        all.add(Section.WORKLOADS, Workload.class, "placementGroups", PlacementDerivations::placementGroups);
        all.add(
                Section.AZURE_QUOTAS,
                AzureQuota.class,
                "dedicatedHostVcpus",
                PlacementDerivations::dedicatedHostProcessors);
    }

    /** A set that is in a group puts its machines there, whatever they say themselves. */
    private static @Nullable Reference placementGroup(VirtualMachine machine, Look look) {
        if (look.silently().at(machine, "platform") == Platform.HYPER_V) {
            look.at(machine, "platform");
            return Reference.NONE;
        }
        Reference own = look.silently().at(machine, GROUP);
        if (names(own)) {
            return look.at(machine, GROUP);
        }
        for (String set : SETS) {
            Reference reference = look.silently().at(machine, set);
            if (names(reference)) {
                look.at(machine, set);
                return look.at(reference, GROUP);
            }
        }
        if (own == null) {
            SETS.forEach(set -> look.at(machine, set));
        }
        return look.at(machine, GROUP);
    }

    private static Listing<String> virtualNetworks(ProximityPlacementGroup group, Look look) {
        Map<String, String> networks = new TreeMap<>();
        boolean open = false;
        Referring machines = inAzure("placementGroup", group.reference(), look);
        Referring sets = look.referring(Section.SCALE_SETS, GROUP, group.reference());
        for (List<Fact> members : List.of(machines.certain(), sets.certain())) {
            for (Fact member : members) {
                String network = look.at(member, "virtualNetwork");
                if (network == null) {
                    open = true;
                } else {
                    networks.putIfAbsent(network.strip().toLowerCase(Locale.ROOT), network);
                }
            }
        }
        return new Listing<>(List.copyOf(networks.values()), open || machines.mayBeMore() || sets.mayBeMore());
    }

    /** Machines by what they name in Azure; those on Hyper-V, and those in another set, leave nothing open by their silence. */
    private static Referring inAzure(String attribute, Reference reference, Look look) {
        List<Fact> certain = look.silently()
                .referring(Section.VIRTUAL_MACHINES, attribute, reference)
                .certain();
        certain.forEach(machine -> look.at(machine, attribute));
        boolean mayBeMore = !look.complete(Section.VIRTUAL_MACHINES);
        for (Fact machine : look.silently().undecided(Section.VIRTUAL_MACHINES, attribute)) {
            boolean elsewhere = SETS.contains(attribute)
                    && SETS.stream().anyMatch(set -> names(look.silently().at(machine, set)));
            if (look.silently().at(machine, "platform") != Platform.HYPER_V && !elsewhere) {
                look.at(machine, attribute);
                mayBeMore = true;
            }
        }
        return new Referring(certain, mayBeMore);
    }

    private static boolean names(@Nullable Reference reference) {
        return reference != null && !reference.equals(Reference.NONE);
    }

    private static Listing<Reference> machines(Workload workload, Look look) {
        Collected<Reference> machines = new Collected<>();
        Listing<Reference> carriers = look.at(workload, "runsOn");
        for (Reference carrier : machines.each(carriers)) {
            switch (Objects.requireNonNull(carrier.section())) {
                case VIRTUAL_MACHINES -> machines.add(carrier);
                case AVAILABILITY_SETS ->
                    machines.addAll(inAzure("availabilitySet", carrier, look).listing());
                case SCALE_SETS ->
                    machines.addAll(inAzure("scaleSet", carrier, look).listing());
                case CLUSTERS -> machines.addAll(ofCluster(carrier, look));
                default -> {}
            }
        }
        return machines.listing();
    }

    private static Listing<Reference> ofCluster(Reference cluster, Look look) {
        Collected<Reference> machines = new Collected<>();
        Boolean guest = look.at(cluster, "guest");
        if (guest == null) {
            machines.mayBeMore();
        } else if (guest) {
            Listing<Reference> nodes = look.at(cluster, "nodes");
            machines.addAll(nodes == null ? null : withoutHosts(nodes));
        } else {
            machines.addAll(look.at(cluster, "virtualMachines"));
        }
        return machines.listing();
    }

    private static Listing<Reference> withoutHosts(Listing<Reference> nodes) {
        return new Listing<>(
                nodes.elements().stream()
                        .filter(node -> node.section() == Section.VIRTUAL_MACHINES)
                        .toList(),
                nodes.open());
    }

    private static Listing<Reference> placementGroups(Workload workload, Look look) {
        Collected<Reference> groups = new Collected<>();
        Listing<Reference> machines = look.at(workload, "machines");
        for (Reference machine : groups.each(machines)) {
            Platform platform = look.at(machine, "platform");
            if (platform == Platform.AZURE) {
                addGroup(look.at(machine, "placementGroup"), groups);
            } else if (platform == null) {
                groups.mayBeMore();
            }
        }
        Listing<Reference> carriers = look.at(workload, "runsOn");
        for (Reference carrier : carriers == null ? List.<Reference>of() : carriers.elements()) {
            if (carrier.section() == Section.SCALE_SETS) {
                addGroup(look.at(carrier, GROUP), groups);
            }
        }
        return groups.listing();
    }

    private static void addGroup(@Nullable Reference group, Collected<Reference> groups) {
        if (group == null) {
            groups.mayBeMore();
        } else {
            groups.add(group);
        }
    }

    /** Only where one subscription has a quota in the region: hosts do not say to which subscription they belong. */
    private static @Nullable Integer dedicatedHostProcessors(AzureQuota quota, Look look) {
        String region = look.at(quota, "region");
        if (!look.complete(Section.AZURE_QUOTAS) || !look.complete(Section.DEDICATED_HOSTS) || region == null) {
            return null;
        }
        for (Fact other : look.all(Section.AZURE_QUOTAS)) {
            String otherRegion = look.at(other, "region");
            if (other != quota && (otherRegion == null || sameRegion(region, otherRegion))) {
                return null;
            }
        }
        int sum = 0;
        for (Fact host : look.all(Section.DEDICATED_HOSTS)) {
            String hostRegion = look.at(look.<Reference>at(host, "hostGroup"), "region");
            if (hostRegion == null) {
                return null;
            }
            if (sameRegion(region, hostRegion)) {
                Integer processors = look.at(host, "vcpus");
                if (processors == null) {
                    return null;
                }
                sum += processors;
            }
        }
        return sum;
    }

    private static boolean sameRegion(String one, String other) {
        return one.replaceAll("[\\s_-]", "").equalsIgnoreCase(other.replaceAll("[\\s_-]", ""));
    }
}
