package org.infrapolicy.advisor.engine;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Section;

/** Which attributes a rule reads of the objects of each section. */
final class RuleReads {
    private final Map<Section, Set<String>> attributes = new EnumMap<>(Section.class);
    private final Map<Integer, Section> sections = new HashMap<>();

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

    private void addAll(List<Condition> conditions) {
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Match match) {
                add(match);
            } else if (condition instanceof Condition.Not not) {
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
            check.reads().forEach(read -> add(read.slot(), read.attribute()));
        }
        if (match.access() instanceof Access.Named named) {
            add(named.slot(), named.attribute());
        } else if (match.access() instanceof Access.Listed listed) {
            add(listed.slot(), listed.attribute());
        } else if (match.access() instanceof Access.Keyed keyed) {
            add(match.slot(), keyed.key());
            if (keyed.attribute() != null) {
                add(keyed.slot(), keyed.attribute());
            }
        }
    }

    private void add(int slot, AttributeType attribute) {
        Section section = sections.get(slot);
        if (section == null) {
            return;
        }
        Set<String> ofSection = attributes.computeIfAbsent(section, key -> new TreeSet<>());
        if (attribute.kind() == AttributeType.Kind.COMPUTED) {
            ofSection.addAll(attribute.computedFrom());
        } else {
            ofSection.add(attribute.name());
        }
    }
}
