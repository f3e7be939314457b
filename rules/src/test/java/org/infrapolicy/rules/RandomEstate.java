package org.infrapolicy.rules;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Bandwidth;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Distance;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Knowledge;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.PartialDate;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.TimeSpan;
import org.infrapolicy.advisor.environment.Version;
import org.infrapolicy.advisor.environment.fact.Capabilities;
import org.infrapolicy.advisor.environment.fact.CapabilitiesBuilder;
import org.infrapolicy.advisor.environment.fact.ManagementStation;
import org.infrapolicy.advisor.environment.fact.Needs;
import org.infrapolicy.advisor.environment.fact.NeedsBuilder;
import org.infrapolicy.advisor.environment.fact.Share;
import org.infrapolicy.advisor.environment.fact.VirtualMachine;
import org.infrapolicy.advisor.environment.fact.Volume;
import org.infrapolicy.advisor.environment.vocabulary.Content;
import org.infrapolicy.advisor.environment.vocabulary.FileServerType;
import org.infrapolicy.advisor.environment.vocabulary.Platform;
import org.jspecify.annotations.Nullable;

/** A small estate of which some is known, drawn at random, and random ways in which the gaps may turn out to be filled. */
final class RandomEstate {
    /** An estate is drawn from the objects of one subject, so that they meet; the rest of it is not described, or is not there. */
    private static final List<List<Section>> SUBJECTS = List.of(
            List.of(
                    Section.SITES,
                    Section.HOSTS,
                    Section.CLUSTERS,
                    Section.VIRTUAL_MACHINES,
                    Section.STORAGE_SYSTEMS,
                    Section.VOLUMES,
                    Section.VIRTUAL_DISKS,
                    Section.FILE_SERVERS,
                    Section.SHARES,
                    Section.PRODUCTS,
                    Section.BACKUPS,
                    Section.WORKLOADS,
                    Section.STORAGE_ACCOUNTS,
                    Section.VMM_SERVERS,
                    Section.DECISIONS),
            List.of(
                    Section.HOSTS,
                    Section.CLUSTERS,
                    Section.VIRTUAL_MACHINES,
                    Section.VIRTUAL_SWITCHES,
                    Section.TEAMS,
                    Section.VIRTUAL_ADAPTERS,
                    Section.CONVERSIONS,
                    Section.DECISIONS),
            List.of(
                    Section.SITES,
                    Section.LINKS,
                    Section.HOSTS,
                    Section.CLUSTERS,
                    Section.VIRTUAL_MACHINES,
                    Section.VOLUMES,
                    Section.SHARES,
                    Section.FILE_SERVERS,
                    Section.STORAGE_SYSTEMS,
                    Section.REPLICATIONS,
                    Section.BACKUPS,
                    Section.DISASTER_RECOVERY_PLANS,
                    Section.PRODUCTS,
                    Section.CLONES,
                    Section.WORKLOADS,
                    Section.FAILURES,
                    Section.DECISIONS),
            List.of(
                    Section.HOSTS,
                    Section.CLUSTERS,
                    Section.CLUSTER_SETS,
                    Section.VIRTUAL_MACHINES,
                    Section.VIRTUAL_DISKS,
                    Section.VOLUMES,
                    Section.FILE_SERVERS,
                    Section.BACKUPS,
                    Section.REPLICATIONS,
                    Section.PRODUCTS,
                    Section.WORKLOADS,
                    Section.FAILURES,
                    Section.VMM_SERVERS,
                    Section.DECISIONS),
            List.of(
                    Section.CLUSTERS,
                    Section.VIRTUAL_MACHINES,
                    Section.AVAILABILITY_SETS,
                    Section.SCALE_SETS,
                    Section.PROXIMITY_PLACEMENT_GROUPS,
                    Section.HOST_GROUPS,
                    Section.DEDICATED_HOSTS,
                    Section.AZURE_QUOTAS,
                    Section.WORKLOADS,
                    Section.DECISIONS),
            List.of(
                    Section.SITES,
                    Section.LINKS,
                    Section.INTERNET_PROVIDERS,
                    Section.PEERING_SERVICES,
                    Section.VIRTUAL_MACHINES,
                    Section.WORKLOADS,
                    Section.DECISIONS),
            List.of(
                    Section.HOSTS,
                    Section.CLUSTERS,
                    Section.VIRTUAL_MACHINES,
                    Section.MANAGEMENT_STATIONS,
                    Section.MODULE_INSTALLATIONS,
                    Section.VMM_SERVERS,
                    Section.WORKLOADS,
                    Section.DECISIONS));

