package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.infrapolicy.advisor.Argument.Stance;
import org.infrapolicy.advisor.Argument.Strength;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.Inquiry;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.engine.Hypotheses.Pair;
import org.infrapolicy.advisor.environment.AttributePath;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** Finds what to ask next: the unknown attribute that settles most on the average over the values that it could have. */
public final class InquirySearch {
    private static final int MOST_COMPARED = 30;
    private static final int MOST_VALUES = 16;
    private static final int MOST_OBJECTS = 20;

    /** Settling a decision is worth more than anything that only helps with it. */
    private static final double DECIDED = 1000;

    private final Environment environment;
    private final Hypotheses hypotheses;
    private final CandidateValues values;
    private final Judge judge;
    private final List<Pair> open = new ArrayList<>();
    private Deliberation.@Nullable Question question;

    private InquirySearch(RulePacks packs, Predicate<RuleInfo> selected, Environment environment, String decision) {
        this.environment = environment;
        hypotheses = new Hypotheses(packs, environment);
        values = new CandidateValues(environment, packs.parameters());
        judge = new Judge(hypotheses.index());
        Deliberation deliberation = new Deliberation(packs, selected, hypotheses.index(), judge, new Questions());
        for (Deliberation.Question arising : deliberation.arising()) {
            String key = Counterfactuals.key(arising.decision(), Assessment.subject(arising.subject()));
            if (decision.isEmpty() || decision.equals(key)) {
                Set<String> gone = arising.ruledOut(
                        rule -> hypotheses.pair(rule, arising.subject()).verdict());
                arising.arguments().stream()
                        .filter(rule -> !gone.containsAll(Deliberation.options(rule)))
                        .forEach(rule -> noteOpen(hypotheses.pair(rule, arising.subject())));
                question = decision.isEmpty() ? null : arising;
            }
        }
        if (decision.isEmpty()) {
            for (CompiledRule rule : packs.rules()) {
                if (rule.info().givesFindings() && selected.test(rule.info())) {
                    hypotheses.pairs(rule).forEach(this::noteOpen);
                }
            }
        }
    }

    private void noteOpen(Pair pair) {
        if (pair.verdict() == Verdict.UNKNOWN) {
            open.add(pair);
        }
    }

    /**
     * The questions, the best first.
     *
     * @param decision the key of the only decision that is to be settled; empty for all verdicts and decisions
     * @param not paths that are not to be asked for
     */
    public static List<Inquiry> of(
            RulePacks packs, Predicate<RuleInfo> selected, Environment environment, String decision, Set<String> not) {
        return new InquirySearch(packs, selected, environment, decision).inquiries(not);
    }

    /** All that is open, as an inquiry could ask for it, in the order in which a document is written. */
    public static List<String> inDocumentOrder(
            RulePacks packs, Predicate<RuleInfo> selected, Environment environment, String decision) {
        List<AttributePath> paths = new ArrayList<>(new InquirySearch(packs, selected, environment, decision)
                .waiting()
                .keySet());
        paths.sort(Comparator.comparing(AttributePath::section)
                .thenComparing(path -> path.id() == null ? -1 : position(environment, path))
                .thenComparing(path -> path.attribute() == null ? -1 : position(path)));
        return paths.stream().map(AttributePath::toString).toList();
    }

    private static int position(Environment environment, AttributePath path) {
        List<String> ids =
                environment.all(path.section()).stream().map(Fact::id).toList();
        return ids.indexOf(path.id());
    }

    private static int position(AttributePath path) {
        List<String> names = FactType.of(path.section()).attributes().stream()
                .map(AttributeType::name)
                .toList();
        return names.indexOf(name(Objects.requireNonNull(path.attribute())));
    }

    private static String name(String path) {
        return path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
    }

    private Map<AttributePath, Set<Pair>> waiting() {
        Map<AttributePath, Set<Pair>> waiting = new LinkedHashMap<>();
        for (Pair pair : open) {
            Explanation explanation = new Explanation(
                    hypotheses.index(),
                    judge.grounds(pair.rule(), pair.subject(), Verdict.UNKNOWN).trace());
            for (AttributePath path : explanation.missingPaths()) {
                waiting.computeIfAbsent(path, key -> new LinkedHashSet<>()).add(pair);
            }
        }
        return waiting;
    }

