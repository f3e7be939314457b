package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.Collection;
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
import org.infrapolicy.advisor.environment.Supposition;
import org.jspecify.annotations.Nullable;

/** What verdicts become if objects were stated otherwise; only those are given again that may change. Belongs to one thread. */
final class Hypotheses {
    /** A rule and an object that it could be about, with the verdict as things are. There is one of each. */
    static final class Pair {
        private final CompiledRule rule;
        private final Fact subject;
        private Verdict verdict = Verdict.NOT_APPLICABLE;
        private final List<Seen> seen = new ArrayList<>();

        private Pair(CompiledRule rule, Fact subject) {
            this.rule = rule;
            this.subject = subject;
        }

        CompiledRule rule() {
            return rule;
        }

        Fact subject() {
            return subject;
        }

        /** The verdict as things are. */
        Verdict verdict() {
            return verdict;
        }

        /** All that is read to give it: unless some of this were otherwise, or some other object came in, it is the same. */
        List<Seen> seen() {
            return seen;
        }
    }

    /** An attribute of an object that was read; the path has the key of a yes/no map after a dot. There is one of each. */
    static final class Seen {
        private final Fact fact;
        private final String path;
        private final List<Pair> readers = new ArrayList<>();

        private Seen(Fact fact, String path) {
            this.fact = fact;
            this.path = path;
        }

        Fact fact() {
            return fact;
        }

        String path() {
            return path;
        }

        private void readBy(Pair pair) {
            if (readers.isEmpty() || readers.get(readers.size() - 1) != pair) {
                readers.add(pair);
                pair.seen.add(this);
            }
        }
    }

    private final Environment environment;
    private final FactIndex index;
    private final Map<CompiledRule, Map<Reference, Pair>> pairs = new IdentityHashMap<>();
    private final Map<Reference, Map<String, Seen>> seen = new HashMap<>();
    private final Map<AttributeType, Map<Object, Set<Pair>>> searching = new HashMap<>();

    /** Judges an environment by all rules, arguments included, that give no plan. */
    Hypotheses(RulePacks packs, Environment environment) {
        this.environment = environment;
        index = new FactIndex(environment, packs.parameters());
        Recorder recorder = new Recorder();
        Judge judge = new Judge(index, recorder);
        for (CompiledRule rule : packs.rules()) {
            if (rule.info().planned() == null) {
                Map<Reference, Pair> ofRule = new LinkedHashMap<>();
                pairs.put(rule, ofRule);
                for (Fact subject : index.all(rule.subject())) {
                    Pair pair = new Pair(rule, subject);
                    ofRule.put(subject.reference(), pair);
                    recorder.pair = pair;
                    pair.verdict = verdict(judge, rule, subject);
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
        public void read(Fact fact, String path) {
            Seen known = seen.computeIfAbsent(fact.reference(), key -> new HashMap<>())
                    .computeIfAbsent(
                            path,
                            key -> new Seen(environment.find(fact.reference()).orElse(fact), key));
            known.readBy(Objects.requireNonNull(pair));
        }

        @Override
        public void search(AttributeType key, Object value) {
            searching
                    .computeIfAbsent(key, k -> new HashMap<>())
                    .computeIfAbsent(value, v -> new LinkedHashSet<>())
                    .add(Objects.requireNonNull(pair));
        }
    }

    FactIndex index() {
        return index;
    }

    /** The rule and each object that it could be about. */
    Collection<Pair> pairs(CompiledRule rule) {
        return pairs.getOrDefault(rule, Map.of()).values();
    }

    Pair pair(CompiledRule rule, Fact subject) {
        return Objects.requireNonNull(
                pairs.getOrDefault(rule, Map.of()).get(subject.reference()),
                () -> rule.info().id() + " is not about " + subject.reference());
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
                affect(environment.find(after.reference()).orElseThrow(), after);
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
            Map<String, Seen> read = seen.getOrDefault(after.reference(), Map.of());
            Set<String> changed = new HashSet<>();
            for (AttributeType attribute : FactType.of(after.section()).attributes()) {
                Object value = attribute.of(after);
                if (!Objects.equals(attribute.of(before), value)) {
                    changed.add(attribute.name());
                    searched(attribute, value);
                }
            }
            read.forEach((path, readers) -> {
                int dot = path.indexOf('.');
                if (changed.contains(dot < 0 ? path : path.substring(0, dot))) {
                    affected.addAll(readers.readers);
                }
            });
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
        Verdict verdict(Pair pair) {
            return affected.contains(pair) ? judged.computeIfAbsent(pair, this::judge) : pair.verdict();
        }

        private Verdict judge(Pair pair) {
            return Hypotheses.verdict(
                    judge,
                    pair.rule(),
                    supposedIndex.find(pair.subject().reference()).orElseThrow());
        }

        /** Of the pairs of interest those whose verdict would be another one, with that verdict. */
        Map<Pair, Verdict> changes(Predicate<Pair> interest) {
            Map<Pair, Verdict> changes = new LinkedHashMap<>();
            for (Pair pair : affected) {
                if (interest.test(pair)) {
                    Verdict after = verdict(pair);
                    if (after != pair.verdict()) {
                        changes.put(pair, after);
                    }
                }
            }
            return changes;
        }
    }
}