    private static final List<DataSize> SIZES = List.of(
            DataSize.gigabytes(0),
            DataSize.gigabytes(100),
            DataSize.terabytes(1),
            DataSize.terabytes(5),
            DataSize.terabytes(10),
            DataSize.terabytes(11),
            DataSize.terabytes(64),
            DataSize.terabytes(99),
            DataSize.terabytes(100),
            DataSize.terabytes(300));
    private static final List<Duration> DURATIONS = List.of(
            Duration.ZERO,
            Duration.ofMillis(1),
            Duration.ofMillis(20),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(4),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(35),
            Duration.ofDays(36),
            Duration.ofDays(90),
            Duration.ofDays(400),
            TimeSpan.UNLIMITED);
    private static final List<String> SYSTEMS = List.of(
            "Windows Server 2008",
            "Windows Server 2008 R2",
            "Windows Server 2012",
            "Windows Server 2012 R2",
            "Windows Server 2016",
            "Windows Server 2019",
            "Windows Server 2022",
            "Hyper-V Server 2016",
            "Windows 8.1",
            "Windows 10",
            "Linux",
            "Azure Local 23H2");
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "b",
            "*",
            "virtualSwitches0",
            "file-system",
            "Standard_D2s_v3",
            "Dsv3",
            "Standard_M128s",
            "Standard_A2",
            "2008 R2",
            "2012",
            "2016");
    private static final List<Integer> NUMBERS = List.of(0, 1, 2, 3, 4, 5, 25, 60, 100, 101, 1500, 3000, 3001);

    private static final List<String> HYPER_V = List.of("host", "cluster");
    private static final List<String> AZURE = List.of(
            "region",
            "zone",
            "size",
            "virtualNetwork",
            "availabilitySet",
            "scaleSet",
            "proximityPlacementGroup",
            "dedicatedHost");

    /** Attributes that the mounting, the storage or the kind of an object imply; a statement that says otherwise contradicts it. */
    private static final Set<String> IMPLIED = Set.of(
            "volumes.csv",
            "volumes.boot",
            "volumes.holdsPageFile",
            "volumes.visibleToAllNodes",
            "fileServers.infrastructure",
            "fileServers.type",
            "fileServers.smbVersion",
            "virtualMachines.cluster",
            "virtualMachines.host",
            "virtualSwitches.type",
            "virtualSwitches.team",
            "virtualAdapters.minimumBandwidthWeight",
            "virtualAdapters.minimumBandwidth",
            "conversions.selectBy",
            "virtualMachines.availabilitySet",
            "clusters.roles",
            "clusters.storage",
            "managementStations.loadedModuleVersions",
            "replications.mode",
            "internetProviders.microsoftPath");

    private @Nullable Environment environment;
    private final Random random;
    private final List<Section> subject;
    private final Map<Section, Map<String, Map<String, Object>>> objects = new EnumMap<>(Section.class);
    private final Map<Section, Knowledge> knowledge = new EnumMap<>(Section.class);

    private RandomEstate(Random random, List<Section> subject) {
        this.random = random;
        this.subject = subject;
    }

    static RandomEstate draw(Random random) {
        // The first subject has most of the rules over several objects.
        List<Section> subject = SUBJECTS.get(random.nextInt(3) == 0 ? 0 : random.nextInt(SUBJECTS.size()));
        RandomEstate estate = new RandomEstate(random, subject);
        double known = 0.4 + random.nextDouble() * 0.6;
        for (Section section : Section.values()) {
            if (!subject.contains(section) && random.nextBoolean()) {
                estate.knowledge.put(section, Knowledge.COMPLETE);
            }
        }
        for (Section section : subject) {
            double chance = section == Section.DECISIONS ? 1 : random.nextDouble();
            estate.knowledge.put(
                    section, chance < 0.12 ? Knowledge.UNKNOWN : chance < 0.25 ? Knowledge.OPEN : Knowledge.COMPLETE);
            int count = chance < 0.12 ? 0 : random.nextInt(4) - (random.nextInt(5) == 0 ? 1 : 0);
            for (int i = 0; i < count; i++) {
                estate.objects
                        .computeIfAbsent(section, s -> new LinkedHashMap<>())
                        .put(section.key() + i, new LinkedHashMap<>());
            }
        }
        estate.objects.forEach((section, ofSection) -> ofSection.values().forEach(values -> {
            for (AttributeType attribute : attributes(section)) {
                boolean summary = attribute.kind() == AttributeType.Kind.SUMMARY;
                if (random.nextDouble() < (summary ? known / 4 : known)) {
                    values.put(attribute.name(), estate.value(attribute, true));
                }
            }
        }));
        estate.placeMachines();
        estate.placeFileServers(estate);
        estate.leaveSecondSets();
        estate.leaveSecondClusters(estate);
        estate.nameRegionsOnce(estate);
        estate.dropContradictions();
        return estate;
    }

    private static List<AttributeType> attributes(Section section) {
        return FactType.of(section).statedAttributes().stream()
                .filter(attribute -> !Set.of("name", "comment", "origin").contains(attribute.name()))
                .toList();
    }

    private void dropContradictions() {
        for (int round = 0; round < 5; round++) {
            var contradictions = environment().contradictions();
            contradictions.forEach(
                    contradiction -> objects.get(contradiction.fact().section())
                            .get(contradiction.fact().id())
                            .remove(contradiction.attribute()));
            if (contradictions.isEmpty()) {
                return;
            }
        }
    }

    /** The estate as an environment. */
    Environment environment() {
        Environment.Builder builder = Environment.builder("random").asOf(LocalDate.of(2026, 9, 30));
        objects.forEach((section, ofSection) -> ofSection.forEach(
                (id, values) -> builder.add(FactType.of(section).of(id, values))));
        knowledge.forEach((section, level) -> {
            if (level == Knowledge.COMPLETE) {
                builder.complete(section);
            } else if (level == Knowledge.OPEN) {
                builder.open(section);
            }
        });
        return builder.build();
    }

    /** One way in which all gaps may be filled; empty if what was drawn contradicts itself. */
    Optional<Environment> completion(Random drawing) {
        RandomEstate whole = new RandomEstate(drawing, subject);
        objects.forEach((section, ofSection) -> ofSection.forEach((id, values) -> whole.objects
                .computeIfAbsent(section, s -> new LinkedHashMap<>())
                .put(id, new LinkedHashMap<>(values))));
        for (Section section : Section.values()) {
            boolean complete = knowledge.get(section) == Knowledge.COMPLETE;
            int chance = subject.contains(section) ? 3 : 20;
            if (!complete && section != Section.IMPORTS && (chance == 3) == drawing.nextInt(chance) > 0) {
                whole.objects
                        .computeIfAbsent(section, s -> new LinkedHashMap<>())
                        .put("more-" + section.key(), new LinkedHashMap<>());
            }
            whole.knowledge.put(section, Knowledge.COMPLETE);
        }
        if (environment == null) {
            environment = environment();
        }
        whole.objects.forEach((section, ofSection) -> ofSection.forEach((id, values) -> {
            for (AttributeType attribute : attributes(section)) {
                Object value = values.get(attribute.name());
                if (IMPLIED.contains(section.key() + "." + attribute.name())) {
                    value = environment
                            .find(new Reference(section, id))
                            .map(attribute::of)
                            .orElse(value);
                }
                boolean withItsMachines = section == Section.WORKLOADS
                        && attribute.name().equals("storedOn")
                        && value == null
                        && objects.getOrDefault(section, Map.of()).containsKey(id);
                if (withItsMachines) {
                    // Data lies with the machines of a workload unless another place is stated.
                    values.put("storedOn", Listing.of());
                } else if (value != null || attribute.kind() != AttributeType.Kind.SUMMARY) {
                    values.put(attribute.name(), whole.completed(attribute, value));
                }
            }
        }));
        // Where a machine stands was known by its cluster or region; no host at another place is drawn for it.
        environment.all(VirtualMachine.class).stream()
                .filter(machine -> machine.site() != null && machine.host() == null)
                .forEach(machine -> whole.objects
                        .get(Section.VIRTUAL_MACHINES)
                        .get(machine.id())
                        .put("host", Reference.NONE));
        // A machine whose platform was known keeps it.
        environment.all(VirtualMachine.class).stream()
                .filter(machine -> machine.platform() != null)
                .forEach(machine -> whole.objects
                        .get(Section.VIRTUAL_MACHINES)
                        .get(machine.id())
                        .put("platform", machine.platform()));
        whole.placeMachines();
        whole.placeFileServers(this);
        whole.leaveSecondSets();
        whole.leaveSecondClusters(this);
        whole.nameRegionsOnce(this);
        whole.placeInGroups(this, environment);
        whole.loadModules(environment);
        return whole.fillSummaries();
    }

    /** A machine runs on Hyper-V or in Azure; what is drawn for the other one is taken back. */
    private void placeMachines() {
        objects.getOrDefault(Section.VIRTUAL_MACHINES, Map.of()).values().forEach(values -> {
            boolean onHyperV = HYPER_V.stream().anyMatch(name -> says(values.get(name)));
            boolean inAzure = AZURE.stream().anyMatch(name -> says(values.get(name)));
            if (onHyperV && inAzure) {
                boolean azure = values.get("platform") == Platform.AZURE
                        || !values.containsKey("platform") && random.nextBoolean();
                values.put("platform", azure ? Platform.AZURE : Platform.HYPER_V);
                (azure ? HYPER_V : AZURE)
                        .forEach(name -> values.computeIfPresent(
                                name, (key, value) -> value instanceof Reference ? Reference.NONE : ""));
            } else if (inAzure && values.get("platform") == Platform.HYPER_V) {
                AZURE.forEach(name -> values.computeIfPresent(
                        name, (key, value) -> value instanceof Reference ? Reference.NONE : ""));
            } else if (onHyperV || inAzure) {
                values.put("platform", inAzure ? Platform.AZURE : Platform.HYPER_V);
            }
        });
    }

    /** What runs on a cluster is a role of it, so it is no standalone server. */
    private void placeFileServers(RandomEstate before) {
        objects.getOrDefault(Section.FILE_SERVERS, Map.of()).forEach((id, values) -> {
            boolean onCluster =
                    values.get("runsOn") instanceof Reference runsOn && runsOn.section() == Section.CLUSTERS;
            if (onCluster && values.get("type") == FileServerType.STANDALONE) {
                boolean typeWasKnown = before.objects
                        .getOrDefault(Section.FILE_SERVERS, Map.of())
                        .getOrDefault(id, Map.of())
                        .containsKey("type");
                values.put(
                        typeWasKnown ? "runsOn" : "type", typeWasKnown ? Reference.NONE : FileServerType.GENERAL_USE);
            }
        });
    }

    /** No machine or host is a node of two clusters; the one that was known before has it. */
    private void leaveSecondClusters(RandomEstate before) {
        Set<Object> taken = new LinkedHashSet<>();
        if (before != this) {
            before.objects
                    .getOrDefault(Section.CLUSTERS, Map.of())
                    .values()
                    .forEach(values -> taken.addAll(nodes(values).elements()));
        }
        objects.getOrDefault(Section.CLUSTERS, Map.of()).forEach((id, values) -> {
            if (values.containsKey("nodes")) {
                Map<String, Object> known = before == this
                        ? Map.of()
                        : before.objects
                                .getOrDefault(Section.CLUSTERS, Map.of())
                                .getOrDefault(id, Map.of());
                Listing<?> drawn = nodes(values);
                values.put(
                        "nodes",
                        new Listing<>(
                                drawn.elements().stream()
                                        .filter(node -> nodes(known).elements().contains(node) || taken.add(node))
                                        .map(Object.class::cast)
                                        .toList(),
                                drawn.open()));
            }
        });
    }

    /** No two sites are the same Azure region; the one that was known before is it. */
    private void nameRegionsOnce(RandomEstate before) {
        Map<String, Map<String, Object>> known = before.objects.getOrDefault(Section.SITES, Map.of());
        Set<Object> taken = new LinkedHashSet<>();
        if (before != this) {
            known.values().stream().map(values -> values.get("region")).forEach(taken::add);
        }
        objects.getOrDefault(Section.SITES, Map.of()).forEach((id, values) -> {
            boolean wasKnown =
                    before != this && known.getOrDefault(id, Map.of()).containsKey("region");
            if (!wasKnown && says(values.get("region")) && !taken.add(values.get("region"))) {
                values.put("region", "region of " + id);
            }
        });
    }

    private static Listing<?> nodes(Map<String, Object> cluster) {
        return cluster.get("nodes") instanceof Listing<?> nodes ? nodes : Listing.of();
    }

    /** A machine in an availability set is in no scale set; in the set it has no group of its own. */
    private void leaveSecondSets() {
        objects.getOrDefault(Section.VIRTUAL_MACHINES, Map.of()).values().forEach(values -> {
            if (says(values.get("availabilitySet"))) {
                values.put("scaleSet", Reference.NONE);
            }
            if (says(values.get("availabilitySet")) || says(values.get("scaleSet"))) {
                values.remove("proximityPlacementGroup");
            }
        });
    }

    /** A machine whose proximity placement group was known gets no other one from a set that is drawn for it. */
    private void placeInGroups(RandomEstate before, Environment partial) {
        for (VirtualMachine machine : partial.all(VirtualMachine.class)) {
            Map<String, Object> values = objects.get(Section.VIRTUAL_MACHINES).get(machine.id());
            Map<String, Object> stated =
                    before.objects.get(Section.VIRTUAL_MACHINES).get(machine.id());
            boolean inSet = says(stated.get("availabilitySet")) || says(stated.get("scaleSet"));
            boolean known = machine.placementGroup() != null;
            for (String set : List.of("availabilitySet", "scaleSet")) {
                if (stated.containsKey(set)) {
                    values.put(set, stated.get(set));
                } else if (known || inSet) {
                    values.put(set, Reference.NONE);
                }
            }
            if (stated.containsKey("proximityPlacementGroup")) {
                values.put("proximityPlacementGroup", stated.get("proximityPlacementGroup"));
            } else if (known && !inSet) {
                values.put("proximityPlacementGroup", machine.placementGroup());
            }
        }
    }

    /** What was known about the Hyper-V module in use is not contradicted by versions that are drawn. */
    private void loadModules(Environment known) {
        for (ManagementStation station : known.all(ManagementStation.class)) {
            Map<String, Object> values =
                    objects.get(Section.MANAGEMENT_STATIONS).get(station.id());
            Boolean recent = station.moduleFromVersion2();
            if (Boolean.FALSE.equals(station.hyperVModule()) && station.installedModuleVersions() == null) {
                values.put("installedModuleVersions", Listing.of());
            }
            if (recent != null && station.loadedModuleVersions() == null) {
                values.put("loadedModuleVersions", Listing.of(recent ? Version.of(2, 0) : Version.of(1, 1)));
            } else if (recent != null && station.loadedModuleVersions().open()) {
                values.put("loadedModuleVersions", Listing.of(Version.of(1, 1), Version.of(2, 0)));
            }
        }
    }

    private static boolean says(@Nullable Object value) {
        return value != null && !value.equals(Reference.NONE) && !value.equals("");
    }

    /** A complete list of contents without virtual disks says that no machine is stored there; what contradicts it is no completion. */
    private static boolean contentsAgree(Environment environment) {
        return environment.all(Volume.class).stream()
                        .allMatch(volume -> volume.machines().elements().isEmpty() || holdsDisks(volume.contents()))
                && environment.all(VirtualMachine.class).stream()
                        .flatMap(machine -> machine.storedOn().elements().stream())
                        .flatMap(place -> environment.find(place).stream())
                        .allMatch(place -> !(place instanceof Share share) || holdsDisks(share.contents()));
    }

    private static boolean holdsDisks(Listing<Content> contents) {
        return contents.open()
                || contents.elements().contains(Content.VIRTUAL_DISKS)
                || contents.elements().contains(Content.VDI_DISKS);
    }

    /** Gives summary attributes that do not follow from the rest a value, one after another, since one may follow from another. */
    private Optional<Environment> fillSummaries() {
        for (int round = 0; round < 40; round++) {
            Environment environment = environment();
            if (!fillOneSummary(environment)) {
                return environment.contradictions().isEmpty() && contentsAgree(environment)
                        ? Optional.of(environment)
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean fillOneSummary(Environment environment) {
        for (Section section : objects.keySet()) {
            for (AttributeType attribute : attributes(section)) {
                boolean filled = false;
                for (Fact fact :
                        attribute.kind() == AttributeType.Kind.SUMMARY ? environment.all(section) : List.<Fact>of()) {
                    Object follows = attribute.of(fact);
                    if (follows == null || follows instanceof Listing<?> list && list.open()) {
                        objects.get(section).get(fact.id()).put(attribute.name(), completed(attribute, follows));
                        filled = true;
                    }
                }
                if (filled) {
                    return true;
                }
            }
        }
        return false;
    }

    private Object completed(AttributeType attribute, @Nullable Object value) {
        if (value == null) {
            return value(attribute, false);
        }
        if (value instanceof Listing<?> list && list.open()) {
            Set<Object> elements = new LinkedHashSet<>(list.elements());
            if (value(attribute, false) instanceof Listing<?> more) {
                elements.addAll(more.elements());
            }
            return new Listing<>(List.copyOf(elements), false);
        }
        if (value instanceof OperatingSystem system && system.release() == null && system.windowsServer()) {
            return new OperatingSystem(system.family(), random.nextBoolean() ? "2012 R2" : "2019");
        }
        if (value instanceof PartialDate date && !date.earliest().equals(date.latest())) {
            return PartialDate.of(date.earliest().plusDays(random.nextInt(28)));
        }
        if (value instanceof Capabilities said) {
            return merge(said, capabilities(false));
        }
        return value instanceof Needs said ? merge(said, needs(false)) : value;
    }

    private static Object merge(Record said, Record drawn) {
        try {
            var components = said.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                Object value = components[i].getAccessor().invoke(said);
                values[i] = value == null ? components[i].getAccessor().invoke(drawn) : value;
                types[i] = components[i].getType();
            }
            return said.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(AttributeType attribute, boolean gaps) {
        if (attribute.type() == Content.class && random.nextInt(3) > 0) {
            return Listing.of(Content.VIRTUAL_DISKS, random.nextBoolean() ? Content.BACKUPS : Content.OTHER_FILES);
        }
        if (!attribute.listing()) {
            return single(attribute, gaps);
        }
        Set<Object> elements = new LinkedHashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Object element = single(attribute, false);
            if (!element.equals(Reference.NONE)) {
                elements.add(element);
            }
        }
        return new Listing<>(new ArrayList<>(elements), gaps && random.nextInt(4) == 0);
    }

    private Object single(AttributeType attribute, boolean gaps) {
        Class<?> type = attribute.type();
        if (type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type.isEnum()) {
            return pick(List.of(type.getEnumConstants()));
        }
        if (type == Reference.class) {
            return reference(attribute.refersTo());
        }
        if (type == DataSize.class) {
            return pick(SIZES);
        }
        if (type == Duration.class) {
            return pick(DURATIONS);
        }
        if (type == OperatingSystem.class) {
            return gaps && random.nextInt(8) == 0
                    ? new OperatingSystem(OperatingSystem.Family.WINDOWS_SERVER, null)
                    : OperatingSystem.parse(pick(SYSTEMS)).orElseThrow();
        }
        if (type == PartialDate.class) {
            return gaps && random.nextInt(4) == 0
                    ? PartialDate.of(YearMonth.of(2026, 1 + random.nextInt(9)))
                    : PartialDate.of(LocalDate.of(2024 + random.nextInt(3), 1 + random.nextInt(9), 1));
        }
        if (type == Version.class) {
            return Version.parse(pick(List.of("1.1", "2.0", "2.0.0", "2.1", "3.0", "3.1.1", "4.0", "5.1")))
                    .orElseThrow();
        }
        if (type == Integer.class) {
            return random.nextBoolean() ? random.nextInt(5) : pick(NUMBERS);
        }
        if (type == Distance.class) {
            return Distance.kilometres(random.nextInt(800));
        }
        if (type == Bandwidth.class) {
            return new Bandwidth(1_000_000_000L);
        }
        if (type == Capabilities.class) {
            return capabilities(gaps);
        }
        return type == Needs.class ? needs(gaps) : pick(TEXTS);
    }

    private @Nullable Boolean yesNo(boolean gaps) {
        return gaps && random.nextInt(3) == 0 ? null : (Boolean) random.nextBoolean();
    }

    private Capabilities capabilities(boolean gaps) {
        Capabilities none = CapabilitiesBuilder.builder().build();
        return (Capabilities) merge(none, drawn(none, gaps));
    }

    private Needs needs(boolean gaps) {
        Needs none = NeedsBuilder.builder().build();
        return (Needs) merge(none, drawn(none, gaps));
    }

    private Record drawn(Record none, boolean gaps) {
        try {
            var components = none.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = yesNo(gaps);
                types[i] = Boolean.class;
            }
            return none.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reference reference(List<Section> permitted) {
        List<Reference> candidates = new ArrayList<>();
        for (Section section : permitted.isEmpty() ? subject : permitted) {
            objects.getOrDefault(section, Map.of()).keySet().forEach(id -> candidates.add(new Reference(section, id)));
        }
        return candidates.isEmpty() || random.nextInt(12) == 0 ? Reference.NONE : pick(candidates);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
