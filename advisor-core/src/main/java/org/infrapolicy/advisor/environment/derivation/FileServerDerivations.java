package org.infrapolicy.advisor.environment.derivation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.Version;
import org.infrapolicy.advisor.environment.fact.FileServer;
import org.infrapolicy.advisor.environment.fact.Share;
import org.infrapolicy.advisor.environment.fact.Workload;
import org.infrapolicy.advisor.environment.vocabulary.Content;
import org.infrapolicy.advisor.environment.vocabulary.DfsNamespaceRole;
import org.infrapolicy.advisor.environment.vocabulary.FileServerHosting;
import org.infrapolicy.advisor.environment.vocabulary.FileServerType;
import org.infrapolicy.advisor.environment.vocabulary.Platform;
import org.jspecify.annotations.Nullable;

/** What follows for a file server from its shares and from what it runs on. */
final class FileServerDerivations {
    /** The attributes that name what an object needs to start; physical hosts need none of this. */
    private static final Map<Section, List<String>> NEEDS = Map.of(
            Section.FILE_SERVERS, List.of("runsOn"),
            Section.CLUSTERS, List.of("nodes"),
            Section.VIRTUAL_MACHINES, List.of("storedOn", "host"),
            Section.SHARES, List.of("fileServer", "volume"),
            Section.VOLUMES, List.of("mountedBy"));

    /** The dialect of the releases before each of these. */
    private static final Map<OperatingSystem, Version> DIALECTS = new LinkedHashMap<>();

    static {
        DIALECTS.put(OperatingSystem.WINDOWS_SERVER_2008_R2, Version.of(2, 0));
        DIALECTS.put(OperatingSystem.WINDOWS_SERVER_2012, Version.of(2, 1));
        DIALECTS.put(OperatingSystem.WINDOWS_SERVER_2012_R2, Version.of(3, 0));
        DIALECTS.put(OperatingSystem.WINDOWS_SERVER_2016, Version.parse("3.0.2").orElseThrow());
    }

    private FileServerDerivations() {}

    static void register(Derivations all) {
        // Only scale-out file servers come as Infrastructure ones.
        all.add(
                Section.FILE_SERVERS,
                FileServer.class,
                "type",
                (server, look) -> Boolean.TRUE.equals(look.<Boolean>at(server, "infrastructure"))
                        ? FileServerType.SCALE_OUT
                        : null);
        all.add(Section.FILE_SERVERS, FileServer.class, "smbVersion", FileServerDerivations::smbVersion);
        all.add(Section.FILE_SERVERS, FileServer.class, "infrastructure", (server, look) -> {
            FileServerType type = look.at(server, "type");
            return type == null || type == FileServerType.SCALE_OUT ? null : Boolean.FALSE;
        });
        all.add(Section.FILE_SERVERS, FileServer.class, "operatingSystem", FileServerDerivations::operatingSystem);
        all.add(Section.FILE_SERVERS, FileServer.class, "contents", FileServerDerivations::contents);
        all.add(Section.FILE_SERVERS, FileServer.class, "dfsNamespace", FileServerDerivations::dfsNamespace);
        all.add(Section.FILE_SERVERS, FileServer.class, "clustered", FileServerDerivations::clustered);
        all.add(Section.FILE_SERVERS, FileServer.class, "hosting", FileServerDerivations::hosting);
        all.add(Section.FILE_SERVERS, FileServer.class, "nodeCount", (server, look) -> {
            Reference runsOn = look.at(server, "runsOn");
            return runsOn == null || runsOn.section() != Section.CLUSTERS ? null : look.at(runsOn, "nodeCount");
        });
        all.add(Section.FILE_SERVERS, FileServer.class, "dependsOnItself", FileServerDerivations::dependsOnItself);
        all.add(Section.FILE_SERVERS, FileServer.class, "workloads", FileServerDerivations::workloads);
        all.add(Section.WORKLOADS, Workload.class, "shares", FileServerDerivations::shares);
        all.add(Section.SHARES, Share.class, "holdsMachines", FileServerDerivations::holdsMachines);
    }

