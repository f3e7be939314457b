package org.infrapolicy.advisor.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.Cluster;
import org.infrapolicy.advisor.environment.fact.Host;
import org.infrapolicy.advisor.environment.fact.Site;
import org.infrapolicy.advisor.environment.fact.StorageSystem;
import org.infrapolicy.advisor.environment.fact.VirtualMachine;
import org.infrapolicy.advisor.environment.fact.Volume;
import org.jspecify.annotations.Nullable;

/**
 * Sorts an estate into boxes: sites, in them clusters and hosts, in these volumes and machines. A cluster that is stretched over sites
 * has a box in each. What is too much for a picture is folded into one box that carries the marks of all.
 */
final class EstateBoxes {
    private static final int READABLE = 330;
    private static final char BLANK = '\u00a0';
    private static final List<Limits> LIMITS = List.of(
            new Limits(8, 12, 24, 12, 4),
            new Limits(8, 8, 12, 6, 2),
            new Limits(6, 4, 6, 3, 1),
            new Limits(6, 3, 3, 2, 1));
    private static final Comparator<Box> GRAVEST =
            Comparator.comparingInt(box -> box.allMarks().rank());

    private final Environment environment;
    private final Map<Subject, Marks> marks;
    private final Map<Place, List<Fact>> held = new LinkedHashMap<>();
    private final Set<Reference> guests = new HashSet<>();

    /** At most so many boxes of each kind in one box. */
    private record Limits(int sites, int clusters, int hosts, int volumes, int inHost) {}

    /** Where something stands: in the part of a cluster at a site, in a host, or at a site alone. */
    private record Place(Reference container, Reference site) {}

    private EstateBoxes(Environment environment, Map<Subject, Marks> marks) {
        this.environment = environment;
        this.marks = marks;
    }

    /** The outermost boxes: the sites, and one for what has none; empty if there is nothing to draw. */
    static List<Box> of(Environment environment, Map<Subject, Marks> marks) {
        EstateBoxes boxes = new EstateBoxes(environment, marks);
        boxes.sort();
        List<Box> sites = List.of();
        for (Limits limits : LIMITS) {
            sites = boxes.sites(limits);
            if (sites.stream().mapToInt(Box::size).sum() <= READABLE) {
                break;
            }
        }
        return sites;
    }

    private void sort() {
        for (Cluster cluster : environment.all(Cluster.class)) {
            sitesOf(cluster).forEach(site -> put(cluster, Reference.NONE, site));
        }
        for (Host host : environment.all(Host.class)) {
            put(host, known(host.cluster()), known(host.site()));
        }
        environment.all(StorageSystem.class).forEach(storage -> put(storage, Reference.NONE, known(storage.site())));
        for (Volume volume : environment.all(Volume.class)) {
            Reference mountedBy = known(volume.mountedBy());
            if (mountedBy.section() == Section.VIRTUAL_MACHINES) {
                environment
                        .find(mountedBy)
                        .filter(VirtualMachine.class::isInstance)
                        .ifPresent(machine -> putBesideMachine(volume, (VirtualMachine) machine));
            } else {
                put(volume, mountedBy, known(volume.site()));
            }
        }
        environment.all(VirtualMachine.class).forEach(machine -> putBesideMachine(machine, machine));
    }

    private void putBesideMachine(Fact fact, VirtualMachine machine) {
        Reference cluster = known(machine.cluster());
        Reference host = known(machine.host());
        Reference container =
                cluster != Reference.NONE ? cluster : host.section() == Section.HOSTS ? host : Reference.NONE;
        if (fact instanceof Volume) {
            guests.add(fact.reference());
        }
        put(fact, container, known(machine.site()));
    }

    private void put(Fact fact, Reference container, Reference site) {
        Place place;
        if (container.section() == Section.CLUSTERS) {
            List<Reference> sites = environment
                    .find(container)
                    .map(cluster -> sitesOf((Cluster) cluster))
                    .orElse(List.of(Reference.NONE));
            place = new Place(container, sites.contains(site) ? site : sites.get(0));
        } else {
            place = new Place(container, container == Reference.NONE ? site : Reference.NONE);
        }
        held.computeIfAbsent(place, p -> new ArrayList<>()).add(fact);
    }

    /** The sites over which a cluster is spread; {@link Reference#NONE} if that is not known. */
    static List<Reference> sitesOf(Cluster cluster) {
        Listing<Reference> sites = cluster.sites();
        return sites == null || sites.elements().isEmpty() ? List.of(Reference.NONE) : sites.elements();
    }

    private static Reference known(@Nullable Reference reference) {
        return reference == null || reference.section() == null ? Reference.NONE : reference;
    }

