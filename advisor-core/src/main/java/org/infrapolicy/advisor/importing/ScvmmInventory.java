package org.infrapolicy.advisor.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.PartialDate;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.ClusterBuilder;
import org.infrapolicy.advisor.environment.fact.HostBuilder;
import org.infrapolicy.advisor.environment.fact.ImportBuilder;
import org.infrapolicy.advisor.environment.fact.VirtualMachineBuilder;
import org.infrapolicy.advisor.environment.fact.VirtualSwitchBuilder;
import org.infrapolicy.advisor.environment.fact.VmmServerBuilder;
import org.infrapolicy.advisor.environment.vocabulary.Role;
import org.infrapolicy.advisor.environment.vocabulary.VirtualSwitchType;
import org.jspecify.annotations.Nullable;

/** One inventory on its way to an environment: hosts, clusters, machines, switches, the VMM server. Used once, by one thread. */
final class ScvmmInventory {
    /** The lists that are read. */
    static final List<String> COLLECTIONS = List.of("hosts", "clusters", "vms", "vnets");

    private static final String COLLECTED_AT = "collectedAt";
    private static final String NO_SUCH_HOST = "no host of the inventory has this name, or more than one";

    /** A cluster with its nodes; null if they are unknown. */
    private record ClusterEntry(
            Reference reference,
            PowerShellObject object,
            @Nullable List<PowerShellObject> nodes) {}

    private final String fileName;
    private final PowerShellObject root;
    private final ImportFindings findings = new ImportFindings();
    private final Environment.Builder environment;

    private final Map<String, PowerShellObject> hosts = new LinkedHashMap<>();
    private final Map<String, Reference> clusterOfHost = new HashMap<>();
    private final Map<String, Set<Reference>> machinesByComputerName = new HashMap<>();

    ScvmmInventory(String fileName, JsonNode root) {
        this.fileName = fileName;
        this.root = new PowerShellObject(root, "", findings);
        environment = Environment.builder(fileName.replaceFirst("(?i)\\.json$", ""));
    }

    ImportedEnvironment imported() {
        source();
        List<PowerShellObject> hostObjects = objects("hosts", Section.HOSTS);
        List<ClusterEntry> clusters = clusterEntries(objects("clusters", Section.CLUSTERS));
        List<PowerShellObject> machines = objects("vms", Section.VIRTUAL_MACHINES);
        List<PowerShellObject> switches = objects("vnets", Section.VIRTUAL_SWITCHES);

        ServerNames hostNames = hostNames(hostObjects, clusters, machines, switches);
        addHosts(hostNames, hostObjects, clusters);
        clusters.forEach(cluster -> addCluster(hostNames, cluster));
        ObjectIds switchIds = new ObjectIds();
        switches.forEach(vnet -> addSwitch(hostNames, switchIds, vnet));

        ScvmmStorage storage = new ScvmmStorage(environment, hosts, clusterOfHost);
        storage.addVolumes();
        storage.readShares();
        ScvmmVirtualDisks disks = new ScvmmVirtualDisks(environment, storage, hostNames);
        ObjectIds machineIds = new ObjectIds();
        machines.forEach(machine -> addMachine(hostNames, disks, machineIds, machine));
        disks.add();
        storage.addShares(this::machineNamed);
        addVmmServers();
        root.node().properties().forEach(field -> reportUnread(field.getKey(), field.getValue()));
        return new ImportedEnvironment(environment.build(), findings.unmapped(), findings.cutShort());
    }

    private void source() {
        Optional<LocalDate> collectedAt = root.day(COLLECTED_AT);
        collectedAt.ifPresent(environment::asOf);
        environment.add(ImportBuilder.builder()
                .id(Traced.SOURCE)
                .importer("scvmm")
                .file(fileName)
                .collectedAt(collectedAt.map(PartialDate::of).orElse(null))
                .build());
    }

    /** The objects of a list. A list that is there makes its section known but never complete: VMM sees what it manages. */
    private List<PowerShellObject> objects(String collection, Section section) {
        List<PowerShellObject> objects = root.objects(collection);
        if (objects == null) {
            return List.of();
        }
        environment.open(section);
        return objects;
    }

    private List<ClusterEntry> clusterEntries(List<PowerShellObject> objects) {
        ServerNames names = new ServerNames(objects.stream()
                .map(cluster -> first(cluster, "ClusterName", "Name"))
                .flatMap(Optional::stream)
                .toList());
        Map<String, ClusterEntry> entries = new LinkedHashMap<>();
        for (PowerShellObject object : objects) {
            Optional<String> id = names.id(first(object, "ClusterName", "Name").orElse(null));
            if (id.isEmpty() || entries.containsKey(id.get())) {
                object.unmapped("ClusterName", "", "a cluster without a name, or listed before");
            } else {
                Reference reference = new Reference(Section.CLUSTERS, id.get());
                entries.put(id.get(), new ClusterEntry(reference, object, object.objects("Nodes")));
            }
        }
        return List.copyOf(entries.values());
    }

