package org.infrapolicy.advisor.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.Cluster;
import org.infrapolicy.advisor.environment.fact.FileServer;
import org.infrapolicy.advisor.environment.fact.Host;
import org.infrapolicy.advisor.environment.fact.Link;
import org.infrapolicy.advisor.environment.fact.Replication;
import org.infrapolicy.advisor.environment.fact.VirtualMachine;
import org.jspecify.annotations.Nullable;

/** Finds the boxes that links, replications and stretched clusters join. An end that is folded away is drawn at what holds it. */
final class Lines {
    private static final int MOST = 24;
    private static final int MOST_AT_A_BOX = 8;

    private final Environment environment;
    private final Map<Subject, Marks> marks;
    private final Map<Reference, Box> boxes = new HashMap<>();
    private final Map<Ends, Line> lines = new LinkedHashMap<>();

    /** What tells lines apart: several of a kind between the same two boxes are one. */
    private record Ends(Line.Kind kind, String from, String to) {}

    private Lines(Environment environment, Map<Subject, Marks> marks) {
        this.environment = environment;
        this.marks = marks;
    }

    /** The lines between these boxes, those that are drawn numbered from 1 on. */
    static List<Line> between(List<Box> sites, Environment environment, Map<Subject, Marks> marks) {
        Lines lines = new Lines(environment, marks);
        sites.forEach(lines::index);
        environment.all(Link.class).forEach(lines::add);
        sites.forEach(site -> lines.addStretched(sites, site));
        environment.all(Replication.class).forEach(lines::add);
        return numbered(List.copyOf(lines.lines.values()));
    }

    private void index(Box box) {
        if (box.object() != null) {
            boxes.putIfAbsent(box.object(), box);
        }
        box.inside().forEach(this::index);
    }

    private void add(Link link) {
        Listing<Reference> sites = link.sites();
        Reference one = sites == null || sites.elements().isEmpty()
                ? null
                : sites.elements().get(0);
        Reference other = sites == null || sites.elements().size() < 2
                ? null
                : sites.elements().get(1);
        add(Line.Kind.LINK, one, other, member(link, "type", "distance", "roundTripLatency", "bandwidth"));
    }

    private void add(Replication replication) {
        Line.Member member = member(replication, "engine", "mode", "interval", "distance");
        add(Line.Kind.REPLICATION, replication.source(), replication.target(), member);
        Reference extendsTo = replication.extendsTo();
        if (extendsTo != null && extendsTo.section() != null) {
            add(Line.Kind.REPLICATION, replication.target(), extendsTo, member);
        }
    }

    private void addStretched(List<Box> sites, Box site) {
        for (Box part : site.inside()) {
            Box first = part.object() == null ? part : boxes.getOrDefault(part.object(), part);
            if (part.kind() == Box.Kind.CLUSTER && part != first) {
                String ends = first.label() + " in "
                        + sites.stream()
                                .filter(other -> other.inside().stream().anyMatch(in -> in == first))
                                .map(Box::label)
                                .collect(Collectors.joining())
                        + " and " + site.label();
                lines.put(
                        new Ends(Line.Kind.STRETCH, first.label(), site.label()),
                        new Line(0, Line.Kind.STRETCH, first, part, ends, List.of(), Marks.NONE));
            }
        }
    }

    private void add(Line.Kind kind, @Nullable Reference from, @Nullable Reference to, Line.Member member) {
        Box start = box(from).orElse(null);
        Box end = box(to).orElse(null);
        String ends = name(from) + (kind == Line.Kind.LINK ? " – " : " → ") + name(to);
        Ends key = start == null || end == null
                ? new Ends(kind, ends, "")
                : new Ends(kind, String.valueOf(start.object()), String.valueOf(end.object()));
        lines.merge(key, new Line(0, kind, start, end, ends, List.of(member), member.marks()), (a, b) -> {
            List<Line.Member> both = new ArrayList<>(a.members());
            both.addAll(b.members());
            return new Line(0, kind, a.from(), a.to(), a.ends(), both, a.marks().plus(b.marks()));
        });
    }

    private Line.Member member(Fact fact, String... attributes) {
        String note = Stream.of(attributes)
                .map(attribute -> EstateBoxes.stated(fact, attribute))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return new Line.Member(
                Objects.requireNonNullElse(fact.name(), fact.id()),
                note,
                Objects.toString(fact.comment(), ""),
                marks.getOrDefault(new Subject(fact.section().key(), fact.id()), Marks.NONE));
    }

    private String name(@Nullable Reference reference) {
        if (reference == null) {
            return "not stated";
        }
        return environment.find(reference).map(Fact::name).orElse(reference.id());
    }

    /** The box of an object, or else of what holds it. */
    private Optional<Box> box(@Nullable Reference reference) {
        if (reference == null || reference.section() == null) {
            return Optional.empty();
        }
        Box found = boxes.get(reference);
        return found != null ? Optional.of(found) : environment.find(reference).flatMap(this::holder);
    }

    private Optional<Box> holder(Fact fact) {
        if (fact instanceof Host host) {
            return box(host.cluster()).or(() -> box(host.site()));
        }
        if (fact instanceof VirtualMachine machine) {
            return box(machine.cluster()).or(() -> box(machine.host())).or(() -> box(machine.site()));
        }
        if (fact instanceof FileServer server) {
            return box(server.runsOn());
        }
        return fact instanceof Cluster cluster && fact.section() == Section.CLUSTERS
                ? box(EstateBoxes.sitesOf(cluster).get(0))
                : Optional.empty();
    }

    /** Numbers the lines that the drawing has room for; where they are too many, the gravest. */
    private static List<Line> numbered(List<Line> lines) {
        Map<Box, Integer> ports = new IdentityHashMap<>();
        Set<Line> drawn = new HashSet<>();
        lines.stream()
                .filter(line -> line.from() != null && line.to() != null && line.from() != line.to())
                .sorted(Comparator.comparingInt(line -> line.marks().rank()))
                .forEach(line -> {
                    boolean room = drawn.size() < MOST
                            && ports.getOrDefault(line.from(), 0) < MOST_AT_A_BOX
                            && ports.getOrDefault(line.to(), 0) < MOST_AT_A_BOX;
                    if (room) {
                        drawn.add(line);
                        ports.merge(line.from(), 1, Integer::sum);
                        ports.merge(line.to(), 1, Integer::sum);
                    }
                });
        List<Line> numbered = new ArrayList<>();
        int number = 0;
        for (Line line : lines) {
            numbered.add(line.numbered(drawn.contains(line) ? ++number : 0));
        }
        return numbered;
    }
}