    /** The highest SMB dialect of a Windows Server release. */
    private static @Nullable Version smbVersion(FileServer server, Look look) {
        OperatingSystem system = look.at(server, "operatingSystem");
        if (system == null || !system.windowsServer() || system.release() == null) {
            return null;
        }
        for (Map.Entry<OperatingSystem, Version> dialect : DIALECTS.entrySet()) {
            if (system.before(dialect.getKey())) {
                return dialect.getValue();
            }
        }
        return Version.parse("3.1.1").orElseThrow();
    }

    private static @Nullable OperatingSystem operatingSystem(FileServer server, Look look) {
        return look.at(look.<Reference>at(server, "runsOn"), "operatingSystem");
    }

    private static Listing<Content> contents(FileServer server, Look look) {
        Collected<Content> contents = new Collected<>();
        Referring shares = look.referring(Section.SHARES, "fileServer", server.reference());
        shares.certain().forEach(share -> contents.addAll(look.at(share, "contents")));
        if (shares.mayBeMore()) {
            contents.mayBeMore();
        }
        return contents.listing();
    }

    private static Listing<DfsNamespaceRole> dfsNamespace(FileServer server, Look look) {
        Collected<DfsNamespaceRole> parts = new Collected<>();
        Referring shares = look.referring(Section.SHARES, "fileServer", server.reference());
        shares.certain().forEach(share -> {
            DfsNamespaceRole part = look.at(share, "dfsNamespace");
            if (part == null) {
                parts.mayBeMore();
            } else if (part != DfsNamespaceRole.NONE) {
                parts.add(part);
            }
        });
        if (shares.mayBeMore()) {
            parts.mayBeMore();
        }
        return parts.listing();
    }

    private static @Nullable Boolean clustered(FileServer server, Look look) {
        Reference runsOn = look.at(server, "runsOn");
        if (runsOn != null && runsOn.section() == Section.CLUSTERS) {
            return true;
        }
        FileServerType type = look.at(server, "type");
        return type == null ? null : type != FileServerType.STANDALONE;
    }

    private static @Nullable FileServerHosting hosting(FileServer server, Look look) {
        Reference runsOn = look.at(server, "runsOn");
        if (runsOn == null || runsOn.section() == null) {
            return null;
        }
        return switch (runsOn.section()) {
            case HOSTS -> FileServerHosting.HOST;
            case VIRTUAL_MACHINES -> FileServerHosting.VIRTUAL_MACHINE;
            default -> {
                Boolean guest = look.at(runsOn, "guest");
                yield guest == null
                        ? null
                        : guest ? FileServerHosting.GUEST_CLUSTER_ROLE : FileServerHosting.CLUSTER_ROLE;
            }
        };
    }

    private static Listing<Reference> workloads(FileServer server, Look look) {
        Collected<Reference> workloads = new Collected<>();
        if (look.complete(Section.WORKLOADS) && look.count(Section.WORKLOADS) == 0) {
            return workloads.listing();
        }
        Referring shares = look.referring(Section.SHARES, "fileServer", server.reference());
        for (Fact share : shares.certain()) {
            workloads.addAll(look.referring(Section.WORKLOADS, "storedOn", share.reference())
                    .listing());
            Referring machines = look.referring(Section.VIRTUAL_MACHINES, "storedOn", share.reference());
            machines.certain().forEach(machine -> workloads.addAll(look.at(machine, "workloads")));
            if (machines.mayBeMore()) {
                workloads.mayBeMore();
            }
        }
        if (shares.mayBeMore()) {
            workloads.mayBeMore();
        }
        return workloads.listing();
    }

    private static Listing<Reference> shares(Workload workload, Look look) {
        Collected<Reference> shares = new Collected<>();
        if (look.complete(Section.SHARES) && look.count(Section.SHARES) == 0) {
            return shares.listing();
        }
        Collected<Reference> places = new Collected<>();
        places.addAll(look.at(workload, "storedOn"));
        for (Reference machine : places.each(look.<Listing<Reference>>at(workload, "machines"))) {
            places.addAll(look.at(machine, "storedOn"));
        }
        for (Reference place : shares.each(places.listing())) {
            if (place.section() == Section.SHARES) {
                shares.add(place);
            }
        }
        return shares.listing();
    }

