package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Argument;
import org.infrapolicy.advisor.Argument.Stance;
import org.infrapolicy.advisor.Argument.Strength;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Option.Standing;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.AttributePath;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.Decision;

/** Weighs the arguments of each decision for each of its subjects. */
final class Deliberation {
    private static final Comparator<Argument> ARGUMENT_ORDER = Comparator.comparing(Argument::strength)
            .thenComparing(Argument::stance)
            .thenComparing(Argument::rule);

    private final FactIndex index;
    private final Judge judge;
    private final Questions questions;
    private final Competitions competitions;
    private final List<CompiledRule> asking = new ArrayList<>();
    private final Map<String, List<CompiledRule>> arguing = new TreeMap<>();

    Deliberation(RulePacks packs, Predicate<RuleInfo> selected, FactIndex index, Judge judge, Questions questions) {
        this.index = index;
        this.judge = judge;
        this.questions = questions;
        competitions = new Competitions(packs);
        for (CompiledRule rule : packs.rules()) {
            RuleInfo.Stance argument = rule.info().argument();
            if (argument != null && selected.test(rule.info())) {
                if (argument.option().contains(":")) {
                    asking.add(rule);
                } else {
                    arguing.computeIfAbsent(argument.decision(), decision -> new ArrayList<>())
                            .add(rule);
                }
            }
        }
    }

    /**
     * A design question that arises for an object.
     *
     * @param rule the rule that asks it
     * @param subject the object
     * @param options titles of the options by id
     * @param arguments the rules that argue about it
     */
    record Question(CompiledRule rule, Fact subject, Map<String, String> options, List<CompiledRule> arguments) {
        String decision() {
            return Objects.requireNonNull(rule.info().argument()).decision();
        }

        /** The option that would be recommended, if one would, if the arguments had these verdicts. */
        Optional<String> recommended(Function<CompiledRule, Verdict> verdicts) {
            Option first = rank(options, holding(weighed(verdicts, false))).get(0);
            return first.standing() == Standing.RECOMMENDED ? Optional.of(first.id()) : Optional.empty();
        }

        /** The options that would be ruled out. */
        Set<String> ruledOut(Function<CompiledRule, Verdict> verdicts) {
            return rank(options, holding(weighed(verdicts, false))).stream()
                    .filter(option -> option.standing() == Standing.RULED_OUT)
                    .map(Option::id)
                    .collect(Collectors.toSet());
        }

        /** Whether some option would be recommended, and no open argument could change that. */
        boolean settled(Function<CompiledRule, Verdict> verdicts) {
            List<Weighed> weighed = weighed(verdicts, true);
            List<Option> ranked = rank(options, holding(weighed));
            return ranked.get(0).standing() == Standing.RECOMMENDED && Deliberation.settled(options, weighed, ranked);
        }

        private static List<Weighed> holding(List<Weighed> weighed) {
            return weighed.stream().filter(Weighed::certain).toList();
        }

        private List<Weighed> weighed(Function<CompiledRule, Verdict> verdicts, boolean withOpen) {
            List<Weighed> weighed = new ArrayList<>();
            for (CompiledRule argument : arguments) {
                Verdict verdict = verdicts.apply(argument);
                if (verdict == Verdict.FAIL || withOpen && verdict == Verdict.UNKNOWN) {
                    RuleInfo.Stance stance =
                            Objects.requireNonNull(argument.info().argument());
                    Argument bare = new Argument(
                            argument.info().id(),
                            stance.stance(),
                            stance.strength(),
                            "",
                            List.of(),
                            List.of(),
                            "",
                            "",
                            List.of());
                    for (String option : stance.option().split(",")) {
                        weighed.add(new Weighed(option.strip(), bare, verdict == Verdict.FAIL));
                    }
                }
            }
            return weighed;
        }
    }

    /** The questions that arise, or are asked. */
    List<Question> arising() {
        List<Question> arising = new ArrayList<>();
        for (CompiledRule question : asking) {
            for (Fact subject : index.all(question.subject())) {
                Verdict verdict = judge.verdict(question, subject);
                if (verdict == Verdict.FAIL || verdict == Verdict.UNKNOWN && asked(question, subject)) {
                    arising.add(question(question, subject));
                }
            }
        }
        return arising;
    }

    private Question question(CompiledRule rule, Fact subject) {
        RuleInfo.Stance asked = Objects.requireNonNull(rule.info().argument());
        return new Question(
                rule,
                subject,
                options(asked.option()),
                arguing.getOrDefault(asked.decision(), List.of()).stream()
                        .filter(argument -> argument.subject() == subject.section())
                        .toList());
    }

    List<Recommendation> recommendations() {
        List<Recommendation> recommendations = new ArrayList<>();
        arising().forEach(question -> recommendations.add(recommend(question)));
        recommendations.sort(Comparator.comparing(Recommendation::decision).thenComparing(Recommendation::subject));
        return recommendations;
    }

    /** Whether the environment asks for this decision; then it is answered although it is not known whether it arises by itself. */
    private boolean asked(CompiledRule question, Fact subject) {
        String id = Objects.requireNonNull(question.info().argument()).decision();
        return index.all(Section.DECISIONS).stream()
                .map(Decision.class::cast)
                .anyMatch(decision ->
                        id.equals(decision.topic()) && subject.reference().equals(decision.subject()));
    }

    /** An argument that holds, or that may hold. */
    private record Weighed(String option, Argument argument, boolean certain) {}

