package org.infrapolicy.advisor.engine;

import java.time.Duration;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.infrapolicy.advisor.Change;
import org.infrapolicy.advisor.Counterfactual;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.VerdictChange;
import org.infrapolicy.advisor.engine.Hypotheses.Pair;
import org.infrapolicy.advisor.environment.AttributePath;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Distance;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Finds the smallest changes of stated attributes that turn a FAIL or a recommendation, by judging again with other values. Only what
 * was read to give a verdict can turn it, so that only that is supposed to be otherwise; a supposition is judged once for all that
 * read the attribute.
 */
public final class CounterfactualSearch {
    private static final String EXEMPT = "not-applicable";
    private static final int MOST_ANSWERS = 3;
    private static final int MOST_PAIRED_PATHS = 6;
    private static final int MOST_COMBINED = 6;

    private static final int MOST_VALUES_COMPARED = 4;

    /** What is wanted of a workload, or happens to it, is there to be met and not to be changed so that something passes. */
    private static final Pattern GIVEN = Pattern.compile("(workloads|failures|sites|links|decisions)\\[.*");

    /** What an object is, and of what it is made. */
    private static final Pattern IDENTITY =
            Pattern.compile("(sites|workloads|failures)\\[.*]\\.type|.*]\\.(planned|nodes|runsOn|covers|stage)");

    /** How far a change is from mending anything: 0 another setting, 1 another place, 2 it takes something away or makes it another. */
    private static int evasion(List<Step> steps, boolean finding) {
        int evasion = 0;
        for (Step step : steps) {
            String path = step.place().path();
            Object value = step.value();
            boolean reference = step.place().attribute().type() == Reference.class;
            if (value.equals(Reference.NONE) && step.place().value() != null
                    || reference
                            && value instanceof Listing<?> listing
                            && listing.elements().isEmpty()
                    || IDENTITY.matcher(path).matches()
                    || older(value, step.place().value())
                    || finding && GIVEN.matcher(path).matches()) {
                return 2;
            }
            evasion = reference
                            || finding
                                    && value instanceof Listing<?> list
                                    && list.elements().isEmpty()
                    ? 1
                    : evasion;
        }
        return evasion;
    }

    private static boolean older(Object value, @Nullable Object before) {
        return value instanceof OperatingSystem system
                && before instanceof OperatingSystem earlier
                && system.toString().compareTo(earlier.toString()) < 0;
    }

    private final Environment environment;
    private final Hypotheses hypotheses;
    private final CandidateValues values;
    private final Deliberation deliberation;
    private final List<CompiledRule> rules;
    private final Set<CompiledRule> findingRules = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Judge judge;
    private final Map<Reference, Map<String, List<Place>>> inputs = new HashMap<>();

    private CounterfactualSearch(RulePacks packs, Predicate<RuleInfo> selected, Environment environment) {
        this.environment = environment;
        rules = packs.rules();
        hypotheses = new Hypotheses(packs, environment);
        judge = new Judge(hypotheses.index());
        values = new CandidateValues(environment, packs.parameters());
        deliberation = new Deliberation(packs, selected, hypotheses.index(), judge, new Questions());
        for (CompiledRule rule : rules) {
            if (rule.info().givesFindings() && selected.test(rule.info())) {
                findingRules.add(rule);
            }
        }
    }

    /**
     * What would change the FAILs and recommendations that the selected rules give.
     *
     * @param findings of which FAILs, by fingerprint
     * @param decisions of which recommendations, by key
     */
    public static Counterfactuals of(
            RulePacks packs,
            Predicate<RuleInfo> selected,
            Environment environment,
            Predicate<String> findings,
            Predicate<String> decisions) {
        CounterfactualSearch search = new CounterfactualSearch(packs, selected, environment);
        List<Failing> failing = search.failing().stream()
                .filter(target -> findings.test(target.fingerprint()))
                .toList();
        List<Deciding> deciding = search.deciding().stream()
                .filter(target -> decisions.test(target.key()))
                .toList();
        List<Target> targets = new ArrayList<>(failing);
        targets.addAll(deciding);
        search.supposeSingly(targets);
        failing.stream().filter(target -> target.found.isEmpty()).forEach(search::supposeInPairs);
        Map<String, List<Counterfactual>> clearing = new TreeMap<>();
        failing.forEach(target -> put(clearing, target.fingerprint(), told(best(target.found))));
        Map<String, List<Counterfactual>> turning = new TreeMap<>();
        deciding.forEach(target -> put(turning, target.key(), told(target.best())));
        return new Counterfactuals(clearing, turning);
    }

