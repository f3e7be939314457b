package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.infrapolicy.advisor.Change;
import org.infrapolicy.advisor.Counterfactual;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.VerdictChange;
import org.infrapolicy.advisor.environment.AttributePath;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Reference;
import org.jspecify.annotations.Nullable;

/** Finds the smallest changes of stated attributes that turn a FAIL or a recommendation, by judging again with other values. */
public final class CounterfactualSearch {
    private static final String EXEMPT = "not-applicable";
    private static final int MOST_ANSWERS = 3;
    private static final int MOST_PAIRED_PATHS = 6;

    private static final Comparator<Counterfactual> BEST_FIRST = Comparator.comparingInt(
                    (Counterfactual found) -> found.changes().size())
            .thenComparing(found -> found.causes().size())
            .thenComparing(found -> found.outcome().equals(EXEMPT));

    private final Environment environment;
    private final Hypotheses hypotheses;
    private final CandidateValues values;
    private final Deliberation deliberation;
    private final List<CompiledRule> findingRules = new ArrayList<>();
    private final Judge judge;

    private CounterfactualSearch(RulePacks packs, Predicate<RuleInfo> selected, Environment environment) {
        this.environment = environment;
        hypotheses = new Hypotheses(packs, environment);
        judge = new Judge(hypotheses.index());
        values = new CandidateValues(environment, packs.parameters());
        deliberation = new Deliberation(packs, selected, hypotheses.index(), judge, new Questions());
        for (CompiledRule rule : packs.rules()) {
            if (rule.info().argument() == null && rule.info().planned() == null && selected.test(rule.info())) {
                findingRules.add(rule);
            }
        }
    }

    /** What would change the FAILs and recommendations that the selected rules give. */
    public static Counterfactuals of(RulePacks packs, Predicate<RuleInfo> selected, Environment environment) {
        CounterfactualSearch search = new CounterfactualSearch(packs, selected, environment);
        return new Counterfactuals(search.findings(), search.decisions());
    }