    private static Optional<String> first(PowerShellObject object, String property, String otherwise) {
        String text = object.text(property);
        return Optional.ofNullable(text == null ? object.text(otherwise) : text);
    }

    private static Optional<String> hostName(PowerShellObject host) {
        return first(host, "Name", "FullyQualifiedDomainName");
    }

    private static ServerNames hostNames(
            List<PowerShellObject> hostObjects,
            List<ClusterEntry> clusters,
            List<PowerShellObject> machines,
            List<PowerShellObject> switches) {
        List<String> names = new ArrayList<>();
        hostObjects.forEach(host -> hostName(host).ifPresent(names::add));
        clusters.stream()
                .flatMap(cluster -> cluster.nodes() == null ? null : cluster.nodes().stream())
                .forEach(node -> hostName(node).ifPresent(names::add));
        machines.forEach(
                machine -> Optional.ofNullable(machine.text("HostName")).ifPresent(names::add));
        switches.forEach(vnet -> Optional.ofNullable(vnet.text("VMHostName")).ifPresent(names::add));
        return new ServerNames(names);
    }

    private void addHosts(ServerNames names, List<PowerShellObject> hostObjects, List<ClusterEntry> clusters) {
        for (PowerShellObject object : hostObjects) {
            Optional<String> id = names.id(hostName(object).orElse(null));
            if (id.isEmpty() || hosts.putIfAbsent(id.get(), object) != null) {
                object.unmapped("Name", "", "a host without a name, or listed before");
            }
        }
        for (ClusterEntry cluster : clusters) {
            for (PowerShellObject node : cluster.nodes() == null ? List.<PowerShellObject>of() : cluster.nodes()) {
                names.id(hostName(node).orElse(null)).ifPresent(id -> {
                    hosts.putIfAbsent(id, node);
                    clusterOfHost.put(id, cluster.reference());
                });
                // What an export has cut short here is often, but not always, found among the hosts.
                node.objects("DiskVolumes");
                node.objects("RegisteredStorageFileShares");
            }
        }
        hosts.forEach(this::addHost);
        // Hosts of which the file has no more than the name, so that references to them lead somewhere.
        for (String name : names.all()) {
            String id = names.id(name).orElseThrow();
            if (!hosts.containsKey(id)) {
                environment.add(HostBuilder.builder()
                        .id(id)
                        .name(new Traced("").name("", id, name))
                        .build());
            }
        }
        if (!names.all().isEmpty()) {
            environment.open(Section.HOSTS);
        }
    }

    private void addHost(String id, PowerShellObject host) {
        Traced traced = new Traced(host.path());
        String state = host.has("HyperVStateString") ? "HyperVStateString" : "HyperVState";
        // VMM numbers the state; 3 is Running.
        boolean runsHyperV = "Running".equalsIgnoreCase(host.text(state))
                || state.equals("HyperVState") && Long.valueOf(3).equals(host.number(state));
        environment.add(HostBuilder.builder()
                .id(id)
                .name(traced.name("Name", id, hostName(host).orElse(null)))
                .operatingSystem(hostSystem(host, traced))
                .roles(traced.from(state, "roles", runsHyperV ? Listing.openOf(Role.HYPER_V) : null))
                .origin(traced.origin())
                .build());
        hostName(host).ifPresent(name -> computerName(name, new Reference(Section.HOSTS, id)));
        if ("Not Responding".equalsIgnoreCase(host.text("CommunicationStateString"))) {
            host.unmapped(
                    "CommunicationStateString",
                    "Not Responding",
                    "VMM gets no answer from this host, what it states of it may be old");
        }
    }

    private static @Nullable OperatingSystem hostSystem(PowerShellObject host, Traced traced) {
        String property =
                host.has("OperatingSystemVersionString") ? "OperatingSystemVersionString" : "OperatingSystemVersion";
        String version = host.text(property);
        if (namedUnknown(host)) {
            if (version != null) {
                host.unmapped(property, version, "VMM says that it could not determine the operating system");
            }
            return null;
        }
        OperatingSystem named = system(host, traced);
        if (version == null) {
            return named;
        }
        Optional<OperatingSystem> numbered = OperatingSystem.parse(version);
        if (numbered.isEmpty()) {
            return named;
        }
        if (named == null) {
            return traced.from(property, "operatingSystem", numbered.get());
        }
        if (named.release() == null
                || !named.windowsServer()
                || named.release().equals(numbered.get().release())) {
            return named;
        }
        host.unmapped(property, version, "says another system than " + systemProperty(host) + ", which says " + named);
        return null;
    }