    private static void put(Map<String, List<Counterfactual>> answers, String key, List<Counterfactual> ways) {
        if (!ways.isEmpty()) {
            answers.put(key, ways);
        }
    }

    private record Step(Place place, Object value) {}

    /** A supposition that turns something. */
    private record Way(List<Step> steps, String outcome, int evasion, Effect effect) {
        List<String> paths() {
            return steps.stream().map(step -> step.place().path()).toList();
        }

        /** How far the values are from those so far, where that can be said. */
        double distance() {
            return steps.stream()
                    .mapToDouble(step -> Math.abs(
                            magnitude(step.value()) - magnitude(step.place().value())))
                    .sum();
        }

        private static double magnitude(@Nullable Object value) {
            if (value instanceof Integer number) {
                return number;
            }
            if (value instanceof Duration duration) {
                return duration.getSeconds() + duration.getNano() / 1e9;
            }
            if (value instanceof DataSize size) {
                return size.bytes();
            }
            return value instanceof Distance distance ? distance.metres() : 0;
        }

        Counterfactual told() {
            return new Counterfactual(
                    steps.stream().map(step -> effect.change(step)).toList(), outcome, effect.causes());
        }
    }

    /** What else a supposition does; found out when it is asked for. */
    private final class Effect {
        private final Hypotheses.Hypothesis hypothesis;
        private @Nullable List<VerdictChange> causes;

        Effect(Hypotheses.Hypothesis hypothesis) {
            this.hypothesis = hypothesis;
        }

        Change change(Step step) {
            return step.place().to(environment, step.value());
        }

        List<VerdictChange> causes() {
            List<VerdictChange> known = causes;
            if (known == null) {
                known = CounterfactualSearch.this.causes(hypothesis);
                causes = known;
            }
            return known;
        }
    }

    /** What is to be turned. */
    private abstract static class Target {
        final List<Way> found = new ArrayList<>();

        /** On whose verdicts it hangs. */
        abstract List<Pair> pairs();

        /** Whether something else could be if only these verdicts were others. */
        boolean mayTurnBy(Set<Pair> others) {
            return true;
        }

        /** What would be instead; empty if nothing else would be. */
        abstract Optional<String> outcome(Hypotheses.Hypothesis hypothesis);
    }

    private static final class Failing extends Target {
        private final Pair pair;

        Failing(Pair pair) {
            this.pair = pair;
        }

        String fingerprint() {
            return Assessment.fingerprint(pair.rule().info(), pair.subject());
        }

        @Override
        List<Pair> pairs() {
            return List.of(pair);
        }

        @Override
        Optional<String> outcome(Hypotheses.Hypothesis hypothesis) {
            Verdict verdict = hypothesis.verdict(pair);
            return verdict == Verdict.PASS
                    ? Optional.of("pass")
                    : verdict == Verdict.NOT_APPLICABLE ? Optional.of(EXEMPT) : Optional.empty();
        }
    }

    private final class Deciding extends Target {
        private final Deliberation.Question question;
        private final Pair asking;
        private final Map<CompiledRule, Pair> arguments = new IdentityHashMap<>();
        private final Optional<String> recommended;
        private final Map<Set<Pair>, Boolean> turnable = new HashMap<>();

        Deciding(Deliberation.Question question) {
            this.question = question;
            asking = hypotheses.pair(question.rule(), question.subject());
            question.arguments().forEach(rule -> arguments.put(rule, hypotheses.pair(rule, question.subject())));
            recommended = question.recommended(rule -> pair(rule).verdict());
        }

        String key() {
            return Counterfactuals.key(question.decision(), Assessment.subject(question.subject()));
        }

        private Pair pair(CompiledRule argument) {
            return Objects.requireNonNull(arguments.get(argument));
        }

        @Override
        List<Pair> pairs() {
            return question.arguments().stream().map(this::pair).toList();
        }