    /** An attribute that could be stated otherwise; {@code key} is that of a yes/no map. Places are few, and records long to compare. */
    private record Place(
            Fact stated, AttributeType attribute, @Nullable String key) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place place
                    && stated == place.stated
                    && attribute == place.attribute
                    && Objects.equals(key, place.key);
        }

        @Override
        public int hashCode() {
            return Objects.hash(System.identityHashCode(stated), attribute, key);
        }

        String path() {
            return stated.section().key() + "[" + stated.id() + "]." + attribute.name()
                    + (key == null ? "" : "." + key);
        }

        @Nullable
        Object value() {
            return Read.of(0, attribute, key).value(new Object[] {stated});
        }

        String text(@Nullable Object value) {
            return attribute.text(value);
        }

        Fact with(Fact fact, Object value) {
            Map<String, @Nullable Object> change = new HashMap<>();
            change.put(
                    attribute.name(),
                    key == null ? value : Read.of(0, attribute, key).with(fact, value));
            return FactType.of(fact.section()).with(fact, change);
        }
    }

    private record Step(Place place, Object value) {}

    private Map<String, List<Counterfactual>> findings() {
        Map<String, List<Counterfactual>> found = new TreeMap<>();
        for (CompiledRule rule : findingRules) {
            for (Fact subject : hypotheses.index().all(rule.subject())) {
                if (hypotheses.verdict(rule, subject.reference()) == Verdict.FAIL) {
                    List<Counterfactual> ways = clearing(rule, subject);
                    if (!ways.isEmpty()) {
                        found.put(Assessment.fingerprint(rule.info(), subject), ways);
                    }
                }
            }
        }
        return found;
    }

    private List<Counterfactual> clearing(CompiledRule rule, Fact subject) {
        Explanation explanation = new Explanation(
                environment, judge.grounds(rule, subject, Verdict.FAIL).trace());
        List<Place> evidence = places(explanation.seenPaths());
        List<Counterfactual> single = new ArrayList<>();
        Map<Place, List<Object>> tried = new LinkedHashMap<>();
        for (Place place : evidence) {
            List<Object> others = values.of(place.attribute(), place.value(), rule.info(), quantities(evidence));
            tried.put(place, others);
            for (Object value : others) {
                cleared(rule, subject, List.of(new Step(place, value))).ifPresent(single::add);
            }
        }
        if (single.isEmpty() && hypotheses.reads(rule).negates()) {
            for (Place place : readBeside(rule, subject)) {
                for (Object value : values.of(place.attribute(), place.value(), rule.info(), quantities(evidence))) {
                    cleared(rule, subject, List.of(new Step(place, value))).ifPresent(single::add);
                }
            }
        }
        if (single.isEmpty() && evidence.size() <= MOST_PAIRED_PATHS) {
            single.addAll(paired(rule, subject, tried));
        }
        return best(single);
    }

    private List<Counterfactual> paired(CompiledRule rule, Fact subject, Map<Place, List<Object>> tried) {
        List<Counterfactual> found = new ArrayList<>();
        List<Place> places = List.copyOf(tried.keySet());
        for (int i = 0; i < places.size(); i++) {
            for (int j = i + 1; j < places.size(); j++) {
                for (Object one : tried.getOrDefault(places.get(i), List.of())) {
                    for (Object other : tried.getOrDefault(places.get(j), List.of())) {
                        cleared(rule, subject, List.of(new Step(places.get(i), one), new Step(places.get(j), other)))
                                .ifPresent(found::add);
                    }
                }
            }
        }
        return found;
    }

    /** The best ones, each with other attributes. */
    private static List<Counterfactual> best(List<Counterfactual> found) {
        Map<List<String>, Counterfactual> byPaths = new LinkedHashMap<>();
        found.stream()
                .sorted(BEST_FIRST)
                .forEach(way -> byPaths.putIfAbsent(
                        way.changes().stream().map(Change::path).toList(), way));
        return byPaths.values().stream().limit(MOST_ANSWERS).toList();
    }

    private Optional<Counterfactual> cleared(CompiledRule rule, Fact subject, List<Step> steps) {
        Hypotheses.Hypothesis hypothesis = suppose(steps);
        if (!hypothesis.affects(rule, subject.reference()) || !hypothesis.consistent()) {
            return Optional.empty();
        }
        Verdict verdict = hypothesis.verdict(rule, subject.reference());
        return verdict == Verdict.PASS || verdict == Verdict.NOT_APPLICABLE
                ? Optional.of(counterfactual(steps, verdict == Verdict.PASS ? "pass" : EXEMPT, causes(hypothesis)))
                : Optional.empty();
    }

    private Hypotheses.Hypothesis suppose(List<Step> steps) {
        Map<Reference, Fact> otherwise = new LinkedHashMap<>();
        for (Step step : steps) {
            Reference reference = step.place().stated().reference();
            Fact fact = otherwise.getOrDefault(reference, step.place().stated());
            otherwise.put(reference, step.place().with(fact, step.value()));
        }
        return hypotheses.suppose(List.copyOf(otherwise.values()));
    }

    private static Counterfactual counterfactual(List<Step> steps, String outcome, List<VerdictChange> causes) {
        List<Change> changes = steps.stream()
                .map(step -> new Change(
                        step.place().path(),
                        step.place().text(step.place().value()),
                        step.place().text(step.value())))
                .toList();
        return new Counterfactual(changes, outcome, causes);
    }

    private List<VerdictChange> causes(Hypotheses.Hypothesis hypothesis) {
        return hypothesis.changes().entrySet().stream()
                .filter(change -> change.getValue() == Verdict.FAIL)
                .filter(change -> findingRules.contains(change.getKey().rule()))
                .map(change -> change(hypothesis, change.getKey(), change.getValue()))
                .sorted(Comparator.comparing(
                                (VerdictChange change) -> change.rule().severity())
                        .thenComparing(VerdictChange::subject)
                        .thenComparing(change -> change.rule().id()))
                .toList();
    }

    private VerdictChange change(Hypotheses.Hypothesis hypothesis, Hypotheses.Pair pair, Verdict verdict) {
        Fact subject = hypothesis.index().find(pair.subject()).orElseThrow();
        return new VerdictChange(
                pair.rule().info(),
                Assessment.subject(subject),
                hypotheses.verdict(pair.rule(), pair.subject()),
                verdict,
                pair.rule().info().title());
    }

    private Map<String, List<Counterfactual>> decisions() {
        Map<String, List<Counterfactual>> found = new TreeMap<>();
        for (Deliberation.Question question : deliberation.arising()) {
            Map<Place, List<CompiledRule>> places = new LinkedHashMap<>();
            for (CompiledRule argument : deliberation.arguing(question)) {
                for (Place place : read(argument, question.subject())) {
                    places.computeIfAbsent(place, key -> new ArrayList<>()).add(argument);
                }
            }
            Deliberation.Standings now = deliberation.standings(
                    question,
                    rule -> hypotheses.verdict(rule, question.subject().reference()));
            Map<String, List<Counterfactual>> byOption = new TreeMap<>();
            places.forEach((place, arguments) -> {
                Set<Object> others = new LinkedHashSet<>();
                arguments.forEach(argument -> others.addAll(
                        values.of(place.attribute(), place.value(), argument.info(), quantities(places.keySet()))));
                for (Object value : others) {
                    turned(question, now, List.of(new Step(place, value)))
                            .ifPresent(turn -> byOption.computeIfAbsent(turn.outcome(), key -> new ArrayList<>())
                                    .add(turn));
                }
            });
            List<Counterfactual> turns = new ArrayList<>();
            byOption.values().forEach(ways -> turns.addAll(best(ways)));
            if (!turns.isEmpty()) {
                found.put(
                        Counterfactuals.key(question.decision(), Assessment.subject(question.subject())),
                        turns.stream().sorted(BEST_FIRST).toList());
            }
        }
        return found;
    }

    private Optional<Counterfactual> turned(
            Deliberation.Question question, Deliberation.Standings now, List<Step> steps) {
        Hypotheses.Hypothesis hypothesis = suppose(steps);
        Reference subject = question.subject().reference();
        if (deliberation.arguing(question).stream().noneMatch(rule -> hypothesis.affects(rule, subject))
                || !hypothesis.consistent()) {
            return Optional.empty();
        }
        Deliberation.Standings then = deliberation.standings(question, rule -> hypothesis.verdict(rule, subject));
        return then.recommended().isPresent() && !then.recommended().equals(now.recommended())
                ? Optional.of(counterfactual(steps, then.recommended().get(), causes(hypothesis)))
                : Optional.empty();
    }

    /** What a rule reads of the subject and of the objects at which it looked. */
    private List<Place> read(CompiledRule rule, Fact subject) {
        Set<AttributePath> paths = new LinkedHashSet<>();
        addRead(rule, subject, paths);
        for (Reference other : hypotheses.touched(rule, subject.reference())) {
            environment.find(other).ifPresent(fact -> addRead(rule, fact, paths));
        }
        return places(paths);
    }

    private List<Place> readBeside(CompiledRule rule, Fact subject) {
        Set<AttributePath> paths = new LinkedHashSet<>();
        for (Reference other : hypotheses.touched(rule, subject.reference())) {
            environment.find(other).ifPresent(fact -> addRead(rule, fact, paths));
        }
        return places(paths);
    }

    private void addRead(CompiledRule rule, Fact fact, Set<AttributePath> paths) {
        for (String path : hypotheses.reads(rule).paths(fact.section())) {
            paths.add(AttributePath.of(fact, path));
            paths.addAll(environment.inputs(fact, name(path)).known());
            paths.addAll(environment.inputs(fact, name(path)).missing());
        }
    }

    private static String name(String path) {
        return path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
    }

    /** Those of the paths that a document may state, each once. */
    private List<Place> places(Collection<AttributePath> paths) {
        Set<Place> places = new LinkedHashSet<>();
        for (AttributePath path : paths) {
            if (path.id() == null || path.attribute() == null) {
                continue;
            }
            Fact stated =
                    environment.stated(new Reference(path.section(), path.id())).orElseThrow();
            AttributeType attribute = FactType.of(path.section())
                    .attribute(name(path.attribute()))
                    .orElseThrow();
            if (attribute.stated()) {
                String key = path.attribute().contains(".")
                        ? path.attribute().substring(path.attribute().indexOf('.') + 1)
                        : null;
                places.add(new Place(stated, attribute, key));
            }
        }
        return List.copyOf(places);
    }

    private static List<Object> quantities(Collection<Place> places) {
        List<Object> quantities = new ArrayList<>();
        for (Place place : places) {
            Object value = place.value();
            if (value instanceof Comparable<?> && !(value instanceof Enum<?>) && !(value instanceof String)) {
                quantities.add(value);
            }
        }
        return quantities;
    }
}