    /** Also from what it would follow: one answer may settle several summaries at once. */
    private Map<AttributePath, Set<Pair>> waitingWithInputs() {
        Map<AttributePath, Set<Pair>> all = new LinkedHashMap<>();
        waiting().forEach((path, pairs) -> {
            all.computeIfAbsent(path, key -> new LinkedHashSet<>()).addAll(pairs);
            for (AttributePath input : inputs(path)) {
                all.computeIfAbsent(input, key -> new LinkedHashSet<>()).addAll(pairs);
            }
        });
        return all;
    }

    private List<AttributePath> inputs(AttributePath path) {
        String attribute = path.attribute();
        if (path.id() == null || attribute == null) {
            return List.of();
        }
        return environment
                .find(new Reference(path.section(), path.id()))
                .map(fact -> hypotheses.index().inputs(fact, name(attribute)).missing())
                .orElse(List.of());
    }

    private record Candidate(AttributePath path, Set<Pair> pairs, double weight) {}

    private List<Inquiry> inquiries(Set<String> not) {
        List<Candidate> candidates = new ArrayList<>();
        waitingWithInputs().forEach((path, pairs) -> {
            if (!not.contains(path.toString())) {
                candidates.add(new Candidate(
                        path, pairs, pairs.stream().mapToDouble(this::weight).sum()));
            }
        });
        candidates.sort(Comparator.comparingDouble(Candidate::weight).reversed().thenComparing(Candidate::path));
        List<Inquiry> inquiries = new ArrayList<>();
        int compared = Math.min(candidates.size(), MOST_COMPARED);
        candidates.subList(0, compared).forEach(candidate -> inquiries.add(inquiry(candidate, true)));
        inquiries.sort(Comparator.comparingDouble(Inquiry::settles).reversed().thenComparing(Inquiry::path));
        candidates.subList(compared, candidates.size()).forEach(candidate -> inquiries.add(inquiry(candidate, false)));
        return inquiries;
    }

    private double weight(Pair pair) {
        RuleInfo.Stance argument = pair.rule().info().argument();
        if (argument == null) {
            return switch (pair.rule().info().severity()) {
                case CRITICAL -> 20;
                case HIGH -> 10;
                case MEDIUM -> 4;
                case LOW -> 2;
                case INFO -> 1;
            };
        }
        if (argument.stance() == Stance.RULES_OUT || argument.strength() == Strength.STRONG) {
            return 10;
        }
        return argument.strength() == Strength.WEAK ? 3 : 1;
    }

    /** Of those for which least waits it is not tried out what an answer would settle. */
    private Inquiry inquiry(Candidate candidate, boolean tried) {
        AttributePath path = candidate.path();
        List<RuleInfo> rules = candidate.pairs().stream()
                .sorted(Comparator.comparingDouble(this::weight).reversed())
                .map(pair -> pair.rule().info())
                .distinct()
                .toList();
        Severity severity = rules.stream()
                .map(RuleInfo::severity)
                .min(Comparator.naturalOrder())
                .orElse(Severity.INFO);
        Optional<Place> place = path.id() == null ? Optional.empty() : place(path);
        if (place.isEmpty()) {
            Section section = path.section();
            return new Inquiry(
                    path.toString(),
                    environment.all(section).isEmpty()
                            ? "all " + section.key() + " that there are"
                            : "the " + section.key() + " that are not described yet",
                    Inquiry.Kind.SECTION,
                    List.of(),
                    environment.all(section).isEmpty() ? "there are none" : "there are no others",
                    tried ? settlesIfNone(section, candidate.pairs()) / 2 : 0,
                    severity,
                    rules);
        }
        AttributeType attribute = place.get().attribute();
        return new Inquiry(
                path.toString(),
                place.get().key() == null
                        ? attribute.meaning()
                        : "whether it is so for: "
                                + words(String.valueOf(place.get().key())),
                kind(attribute),
                answers(attribute),
                attribute.listing() && attribute.none().isEmpty() ? "the list is empty" : attribute.none(),
                tried ? settles(place.get(), candidate.pairs()) : 0,
                severity,
                rules);
    }