    private Recommendation recommend(Question question) {
        Fact subject = question.subject();
        List<Weighed> weighed = new ArrayList<>();
        Set<AttributePath> open = new HashSet<>();
        for (CompiledRule rule : question.arguments()) {
            Verdict verdict = judge.verdict(rule, subject);
            if (verdict == Verdict.FAIL || verdict == Verdict.UNKNOWN) {
                Judge.Grounds grounds = judge.grounds(rule, subject, verdict);
                Explanation explanation = new Explanation(index, grounds.trace());
                RuleInfo.Stance stance = Objects.requireNonNull(rule.info().argument());
                Argument argument = new Argument(
                        rule.info().id(),
                        stance.stance(),
                        stance.strength(),
                        explanation.message(rule.info().finding(), rule, subject, grounds.tuple()),
                        rule.info().guidance(),
                        rule.info().sources(),
                        rule.info().caveat(),
                        rule.info().basis(),
                        explanation.evidence());
                for (String option : stance.option().split(",")) {
                    weighed.add(new Weighed(option.strip(), argument, verdict == Verdict.FAIL));
                }
                if (verdict == Verdict.UNKNOWN) {
                    open.addAll(explanation.missingPaths());
                    questions.ask(explanation.missingPaths(), rule.info());
                }
            }
        }
        List<Option> ranked = rank(
                question.options(), weighed.stream().filter(Weighed::certain).toList());
        return new Recommendation(
                question.decision(),
                question.rule().info().title(),
                Assessment.subject(subject),
                ranked,
                competitions.of(ranked),
                open.stream().sorted().map(AttributePath::toString).toList(),
                settled(question.options(), weighed, ranked));
    }

    /** The options of which an argument speaks. */
    static List<String> options(CompiledRule argument) {
        return Arrays.stream(Objects.requireNonNull(argument.info().argument())
                        .option()
                        .split(","))
                .map(String::strip)
                .toList();
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : text.split(",")) {
            int colon = option.indexOf(':');
            options.put(
                    option.substring(0, colon).strip(),
                    option.substring(colon + 1).strip());
        }
        return options;
    }

    /** Strong arguments for minus against, then weak ones, then those that decide only where nothing else does. */
    private record Weight(boolean ruledOut, int strong, int weak, int byDefault) implements Comparable<Weight> {
        static Weight of(List<Argument> arguments) {
            return new Weight(
                    arguments.stream().anyMatch(argument -> argument.stance() == Stance.RULES_OUT),
                    sum(arguments, Strength.STRONG),
                    sum(arguments, Strength.WEAK),
                    sum(arguments, Strength.DEFAULT));
        }

        private static int sum(List<Argument> arguments, Strength strength) {
            return arguments.stream()
                    .filter(argument -> argument.strength() == strength)
                    .mapToInt(argument -> argument.stance() == Stance.FOR ? 1 : -1)
                    .sum();
        }

        @Override
        public int compareTo(Weight other) {
            return Comparator.comparing(Weight::ruledOut)
                    .thenComparing(Comparator.comparingInt(Weight::strong).reversed())
                    .thenComparing(Comparator.comparingInt(Weight::weak).reversed())
                    .thenComparing(Comparator.comparingInt(Weight::byDefault).reversed())
                    .compare(this, other);
        }
    }

    private record Candidate(String id, String title, List<Argument> arguments, Weight weight) {
        static Candidate of(String id, String title, List<Weighed> weighed) {
            List<Argument> arguments = weighed.stream()
                    .filter(argument -> argument.option().equals(id))
                    .map(Weighed::argument)
                    .sorted(ARGUMENT_ORDER)
                    .toList();
            return new Candidate(id, title, arguments, Weight.of(arguments));
        }
    }

    private static List<Option> rank(Map<String, String> options, List<Weighed> weighed) {
        List<Candidate> order = options.entrySet().stream()
                .map(option -> Candidate.of(option.getKey(), option.getValue(), weighed))
                .sorted(Comparator.comparing(Candidate::weight))
                .toList();
        Weight best = order.get(0).weight();
        boolean clear = !best.ruledOut()
                && (order.size() == 1 || best.compareTo(order.get(1).weight()) < 0);
        List<Option> ranked = new ArrayList<>();
        for (Candidate candidate : order) {
            Standing standing = candidate.weight().ruledOut()
                    ? Standing.RULED_OUT
                    : clear && ranked.isEmpty() ? Standing.RECOMMENDED : Standing.POSSIBLE;
            ranked.add(new Option(candidate.id(), candidate.title(), standing, candidate.arguments()));
        }
        return ranked;
    }

    /** Whether the recommended option beats the others even if all that is open speaks against it and for them. */
    private static boolean settled(Map<String, String> options, List<Weighed> weighed, List<Option> ranked) {
        if (weighed.stream().allMatch(Weighed::certain)) {
            return true;
        }
        if (ranked.get(0).standing() != Standing.RECOMMENDED) {
            return false;
        }
        String recommended = ranked.get(0).id();
        Weight worst = supposing(recommended, weighed, stance -> stance != Stance.FOR);
        return !worst.ruledOut()
                && options.keySet().stream()
                        .filter(option -> !option.equals(recommended))
                        .allMatch(option ->
                                worst.compareTo(supposing(option, weighed, stance -> stance == Stance.FOR)) < 0);
    }

    /** The weight of an option if of the open arguments those of a certain stance hold. */
    private static Weight supposing(String option, List<Weighed> weighed, Predicate<Stance> holds) {
        return Weight.of(weighed.stream()
                .filter(argument -> argument.option().equals(option))
                .filter(argument ->
                        argument.certain() || holds.test(argument.argument().stance()))
                .map(Weighed::argument)
                .toList());
    }
}
