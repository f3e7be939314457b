package org.infrapolicy.advisor.engine;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Section;

/** Which attributes a rule reads of the objects of each section, and whether it asks that something is not there. */
final class RuleReads {
    private final Map<Section, Set<String>> attributes = new EnumMap<>(Section.class);
    private final Map<Section, Set<String>> paths = new EnumMap<>(Section.class);
    private final Map<Integer, Section> sections = new HashMap<>();
    private boolean negates;

    private RuleReads() {}

    static RuleReads of(CompiledRule rule) {
        RuleReads reads = new RuleReads();
        reads.addAll(rule.breach());
        reads.addAll(rule.scope());
        return reads;
    }

    Set<String> of(Section section) {
        return attributes.getOrDefault(section, Set.of());
    }

    /** The same, with the keys of yes/no maps after a dot. */
    Set<String> paths(Section section) {
        return paths.getOrDefault(section, Set.of());
    }

    /** Whether some condition is that no object of a certain kind is there. */
    boolean negates() {
        return negates;
    }

    private void addAll(List<Condition> conditions) {
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Match match) {
                add(match);
            } else if (condition instanceof Condition.Not not) {
                negates = true;
                addAll(not.conditions());
            } else if (condition instanceof Condition.Exists exists) {
                addAll(exists.conditions());
            } else {
                ((Condition.Either) condition).alternatives().forEach(this::addAll);
            }
        }
    }

    private void add(Condition.Match match) {
        Section section = match.section();
        if (section == null) {
            return;
        }
        sections.put(match.slot(), section);
        for (Check check : match.checks()) {
            check.reads().forEach(read -> add(read.slot(), read.attribute(), read.name()));
        }
        if (match.access() instanceof Access.Named named) {
            add(named.slot(), named.attribute(), named.attribute().name());
        } else if (match.access() instanceof Access.Listed listed) {
            add(listed.slot(), listed.attribute(), listed.attribute().name());
        } else if (match.access() instanceof Access.Keyed keyed) {
            add(match.slot(), keyed.key(), keyed.key().name());
            if (keyed.attribute() != null) {
                add(keyed.slot(), keyed.attribute(), keyed.attribute().name());
            }
        }
    }

    private void add(int slot, AttributeType attribute, String path) {
        Section section = sections.get(slot);
        if (section == null) {
            return;
        }
        boolean computed = attribute.kind() == AttributeType.Kind.COMPUTED;
        attributes
                .computeIfAbsent(section, key -> new TreeSet<>())
                .addAll(computed ? attribute.computedFrom() : List.of(attribute.name()));
        paths.computeIfAbsent(section, key -> new TreeSet<>())
                .addAll(computed ? attribute.computedFrom() : List.of(path));
    }
}
