package org.infrapolicy.advisor.environment.derivation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.FileServer;
import org.infrapolicy.advisor.environment.vocabulary.Content;
import org.infrapolicy.advisor.environment.vocabulary.DfsNamespaceRole;
import org.infrapolicy.advisor.environment.vocabulary.FileServerHosting;
import org.infrapolicy.advisor.environment.vocabulary.FileServerType;
import org.jspecify.annotations.Nullable;

/** What follows for a file server from its shares and from what it runs on. */
final class FileServerDerivations {
    private FileServerDerivations() {}

    static void register(Derivations all) {
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
                yield guest == null ? null : guest ? FileServerHosting.GUEST_CLUSTER_ROLE : FileServerHosting.CLUSTER_ROLE;
            }
        };
    }

    /**
     * Follows server, machine, storage and server again, over any number of them, until it comes back or there is nowhere left to
     * go.
     */
    private static @Nullable Boolean dependsOnItself(FileServer server, Look look) {
        Deque<Reference> toVisit = new ArrayDeque<>(List.of(server.reference()));
        Set<Reference> visited = new HashSet<>();
        boolean certain = true;
        while (!toVisit.isEmpty()) {
            Reference next = toVisit.remove();
            Collected<Reference> needs = needs(next, look);
            for (Reference needed : needs.listing().elements()) {
                if (needed.equals(server.reference())) {
                    return true;
                }
                if (visited.add(needed)) {
                    toVisit.add(needed);
                }
            }
            certain &= !needs.listing().open();
        }
        return certain ? Boolean.FALSE : null;
    }

    /** What an object needs to start; physical hosts and clusters need none of this. */
    private static Collected<Reference> needs(Reference object, Look look) {
        Collected<Reference> needs = new Collected<>();
        if (object.section() == null) {
            return needs;
        }
        switch (object.section()) {
            case FILE_SERVERS -> need(needs, look.at(object, "runsOn"));
            case CLUSTERS -> {
                if (!Boolean.FALSE.equals(look.<Boolean>at(object, "guest"))) {
                    needs.addAll(look.at(object, "nodes"));
                }
            }
            case VIRTUAL_MACHINES -> {
                needs.addAll(look.at(object, "storedOn"));
                need(needs, look.at(object, "host"));
            }
            case SHARES -> {
                need(needs, look.at(object, "fileServer"));
                need(needs, look.at(object, "volume"));
            }
            case VOLUMES -> need(needs, look.at(object, "mountedBy"));
            default -> {}
        }
        return needs;
    }

    private static void need(Collected<Reference> needs, @Nullable Reference needed) {
        if (needed == null) {
            needs.mayBeMore();
        } else if (!needed.equals(Reference.NONE)) {
            needs.add(needed);
        }
    }
}