        @Override
        Optional<String> outcome(Hypotheses.Hypothesis hypothesis) {
            boolean arises =
                    hypothesis.verdict(asking) == Verdict.FAIL || hypothesis.verdict(asking) == asking.verdict();
            return !arises || arguments.values().stream().allMatch(pair -> hypothesis.verdict(pair) == pair.verdict())
                    ? Optional.empty()
                    : question.recommended(rule -> hypothesis.verdict(pair(rule)))
                            .filter(option -> !recommended.equals(Optional.of(option)));
        }

        @Override
        boolean mayTurnBy(Set<Pair> others) {
            return others.size() > MOST_COMBINED || turnable.computeIfAbsent(others, this::someCombinationTurns);
        }

        private boolean someCombinationTurns(Set<Pair> others) {
            List<CompiledRule> rules = others.stream().map(Pair::rule).toList();
            for (int combination = 0; combination < 1 << rules.size(); combination++) {
                Set<CompiledRule> holding = Collections.newSetFromMap(new IdentityHashMap<>());
                for (int i = 0; i < rules.size(); i++) {
                    if ((combination >> i & 1) == 1) {
                        holding.add(rules.get(i));
                    }
                }
                Optional<String> option = question.recommended(rule -> {
                    Pair pair = pair(rule);
                    boolean holds = others.contains(pair) ? holding.contains(rule) : pair.verdict() == Verdict.FAIL;
                    return holds ? Verdict.FAIL : Verdict.PASS;
                });
                if (option.isPresent() && !option.equals(recommended)) {
                    return true;
                }
            }
            return false;
        }

        List<Told> best() {
            Map<String, List<Way>> byOption = new TreeMap<>();
            found.forEach(turn -> byOption.computeIfAbsent(turn.outcome(), key -> new ArrayList<>())
                    .add(turn));
            return byOption.values().stream()
                    .flatMap(ways -> CounterfactualSearch.best(ways).stream())
                    .sorted(Told.BEST_FIRST)
                    .toList();
        }
    }

