package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.infrapolicy.advisor.Counterfactual;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.Change;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.VerdictChange;
import org.infrapolicy.advisor.environment.AttributePath;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Reference;

/**
 * Finds the smallest changes of stated attributes that turn a FAIL or a recommendation, by judging again with other values. Only what
 * was read to give a verdict can turn it, so that only that is supposed to be otherwise; a supposition is judged once for all that
 * read the attribute.
 */
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
    private final Set<CompiledRule> findingRules = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Judge judge;
    private final Map<Reference, Map<String, List<Place>>> inputs = new HashMap<>();

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
        List<Failing> failing = search.failing();
        List<Deciding> deciding = search.deciding();
        List<Target> targets = new ArrayList<>(failing);
        targets.addAll(deciding);
        search.supposeSingly(targets);
        failing.stream().filter(target -> target.found.isEmpty()).forEach(search::supposeInPairs);
        Map<String, List<Counterfactual>> findings = new TreeMap<>();
        for (Failing target : failing) {
            put(findings, Assessment.fingerprint(target.rule.info(), target.subject), best(target.found));
        }
        Map<String, List<Counterfactual>> decisions = new TreeMap<>();
        for (Deciding target : deciding) {
            put(
                    decisions,
                    Counterfactuals.key(target.question.decision(), Assessment.subject(target.question.subject())),
                    target.best());
        }
        return new Counterfactuals(findings, decisions);
    }

    private static void put(Map<String, List<Counterfactual>> answers, String key, List<Counterfactual> ways) {
        if (!ways.isEmpty()) {
            answers.put(key, ways);
        }
    }

    private record Step(Place place, Object value) {}

    /** What is to be turned. */
    private abstract static class Target {
        final List<Counterfactual> found = new ArrayList<>();

        /** The rules whose verdicts it hangs on. */
        abstract List<CompiledRule> rules();

        abstract Fact subject();

        /** What would be instead; empty if nothing else would be. */
        abstract Optional<String> outcome(Hypotheses.Hypothesis hypothesis);
    }

    private static final class Failing extends Target {
        private final CompiledRule rule;
        private final Fact subject;

        Failing(CompiledRule rule, Fact subject) {
            this.rule = rule;
            this.subject = subject;
        }

        @Override
        List<CompiledRule> rules() {
            return List.of(rule);
        }

        @Override
        Fact subject() {
            return subject;
        }

        @Override
        Optional<String> outcome(Hypotheses.Hypothesis hypothesis) {
            Verdict verdict = hypothesis.verdict(rule, subject.reference());
            return verdict == Verdict.PASS
                    ? Optional.of("pass")
                    : verdict == Verdict.NOT_APPLICABLE ? Optional.of(EXEMPT) : Optional.empty();
        }
    }

    private final class Deciding extends Target {
        private final Deliberation.Question question;
        private final List<CompiledRule> arguments;
        private final Optional<String> recommended;

        Deciding(Deliberation.Question question) {
            this.question = question;
            arguments = deliberation.arguing(question);
            recommended = deliberation.recommended(
                    question,
                    rule -> hypotheses.verdict(rule, question.subject().reference()));
        }

        @Override
        List<CompiledRule> rules() {
            return arguments;
        }

        @Override
        Fact subject() {
            return question.subject();
        }

        @Override
        Optional<String> outcome(Hypotheses.Hypothesis hypothesis) {
            Reference subject = question.subject().reference();
            boolean same = true;
            for (CompiledRule argument : arguments) {
                same &= !hypothesis.affects(argument, subject)
                        || hypothesis.verdict(argument, subject) == hypotheses.verdict(argument, subject);
            }
            return same
                    ? Optional.empty()
                    : deliberation
                            .recommended(question, rule -> hypothesis.verdict(rule, subject))
                            .filter(option -> !recommended.equals(Optional.of(option)));
        }

        List<Counterfactual> best() {
            Map<String, List<Counterfactual>> byOption = new TreeMap<>();
            found.forEach(turn -> byOption.computeIfAbsent(turn.outcome(), key -> new ArrayList<>())
                    .add(turn));
            return byOption.values().stream()
                    .flatMap(ways -> CounterfactualSearch.best(ways).stream())
                    .sorted(BEST_FIRST)
                    .toList();
        }
    }

    private List<Failing> failing() {
        List<Failing> failing = new ArrayList<>();
        for (CompiledRule rule : findingRules) {
            for (Fact subject : hypotheses.index().all(rule.subject())) {
                if (hypotheses.verdict(rule, subject.reference()) == Verdict.FAIL) {
                    failing.add(new Failing(rule, subject));
                }
            }
        }
        return failing;
    }

    private List<Deciding> deciding() {
        return deliberation.arising().stream().map(Deciding::new).toList();
    }

    private void supposeSingly(List<Target> targets) {
        Map<Place, Map<Object, List<Target>>> suppositions = new LinkedHashMap<>();
        for (Target target : targets) {
            Map<Place, Set<CompiledRule>> read = new LinkedHashMap<>();
            for (CompiledRule rule : target.rules()) {
                places(rule, target.subject()).forEach(place -> read.computeIfAbsent(place, key -> new LinkedHashSet<>())
                        .add(rule));
            }
            List<Object> quantities = quantities(read.keySet());
            read.forEach((place, rules) -> {
                Set<Object> others = new LinkedHashSet<>();
                rules.forEach(rule ->
                        others.addAll(values.of(place.attribute(), place.value(), rule.info(), quantities)));
                others.forEach(value -> suppositions
                        .computeIfAbsent(place, key -> new LinkedHashMap<>())
                        .computeIfAbsent(value, key -> new ArrayList<>())
                        .add(target));
            });
        }
        System.err.println("places " + suppositions.size() + " suppositions " + suppositions.values().stream().mapToInt(Map::size).sum()+" targets "+targets.size()); Map<String,Integer> m=new TreeMap<>(); suppositions.forEach((pl,v)->m.merge(pl.stated().section()+"."+pl.attribute().name(), v.size(), Integer::sum)); m.entrySet().stream().sorted((x,y)->y.getValue()-x.getValue()).limit(25).forEach(System.err::println);
        suppositions.forEach(
                (place, values) -> values.forEach((value, those) -> suppose(List.of(new Step(place, value)), those)));
    }

    private void supposeInPairs(Failing target) {
        List<Place> evidence = evidence(target.rule, target.subject);
        if (evidence.size() > MOST_PAIRED_PATHS) {
            return;
        }
        List<Object> quantities = quantities(evidence);
        for (int i = 0; i < evidence.size(); i++) {
            for (int j = i + 1; j < evidence.size(); j++) {
                Place one = evidence.get(i);
                Place other = evidence.get(j);
                for (Object first : values.of(one.attribute(), one.value(), target.rule.info(), quantities)) {
                    for (Object second : values.of(other.attribute(), other.value(), target.rule.info(), quantities)) {
                        suppose(List.of(new Step(one, first), new Step(other, second)), List.of(target));
                    }
                }
            }
        }
    }

    private void suppose(List<Step> steps, List<Target> targets) {
        Map<Reference, Fact> otherwise = new LinkedHashMap<>();
        for (Step step : steps) {
            Reference reference = step.place().stated().reference();
            Fact fact = otherwise.getOrDefault(reference, step.place().stated());
            otherwise.put(reference, step.place().with(fact, step.value()));
        }
        Hypotheses.Hypothesis hypothesis = hypotheses.suppose(List.copyOf(otherwise.values()));
        if (!hypothesis.consistent()) {
            return;
        }
        List<VerdictChange> causes = null;
        for (Target target : targets) {
            Optional<String> outcome = target.outcome(hypothesis);
            if (outcome.isPresent()) {
                causes = causes == null ? causes(hypothesis) : causes;
                List<Change> changes =
                        steps.stream().map(step -> step.place().to(step.value())).toList();
                target.found.add(new Counterfactual(changes, outcome.get(), causes));
            }
        }
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

    private List<VerdictChange> causes(Hypotheses.Hypothesis hypothesis) {
        return hypothesis.changes(findingRules::contains).entrySet().stream()
                .filter(change -> change.getValue() == Verdict.FAIL)
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

    /** What a FAIL rests on. */
    private List<Place> evidence(CompiledRule rule, Fact subject) {
        Explanation explanation = new Explanation(
                environment, judge.grounds(rule, subject, Verdict.FAIL).trace());
        Set<Place> places = new LinkedHashSet<>();
        for (AttributePath path : explanation.seenPaths()) {
            place(path).ifPresent(places::add);
        }
        return List.copyOf(places);
    }

    /** What is read to give a verdict, and from what that follows. */
    private Set<Place> places(CompiledRule rule, Fact subject) {
        Set<Place> places = new LinkedHashSet<>();
        for (Hypotheses.Seen seen : hypotheses.seen(rule, subject)) {
            places.addAll(inputs.computeIfAbsent(seen.fact().reference(), key -> new HashMap<>())
                    .computeIfAbsent(seen.path(), path -> behind(seen.fact(), path)));
        }
        return places;
    }

    private List<Place> behind(Fact fact, String path) {
        Set<AttributePath> paths = new LinkedHashSet<>();
        AttributeType attribute =
                FactType.of(fact.section()).attribute(name(path)).orElseThrow();
        List<String> read = attribute.kind() == AttributeType.Kind.COMPUTED ? attribute.computedFrom() : List.of(path);
        for (String input : read) {
            paths.add(AttributePath.of(fact, input));
            paths.addAll(environment.inputs(fact, name(input)).known());
            paths.addAll(environment.inputs(fact, name(input)).missing());
        }
        return paths.stream().map(this::place).flatMap(Optional::stream).distinct().toList();
    }

    private static String name(String path) {
        return path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
    }

    /** The place of a path, if a document may state it. */
    private Optional<Place> place(AttributePath path) {
        String said = path.attribute();
        if (path.id() == null || said == null) {
            return Optional.empty();
        }
        String name = name(said);
        AttributeType attribute = FactType.of(path.section()).attribute(name).orElseThrow();
        return attribute.stated()
                ? environment
                        .stated(new Reference(path.section(), path.id()))
                        .map(stated -> new Place(
                                stated,
                                attribute,
                                said.equals(name) ? null : said.substring(name.length() + 1)))
                : Optional.empty();
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