    private List<Box> sites(Limits limits) {
        List<Box> sites = new ArrayList<>();
        for (Site site : environment.all(Site.class)) {
            String note = Stream.of(stated(site, "type"), stated(site, "region"))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(", "));
            sites.add(box(Box.Kind.SITE, site, note, inside(new Place(Reference.NONE, site.reference()), limits)));
        }
        List<Box> folded = new ArrayList<>(folded(sites, limits.sites(), "site", "sites"));
        List<Box> nowhere = inside(new Place(Reference.NONE, Reference.NONE), limits);
        if (!nowhere.isEmpty()) {
            folded.add(new Box(Box.Kind.SITE, null, "Site not stated", "", "", Marks.NONE, nowhere));
        }
        return folded;
    }

    private List<Box> inside(Place place, Limits limits) {
        Map<Section, List<Fact>> bySection =
                held.getOrDefault(place, List.of()).stream().collect(Collectors.groupingBy(Fact::section));
        List<Box> boxes = new ArrayList<>();
        boxes.addAll(folded(
                boxes(bySection.get(Section.CLUSTERS), fact -> cluster((Cluster) fact, place.site(), limits)),
                limits.clusters(),
                "cluster",
                "clusters"));
        boxes.addAll(folded(
                boxes(bySection.get(Section.HOSTS), fact -> host((Host) fact, limits)),
                limits.hosts(),
                "host",
                "hosts"));
        boxes.addAll(folded(
                boxes(
                        bySection.get(Section.STORAGE_SYSTEMS),
                        fact -> box(Box.Kind.STORAGE, fact, stated(fact, "type"), List.of())),
                limits.volumes(),
                "storage system",
                "storage systems"));
        List<Fact> volumes = bySection.getOrDefault(Section.VOLUMES, List.of());
        boxes.addAll(folded(
                boxes(volumes.stream().filter(this::ofHosts).toList(), fact -> volume((Volume) fact)),
                place.container().section() == Section.HOSTS ? limits.inHost() : limits.volumes(),
                "volume",
                "volumes"));
        boxes.addAll(machines(
                bySection.getOrDefault(Section.VIRTUAL_MACHINES, List.of()),
                volumes.stream().filter(volume -> !ofHosts(volume)).toList()));
        return boxes;
    }

    private boolean ofHosts(Fact volume) {
        return !guests.contains(volume.reference());
    }

    private interface Boxing {
        Box of(Fact fact);
    }

    private static List<Box> boxes(@Nullable List<Fact> facts, Boxing boxing) {
        return facts == null ? List.of() : facts.stream().map(boxing::of).toList();
    }

    private Box cluster(Cluster cluster, Reference site, Limits limits) {
        List<Reference> sites = sitesOf(cluster);
        Integer nodes = cluster.nodeCount();
        String storage = stated(cluster, "storage").replaceAll("[\\[\\]]", "");
        String note = Stream.of(
                        nodes == null ? "" : Words.count(nodes, "node", "nodes").replace(' ', BLANK),
                        sites.size() > 1 ? "stretched" : "",
                        Boolean.TRUE.equals(cluster.guest()) ? "guest cluster" : "",
                        storage)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
        return box(Box.Kind.CLUSTER, cluster, note, inside(new Place(cluster.reference(), site), limits));
    }

    private Box host(Host host, Limits limits) {
        OperatingSystem system = host.operatingSystem();
        String note = system == null ? "" : system.toString().replace(" R2", BLANK + "R2");
        return box(Box.Kind.HOST, host, note, inside(new Place(host.reference(), Reference.NONE), limits));
    }

    private Box volume(Volume volume) {
        String fileSystem = stated(volume, "fileSystem");
        String note = (fileSystem.equals("refs") ? "ReFS" : fileSystem.toUpperCase(Locale.ROOT)) + " "
                + Objects.toString(volume.size(), "").replace(' ', BLANK);
        return box(Box.Kind.VOLUME, volume, note.strip(), List.of());
    }

    private List<Box> machines(List<Fact> machines, List<Fact> volumes) {
        if (machines.isEmpty() && volumes.isEmpty()) {
            return List.of();
        }
        String label = Stream.of(
                        machines.isEmpty() ? "" : Words.count(machines.size(), "VM", "VMs"),
                        volumes.isEmpty() ? "" : Words.count(volumes.size(), "volume inside", "volumes inside"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        Marks all = Stream.concat(machines.stream(), volumes.stream())
                .map(this::marks)
                .reduce(Marks.NONE, Marks::plus);
        Fact only = machines.size() == 1 && volumes.isEmpty() ? machines.get(0) : null;
        return List.of(new Box(
                Box.Kind.MACHINES,
                only == null ? null : only.reference(),
                only == null ? label : "VM " + label(only),
                "",
                only == null ? "" : comment(only),
                all,
                List.of()));
    }

    /** The boxes, the gravest of them if there are too many, and one that stands for the others. */
    private static List<Box> folded(List<Box> boxes, int limit, String one, String many) {
        if (boxes.size() <= limit + 1) {
            return boxes;
        }
        Set<Box> kept = boxes.stream().sorted(GRAVEST).limit(limit).collect(Collectors.toSet());
        List<Box> shown = new ArrayList<>();
        Marks others = Marks.NONE;
        for (Box box : boxes) {
            if (kept.contains(box)) {
                shown.add(box);
            } else {
                others = others.plus(box.allMarks());
            }
        }
        String label = "and " + Words.count(boxes.size() - shown.size(), "more " + one, "more " + many);
        shown.add(new Box(Box.Kind.MORE, null, label, "", "", others, List.of()));
        return shown;
    }

    private Box box(Box.Kind kind, Fact fact, String note, List<Box> inside) {
        return new Box(kind, fact.reference(), label(fact), note, comment(fact), marks(fact), inside);
    }

    private Marks marks(Fact fact) {
        return marks.getOrDefault(new Subject(fact.section().key(), fact.id()), Marks.NONE);
    }

    private static String label(Fact fact) {
        String name = fact.name();
        return name == null || name.isBlank() ? fact.id() : name;
    }

    private static String comment(Fact fact) {
        return Objects.toString(fact.comment(), "");
    }

    /** What a document says of an attribute; empty if it is unknown. */
    static String stated(Fact fact, String attribute) {
        return FactType.of(fact.section())
                .attribute(attribute)
                .map(type -> {
                    Object value = type.of(fact);
                    return value == null ? "" : type.text(value);
                })
                .orElse("");
    }
}