    private List<Failing> failing() {
        List<Failing> failing = new ArrayList<>();
        for (CompiledRule rule : rules) {
            for (Pair pair : hypotheses.pairs(rule)) {
                if (pair.verdict() == Verdict.FAIL && findingRules.contains(rule)) {
                    failing.add(new Failing(pair));
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
            Map<Place, Set<Pair>> read = new LinkedHashMap<>();
            for (Pair pair : target.pairs()) {
                places(pair)
                        .forEach(place -> read.computeIfAbsent(place, key -> new LinkedHashSet<>())
                                .add(pair));
            }
            read.values().removeIf(pairs -> !target.mayTurnBy(pairs));
            List<Object> quantities = quantities(read.keySet(), target.pairs());
            read.forEach((place, pairs) -> {
                Set<Object> others = new LinkedHashSet<>();
                pairs.forEach(pair -> others.addAll(values.of(place, pair.rule().info(), quantities)));
                others.forEach(value -> suppositions
                        .computeIfAbsent(place, key -> new LinkedHashMap<>())
                        .computeIfAbsent(value, key -> new ArrayList<>())
                        .add(target));
            });
        }
        suppositions.forEach((place, values) ->
                values.forEach((value, those) -> suppose(List.of(new Step(place, value)), those)));
    }

    private void supposeInPairs(Failing target) {
        List<Place> evidence = evidence(target.pair);
        RuleInfo rule = target.pair.rule().info();
        if (evidence.size() > MOST_PAIRED_PATHS) {
            return;
        }
        List<Object> quantities = quantities(evidence, target.pairs());
        for (int i = 0; i < evidence.size(); i++) {
            for (int j = i + 1; j < evidence.size(); j++) {
                Place one = evidence.get(i);
                Place other = evidence.get(j);
                for (Object first : values.of(one, rule, quantities)) {
                    for (Object second : values.of(other, rule, quantities)) {
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
        Effect effect = new Effect(hypothesis);
        for (Target target : targets) {
            target.outcome(hypothesis)
                    .ifPresent(outcome -> target.found.add(
                            new Way(steps, outcome, evasion(steps, target instanceof Failing), effect)));
        }
    }

    /** The best ones, each with other attributes. */
    private static List<Told> best(List<Way> found) {
        Map<List<String>, List<Way>> byPaths = new LinkedHashMap<>();
        found.forEach(way ->
                byPaths.computeIfAbsent(way.paths(), key -> new ArrayList<>()).add(way));
        // what takes something away is an answer only where nothing else is
        int least = found.stream().mapToInt(Way::evasion).min().orElse(0);
        List<Told> told = new ArrayList<>();
        for (List<Way> ways : byPaths.values()) {
            ways.stream()
                    .filter(way -> way.evasion() < 2 || least == 2)
                    .sorted(Comparator.comparingInt(Way::evasion).thenComparingDouble(Way::distance))
                    .limit(MOST_VALUES_COMPARED)
                    .map(way -> new Told(way.told(), way.evasion()))
                    .min(Told.BEST_FIRST)
                    .ifPresent(told::add);
        }
        return told.stream().sorted(Told.BEST_FIRST).limit(MOST_ANSWERS).toList();
    }

    private static List<Counterfactual> told(List<Told> best) {
        return best.stream().map(Told::counterfactual).toList();
    }

    private record Told(Counterfactual counterfactual, int evasion) {
        private static final Comparator<Told> BEST_FIRST = Comparator.comparingInt(
                        (Told told) -> told.counterfactual().changes().size())
                .thenComparing(told -> !told.counterfactual().causes().isEmpty())
                .thenComparing(Told::evasion)
                .thenComparing(told -> told.counterfactual().causes().size())
                .thenComparing(told -> told.counterfactual().outcome().equals(EXEMPT));
    }

    private List<VerdictChange> causes(Hypotheses.Hypothesis hypothesis) {
        return hypothesis
                .changes(pair -> pair.verdict() != Verdict.FAIL && findingRules.contains(pair.rule()))
                .entrySet()
                .stream()
                .filter(change -> change.getValue() == Verdict.FAIL)
                .map(change -> change(change.getKey(), change.getValue()))
                .sorted(Comparator.comparing(
                                (VerdictChange change) -> change.rule().severity())
                        .thenComparing(VerdictChange::subject)
                        .thenComparing(change -> change.rule().id()))
                .toList();
    }

    private static VerdictChange change(Pair pair, Verdict verdict) {
        return new VerdictChange(
                pair.rule().info(),
                Assessment.subject(pair.subject()),
                pair.verdict(),
                verdict,
                pair.rule().info().title());
    }

    /** What a FAIL rests on. */
    private List<Place> evidence(Pair pair) {
        Explanation explanation = new Explanation(
                hypotheses.index(),
                judge.grounds(pair.rule(), pair.subject(), Verdict.FAIL).trace());
        Set<Place> places = new LinkedHashSet<>();
        for (AttributePath path : explanation.seenPaths()) {
            place(path).ifPresent(places::add);
        }
        return List.copyOf(places);
    }

    /** What is read to give a verdict, and from what that follows. */
    private Set<Place> places(Pair pair) {
        Set<Place> places = new LinkedHashSet<>();
        for (Hypotheses.Seen seen : pair.seen()) {
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
            paths.addAll(hypotheses.index().inputs(fact, name(input)).known());
            paths.addAll(hypotheses.index().inputs(fact, name(input)).missing());
        }
        return paths.stream()
                .map(this::place)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
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
                                stated, attribute, said.equals(name) ? null : said.substring(name.length() + 1)))
                : Optional.empty();
    }

    /** Quantities that are read beside an attribute, with which it may be compared. */
    private static List<Object> quantities(Collection<Place> places, List<Pair> pairs) {
        Set<Object> quantities = new LinkedHashSet<>();
        places.forEach(place -> addQuantity(place.value(), quantities));
        for (Pair pair : pairs) {
            for (Hypotheses.Seen seen : pair.seen()) {
                FactType.of(seen.fact().section())
                        .attribute(name(seen.path()))
                        .ifPresent(attribute -> addQuantity(attribute.of(seen.fact()), quantities));
            }
        }
        return List.copyOf(quantities);
    }

    private static void addQuantity(@Nullable Object value, Set<Object> quantities) {
        if (value instanceof Comparable<?> && !(value instanceof Enum<?>) && !(value instanceof String)) {
            quantities.add(value);
        }
    }
}