    private static @Nullable OperatingSystem system(PowerShellObject object, Traced traced) {
        String name = systemName(object);
        if (name == null || namedUnknown(object)) {
            return null;
        }
        Optional<OperatingSystem> system = OperatingSystem.parse(name.replaceFirst("(?i)^(64|32)-bit edition of ", ""));
        if (system.isEmpty()) {
            object.unmapped(systemProperty(object), name, "not a known operating system");
        }
        return traced.from(systemProperty(object), "operatingSystem", system.orElse(null));
    }

    /** Where the export has cut the object short, its text is the name of the one system it was, so nothing is lost. */
    private static @Nullable String systemName(PowerShellObject object) {
        PowerShellObject system = object.object("OperatingSystem");
        return system == null ? object.text("OperatingSystem") : system.text("Name");
    }

    private static String systemProperty(PowerShellObject object) {
        return object.object("OperatingSystem") == null ? "OperatingSystem" : "OperatingSystem.Name";
    }

    private static boolean namedUnknown(PowerShellObject object) {
        return "Unknown".equalsIgnoreCase(systemName(object));
    }

    private void addCluster(ServerNames hostNames, ClusterEntry cluster) {
        PowerShellObject object = cluster.object();
        Traced traced = new Traced(object.path());
        String property = object.text("ClusterName") == null ? "Name" : "ClusterName";
        environment.add(ClusterBuilder.builder()
                .id(cluster.reference().id())
                .name(traced.name(property, cluster.reference().id(), object.text(property)))
                .nodes(traced.from("Nodes", "nodes", nodes(hostNames, cluster)))
                .origin(traced.origin())
                .build());
    }

    private static @Nullable Listing<Reference> nodes(ServerNames hostNames, ClusterEntry cluster) {
        if (cluster.nodes() == null) {
            return null;
        }
        Set<Reference> nodes = new LinkedHashSet<>();
        boolean open = false;
        for (PowerShellObject node : cluster.nodes()) {
            Optional<String> id = hostNames.id(hostName(node).orElse(null));
            id.ifPresent(host -> nodes.add(new Reference(Section.HOSTS, host)));
            if (id.isEmpty()) {
                node.unmapped("Name", hostName(node).orElse(""), NO_SUCH_HOST);
                open = true;
            }
        }
        return new Listing<>(List.copyOf(nodes), open);
    }

    private void addMachine(ServerNames hostNames, ScvmmVirtualDisks disks, ObjectIds ids, PowerShellObject machine) {
        String name = machine.text("Name");
        if (name == null) {
            machine.unmapped("Name", "", "a machine without a name");
            return;
        }
        Reference reference = new Reference(Section.VIRTUAL_MACHINES, ids.give(name));
        Traced traced = new Traced(machine.path());
        String hostName = machine.text("HostName");
        Optional<String> host = hostNames.id(hostName);
        if (hostName != null && host.isEmpty()) {
            machine.unmapped("HostName", hostName, NO_SUCH_HOST);
        }
        environment.add(VirtualMachineBuilder.builder()
                .id(reference.id())
                .name(traced.name("Name", reference.id(), name))
                .host(traced.from(
                        "HostName",
                        "host",
                        host.map(id -> new Reference(Section.HOSTS, id)).orElse(null)))
                .cluster(traced.from("IsHighlyAvailable", "cluster", clusterOf(machine, host)))
                .operatingSystem(system(machine, traced))
                .running(running(machine, traced))
                .storedOn(traced.from("VirtualHardDisks[].Location", "storedOn", disks.read(machine, reference, host)))
                .origin(traced.origin())
                .build());
        String computerName = machine.text("ComputerName");
        if (computerName != null) {
            computerName(computerName, reference);
        }
    }

    private @Nullable Reference clusterOf(PowerShellObject machine, Optional<String> host) {
        Boolean highlyAvailable = machine.flag("IsHighlyAvailable");
        if (Boolean.FALSE.equals(highlyAvailable)) {
            return Reference.NONE;
        }
        Reference cluster = host.map(clusterOfHost::get).orElse(null);
        if (Boolean.TRUE.equals(highlyAvailable)) {
            if (cluster == null) {
                machine.unmapped("IsHighlyAvailable", "true", "no cluster of the inventory names its host");
            }
            return cluster;
        }
        if ("UnsupportedCluster".equalsIgnoreCase(machine.text("StatusString"))) {
            machine.unmapped(
                    "StatusString",
                    "UnsupportedCluster",
                    "VMM finds its cluster configuration unsupported, which does not say whether it is clustered; "
                            + "export IsHighlyAvailable, or write its cluster");
        }
        return null;
    }