    /** A complete list of contents without virtual disks says that no machine is stored there. */
    private static @Nullable Boolean holdsMachines(Share share, Look look) {
        Listing<Content> contents = look.at(share, "contents");
        if (contents != null
                && (contents.elements().contains(Content.VIRTUAL_DISKS)
                        || contents.elements().contains(Content.VDI_DISKS))) {
            return true;
        }
        if (!look.referring(Section.VIRTUAL_MACHINES, "storedOn", share.reference())
                .certain()
                .isEmpty()) {
            return true;
        }
        return contents == null || contents.open() ? null : Boolean.FALSE;
    }

    /**
     * Follows server, machine, storage and server again, over any number of them, until it comes back or there is nowhere left to
     * go. What is looked at on side paths is no ground for saying yes, so only the way round is put on record then.
     */
    private static @Nullable Boolean dependsOnItself(FileServer server, Look look) {
        List<Reference> wayRound = wayRound(server.reference(), look.silently());
        if (!wayRound.isEmpty()) {
            for (int i = 1; i < wayRound.size(); i++) {
                recordLink(wayRound.get(i - 1), wayRound.get(i), look);
            }
            return true;
        }
        Deque<Reference> toVisit = new ArrayDeque<>(List.of(server.reference()));
        Set<Reference> visited = new HashSet<>();
        boolean certain = true;
        while (!toVisit.isEmpty()) {
            Listing<Reference> needs = needs(toVisit.remove(), look).listing();
            needs.elements().stream().filter(visited::add).forEach(toVisit::add);
            certain &= !needs.open();
        }
        return certain ? Boolean.FALSE : null;
    }

    /** A shortest chain of needs from the server back to it; empty if none is known. */
    private static List<Reference> wayRound(Reference server, Look look) {
        Deque<Reference> toVisit = new ArrayDeque<>(List.of(server));
        Map<Reference, Reference> cameFrom = new HashMap<>();
        while (!toVisit.isEmpty()) {
            Reference next = toVisit.remove();
            for (Reference needed : needs(next, look).listing().elements()) {
                if (cameFrom.putIfAbsent(needed, next) == null) {
                    toVisit.add(needed);
                }
            }
        }
        Deque<Reference> way = new ArrayDeque<>();
        for (Reference at = cameFrom.get(server); at != null && !at.equals(server); at = cameFrom.get(at)) {
            way.addFirst(at);
        }
        if (!cameFrom.containsKey(server)) {
            return List.of();
        }
        way.addFirst(server);
        way.addLast(server);
        return List.copyOf(way);
    }

    private static void recordLink(Reference object, Reference needed, Look look) {
        for (String attribute : NEEDS.getOrDefault(object.section(), List.of())) {
            Object value = look.silently().at(object, attribute);
            if (needed.equals(value)
                    || value instanceof Listing<?> listing && listing.elements().contains(needed)) {
                look.at(object, attribute);
                return;
            }
        }
    }

    private static Collected<Reference> needs(Reference object, Look look) {
        Collected<Reference> needs = new Collected<>();
        if (needsNothing(object, look)) {
            return needs;
        }
        for (String attribute : NEEDS.getOrDefault(object.section(), List.of())) {
            Object value = look.at(object, attribute);
            if (value instanceof Listing<?> listing) {
                listing.elements().forEach(element -> needs.add((Reference) element));
                if (listing.open()) {
                    needs.mayBeMore();
                }
            } else if (value == null) {
                if (!(attribute.equals("host") && onPhysicalCluster(object, look))) {
                    needs.mayBeMore();
                }
            } else if (!value.equals(Reference.NONE)) {
                needs.add((Reference) value);
            }
        }
        return needs;
    }

    /** Azure keeps the disks of its machines itself, and the nodes of a physical cluster start from their own. */
    private static boolean needsNothing(Reference object, Look look) {
        if (object.section() == Section.VIRTUAL_MACHINES && look.silently().at(object, "platform") == Platform.AZURE) {
            look.at(object, "platform");
            return true;
        }
        return object.section() == null
                || object.section() == Section.CLUSTERS && Boolean.FALSE.equals(look.<Boolean>at(object, "guest"));
    }

    private static boolean onPhysicalCluster(Reference machine, Look look) {
        return Boolean.FALSE.equals(look.<Boolean>at(look.<Reference>at(machine, "cluster"), "guest"));
    }
}