    /** {@code exclusiveHardware} in words. */
    private static String words(String key) {
        return key.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private Optional<Place> place(AttributePath path) {
        Optional<Fact> stated = environment.stated(new Reference(path.section(), String.valueOf(path.id())));
        return stated.filter(fact -> path.attribute() != null).map(fact -> Place.of(environment, path.toString()));
    }

    /** A section is taken to be empty as often as not. */
    private double settlesIfNone(Section section, Set<Pair> pairs) {
        Environment closed = environment.toBuilder().complete(section).build();
        FactIndex index = new FactIndex(closed, hypotheses.index().parameters());
        Judge closedJudge = new Judge(index);
        Map<CompiledRule, Verdict> verdicts = new LinkedHashMap<>();
        double settled = 0;
        for (Pair pair : pairs) {
            Verdict verdict = closedJudge.verdict(
                    pair.rule(), index.find(pair.subject().reference()).orElseThrow());
            verdicts.put(pair.rule(), verdict);
            settled += verdict == Verdict.UNKNOWN ? 0 : weight(pair);
        }
        Deliberation.Question asked = question;
        if (asked != null
                && asked.settled(rule -> verdicts.getOrDefault(
                        rule, hypotheses.pair(rule, asked.subject()).verdict()))) {
            settled += DECIDED;
        }
        return settled;
    }

    private double settles(Place place, Set<Pair> pairs) {
        Set<Object> others = new LinkedHashSet<>();
        List<Object> quantities = new ArrayList<>();
        for (AttributeType other : FactType.of(place.stated().section()).statedAttributes()) {
            Object value = other.of(place.stated());
            if (value instanceof Comparable<?>
                    && other.type() == place.attribute().type()) {
                quantities.add(value);
            }
        }
        pairs.forEach(pair -> others.addAll(values.of(place, pair.rule().info(), quantities)));
        List<Object> tried = others.stream().limit(MOST_VALUES).toList();
        double sum = 0;
        int count = 0;
        for (Object value : tried) {
            Hypotheses.Hypothesis hypothesis = hypotheses.suppose(List.of(place.with(place.stated(), value)));
            if (hypothesis.consistent()) {
                sum += settles(hypothesis);
                count++;
            }
        }
        return count == 0 ? pairs.stream().mapToDouble(this::weight).sum() / 2 : sum / count;
    }

    private double settles(Hypotheses.Hypothesis hypothesis) {
        double settled = 0;
        for (Pair pair : open) {
            if (hypothesis.verdict(pair) != Verdict.UNKNOWN) {
                settled += weight(pair);
            }
        }
        Deliberation.Question asked = question;
        if (asked != null && asked.settled(rule -> hypothesis.verdict(hypotheses.pair(rule, asked.subject())))) {
            settled += DECIDED;
        }
        return settled;
    }

    private static Inquiry.Kind kind(AttributeType attribute) {
        boolean list = attribute.listing();
        if (attribute.type() == Reference.class) {
            return list ? Inquiry.Kind.OBJECTS : Inquiry.Kind.OBJECT;
        }
        if (attribute.type() == Boolean.class || !attribute.keys().isEmpty()) {
            return Inquiry.Kind.YES_NO;
        }
        if (attribute.type().isEnum()) {
            return list ? Inquiry.Kind.CHOICES : Inquiry.Kind.CHOICE;
        }
        return list ? Inquiry.Kind.VALUES : Inquiry.Kind.VALUE;
    }

    private List<String> answers(AttributeType attribute) {
        if (attribute.type() == Boolean.class || !attribute.keys().isEmpty()) {
            return List.of("yes", "no");
        }
        if (attribute.type().isEnum()) {
            return Arrays.stream(attribute.type().getEnumConstants())
                    .map(attribute::text)
                    .toList();
        }
        if (attribute.type() == Reference.class) {
            Collection<Section> sections =
                    attribute.refersTo().isEmpty() ? List.of(Section.values()) : attribute.refersTo();
            return sections.stream()
                    .flatMap(section -> environment.all(section).stream())
                    .map(Fact::id)
                    .limit(MOST_OBJECTS)
                    .toList();
        }
        if (attribute.type() == OperatingSystem.class) {
            return CandidateValues.SYSTEMS.stream()
                    .map(OperatingSystem::toString)
                    .toList();
        }
        return List.of(attribute.example());
    }
}
