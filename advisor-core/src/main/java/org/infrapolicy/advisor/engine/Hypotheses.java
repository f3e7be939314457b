package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.Supposition;
import org.jspecify.annotations.Nullable;

/** What verdicts become if objects were stated otherwise; only those are given again that may change. Belongs to one thread. */
final class Hypotheses {
    /** A rule and an object that it could be about. */
    record Pair(CompiledRule rule, Reference subject) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Pair pair && rule == pair.rule && subject.equals(pair.subject);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(rule) * 31 + subject.hashCode();
        }
    }

    private final Environment environment;
    private final FactIndex index;
    private final Map<Section, List<CompiledRule>> rules = new HashMap<>();
    private final Map<CompiledRule, RuleReads> reads = new IdentityHashMap<>();
    private final Map<Pair, Verdict> verdicts = new LinkedHashMap<>();
    private final Map<Reference, Set<Pair>> touching = new HashMap<>();
    private final Map<AttributeType, Map<Object, Set<Pair>>> searching = new HashMap<>();

    /** Judges an environment by all rules, arguments included, that give no plan. */
    Hypotheses(RulePacks packs, Environment environment) {
        this.environment = environment;
        index = new FactIndex(environment, packs.parameters());
        Recorder recorder = new Recorder();
        Judge judge = new Judge(index, recorder);
        for (CompiledRule rule : packs.rules()) {
            if (rule.info().planned() == null) {
                rules.computeIfAbsent(rule.subject(), section -> new ArrayList<>())
                        .add(rule);
                reads.put(rule, RuleReads.of(rule));
                for (Fact subject : index.all(rule.subject())) {
                    Pair pair = new Pair(rule, subject.reference());
                    recorder.pair = pair;
                    verdicts.put(pair, verdict(judge, rule, subject));
                }
            }
        }
    }

    private static Verdict verdict(Judge judge, CompiledRule rule, Fact subject) {
        try {
            return judge.verdict(rule, subject);
        } catch (RuntimeException e) {
            return Verdict.ERROR;
        }
    }

    private final class Recorder implements Touches {
        private @Nullable Pair pair;

        @Override
        public void object(Fact fact) {
            Pair reader = Objects.requireNonNull(pair);
            if (!fact.reference().equals(reader.subject())) {
                touching.computeIfAbsent(fact.reference(), key -> new HashSet<>())
                        .add(reader);
            }
        }

        @Override
        public void search(AttributeType key, Object value) {
            searching
                    .computeIfAbsent(key, k -> new HashMap<>())
                    .computeIfAbsent(value, v -> new HashSet<>())
                    .add(Objects.requireNonNull(pair));
        }
    }

    FactIndex index() {
        return index;
    }

    private RuleReads reads(CompiledRule rule) {
        return Objects.requireNonNull(reads.get(rule));
    }

    /** The verdict as things are. */
    Verdict verdict(CompiledRule rule, Reference subject) {
        return verdicts.getOrDefault(new Pair(rule, subject), Verdict.NOT_APPLICABLE);
    }

    /** Something that was read to give a verdict; the path has the key of a yes/no map after a dot. */
    record Seen(Fact fact, String path) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Seen seen && fact == seen.fact && path.equals(seen.path);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(fact) * 31 + path.hashCode();
        }
    }

    /** All that is read to give a verdict: unless some of it were otherwise, or some other object came in, the verdict is the same. */
    Set<Seen> seen(CompiledRule rule, Fact subject) {
        Set<Seen> seen = new LinkedHashSet<>();
        Touches reading = new Touches() {
            @Override
            public void object(Fact fact) {}

            @Override
            public void read(Fact fact, String path) {
                environment.find(fact.reference()).ifPresent(described -> seen.add(new Seen(described, path)));
            }

            @Override
            public void search(AttributeType key, Object value) {}
        };
        verdict(new Judge(index, reading), rule, subject);
        return seen;
    }

    /** What would be so if objects were stated otherwise. */
    Hypothesis suppose(List<Fact> otherwise) {
        return new Hypothesis(environment.supposing(otherwise));
    }

    /** One supposition and what follows from it. */
    final class Hypothesis {
        private final Supposition supposition;
        private final FactIndex supposedIndex;
        private final Judge judge;
        private final Set<Pair> affected = new LinkedHashSet<>();
        private final Map<Pair, Verdict> judged = new HashMap<>();

        private Hypothesis(Supposition supposition) {
            this.supposition = supposition;
            supposedIndex = new FactIndex(index, supposition);
            judge = new Judge(supposedIndex);
            for (Fact after : supposition.differing()) {
                Fact before = environment.find(after.reference()).orElseThrow();
                affect(before, after);
            }
        }

        /** Whether a document could say so. */
        boolean consistent() {
            return supposition.consistent();
        }

        FactIndex index() {
            return supposedIndex;
        }

        private void affect(Fact before, Fact after) {
            Section section = after.section();
            Set<String> changed = new HashSet<>();
            for (AttributeType attribute : FactType.of(section).attributes()) {
                if (attribute.kind() != AttributeType.Kind.COMPUTED
                        && !Objects.equals(attribute.of(before), attribute.of(after))) {
                    changed.add(attribute.name());
                }
            }
            for (CompiledRule rule : rules.getOrDefault(section, List.of())) {
                add(new Pair(rule, after.reference()), section, changed);
            }
            touching.getOrDefault(after.reference(), Set.of()).forEach(pair -> add(pair, section, changed));
            for (AttributeType attribute : FactType.of(section).attributes()) {
                if (changed.contains(attribute.name()) && searching.containsKey(attribute)) {
                    searched(attribute, attribute.of(after));
                }
            }
        }

        private void add(Pair pair, Section section, Set<String> changed) {
            for (String attribute : reads(pair.rule()).of(section)) {
                if (changed.contains(attribute)) {
                    affected.add(pair);
                    return;
                }
            }
        }

        private void searched(AttributeType key, @Nullable Object value) {
            Map<Object, Set<Pair>> searches = searching.getOrDefault(key, Map.of());
            if (value == null || value instanceof Listing<?> listing && listing.open()) {
                searches.values().forEach(affected::addAll);
            } else if (value instanceof Listing<?> listing) {
                listing.elements().forEach(element -> affected.addAll(searches.getOrDefault(element, Set.of())));
            } else {
                affected.addAll(searches.getOrDefault(value, Set.of()));
            }
        }

        /** The verdict that it would be. */
        Verdict verdict(CompiledRule rule, Reference subject) {
            Pair pair = new Pair(rule, subject);
            return affected.contains(pair)
                    ? judged.computeIfAbsent(pair, this::judge)
                    : Hypotheses.this.verdict(rule, subject);
        }

        /** Whether the verdict may be another one. */
        boolean affects(CompiledRule rule, Reference subject) {
            return affected.contains(new Pair(rule, subject));
        }

        private Verdict judge(Pair pair) {
            return Hypotheses.verdict(
                    judge, pair.rule(), supposedIndex.find(pair.subject()).orElseThrow());
        }

        /** The rules of interest and objects whose verdict would be another one, with that verdict. */
        Map<Pair, Verdict> changes(Predicate<CompiledRule> interest) {
            Map<Pair, Verdict> changes = new LinkedHashMap<>();
            for (Pair pair : affected) {
                if (!interest.test(pair.rule())) {
                    continue;
                }
                Verdict after = verdict(pair.rule(), pair.subject());
                if (after != Hypotheses.this.verdict(pair.rule(), pair.subject())) {
                    changes.put(pair, after);
                }
            }
            return changes;
        }
    }
}