    private static @Nullable Boolean running(PowerShellObject machine, Traced traced) {
        String property =
                machine.text("VirtualMachineStateString") == null ? "StatusString" : "VirtualMachineStateString";
        String state = machine.text(property);
        if (state == null) {
            return null;
        }
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "running" -> traced.from(property, "running", Boolean.TRUE);
            case "poweroff", "saved", "stopped" -> traced.from(property, "running", Boolean.FALSE);
            case "unsupportedcluster" -> null;
            default -> {
                machine.unmapped(property, state, "does not say whether the machine is switched on");
                yield null;
            }
        };
    }

    /** Switches of several hosts often bear one name, so the id names the host. */
    private void addSwitch(ServerNames hostNames, ObjectIds ids, PowerShellObject vnet) {
        String name = vnet.text("Name");
        Optional<String> host = hostNames.id(vnet.text("VMHostName"));
        if (name == null || host.isEmpty()) {
            vnet.unmapped(
                    "Name",
                    name == null ? "" : name,
                    "a virtual switch without a name or without a host of the inventory");
            return;
        }
        String id = ids.give(host.get() + "-" + name);
        Traced traced = new Traced(vnet.path());
        environment.add(VirtualSwitchBuilder.builder()
                .id(id)
                .name(traced.name("Name", id, name))
                .host(traced.from("VMHostName", "host", new Reference(Section.HOSTS, host.get())))
                .type(traced.from("VMHostNetworkAdapters", "type", switchType(vnet)))
                .origin(traced.origin())
                .build());
    }

    private static @Nullable VirtualSwitchType switchType(PowerShellObject vnet) {
        List<PowerShellObject> adapters = vnet.objects("VMHostNetworkAdapters");
        if (adapters == null) {
            return null;
        }
        if (adapters.isEmpty()) {
            vnet.unmapped(
                    "VMHostNetworkAdapters", "[]", "no physical adapter: internal or private, VMM does not say which");
            return null;
        }
        return VirtualSwitchType.EXTERNAL;
    }

    private void addVmmServers() {
        Map<String, String> paths = new LinkedHashMap<>();
        collectServers(root.node(), "", paths);
        ServerNames names = new ServerNames(paths.keySet());
        for (String name : names.all()) {
            Traced traced = new Traced(paths.getOrDefault(name, ""));
            String id = names.id(name).orElseThrow();
            environment.add(VmmServerBuilder.builder()
                    .id(id)
                    .name(traced.name("FullyQualifiedDomainName", id, name))
                    .runsOn(runsOn(traced, "FullyQualifiedDomainName", machineNamed(name)))
                    .origin(traced.origin())
                    .build());
            environment.open(Section.VMM_SERVERS);
        }
    }

    /** Two properties say it together: the name of the server, and the computer name of the machine. */
    static @Nullable Reference runsOn(Traced traced, String property, Optional<Reference> machine) {
        boolean host = machine.filter(found -> found.section() == Section.HOSTS).isPresent();
        String computerName = host ? "hosts[].Name" : "vms[].ComputerName";
        return traced.from(property + " = " + computerName, "runsOn", machine.orElse(null));
    }

    private void collectServers(JsonNode node, String path, Map<String, String> paths) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collectServers(node.get(i), path + "[" + i + "]", paths);
            }
        }
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isContainerNode()) {
                String inner = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                String name = new PowerShellObject(value, inner, findings).text("FullyQualifiedDomainName");
                if (field.getKey().equals("ServerConnection") && name != null) {
                    if (paths.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
                        paths.put(name, inner);
                    }
                } else {
                    collectServers(value, inner, paths);
                }
            }
        });
    }

    private void computerName(String name, Reference machine) {
        if (ServerNames.qualified(name)) {
            machinesByComputerName
                    .computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new LinkedHashSet<>())
                    .add(machine);
        }
    }

    /** The one machine whose own full computer name this is. */
    private Optional<Reference> machineNamed(String name) {
        Set<Reference> machines = machinesByComputerName.getOrDefault(name.toLowerCase(Locale.ROOT), Set.of());
        if (machines.size() > 1) {
            findings.unmapped(
                    "vms[].ComputerName",
                    name,
                    machines.size() + " machines bear this name; on which the server runs is open");
            return Optional.empty();
        }
        return machines.stream().findFirst();
    }

    private void reportUnread(String collection, JsonNode node) {
        if (!COLLECTIONS.contains(collection) && !collection.equals(COLLECTED_AT)) {
            findings.unmapped(
                    collection,
                    node.isArray() ? node.size() + (node.size() == 1 ? " entry" : " entries") : "",
                    "an environment has no place for it");
        }
    }
}
