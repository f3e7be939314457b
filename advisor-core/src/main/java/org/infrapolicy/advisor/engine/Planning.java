package org.infrapolicy.advisor.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.infrapolicy.advisor.Plan;
import org.infrapolicy.advisor.Plan.Place;
import org.infrapolicy.advisor.Plan.Standing;
import org.infrapolicy.advisor.Plan.Target;
import org.infrapolicy.advisor.PlanEntry;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.RuleInfo.Part;
import org.infrapolicy.advisor.RuleInfo.Planned;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Knowledge;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.Host;

/**
 * Makes a plan of the rules that contribute to it: an entry stands where the conditions of its rule hold, stands under a condition
 * where they may hold, and is left out where they cannot.
 */
public final class Planning {
    private final CompiledRule about;
    private final List<CompiledRule> rules;
    private final Environment environment;
    private final FactIndex index;
    private final Judge judge;
    private final Map<Reference, Reference> placeOf = new HashMap<>();

    private Planning(RulePacks packs, CompiledRule about, List<CompiledRule> rules, Environment described) {
        this.about = about;
        this.rules = rules;
        environment = assumed(about, described);
        index = new FactIndex(environment, packs.parameters());
        judge = new Judge(index);
    }

    /**
     * The plan of this id for an environment.
     *
     * @throws IllegalArgumentException if no selected rule says what such a plan is about
     */
    public static Plan plan(RulePacks packs, Predicate<RuleInfo> selected, String id, Environment environment) {
        Map<String, CompiledRule> plans = new TreeMap<>();
        List<CompiledRule> rules = new ArrayList<>();
        for (CompiledRule rule : packs.rules()) {
            Planned planned = rule.info().planned();
            if (planned != null && selected.test(rule.info())) {
                if (planned.part() == Part.ABOUT) {
                    plans.put(planned.plan(), rule);
                } else if (planned.plan().equals(id)) {
                    rules.add(rule);
                }
            }
        }
        CompiledRule about = plans.get(id);
        if (about == null) {
            throw new IllegalArgumentException(
                    "There is no plan " + id + ". Plans are: " + String.join(", ", plans.keySet()) + ".");
        }
        return new Planning(packs, about, rules, environment).plan();
    }

    /** The environment as the plan takes it to which a rule contributes; the same one for other rules. */
    static Environment assumed(RulePacks packs, CompiledRule rule, Environment environment) {
        return packs.rules().stream()
                .filter(candidate -> candidate.info().planned() != null
                        && placement(candidate).part() == Part.ABOUT
                        && candidate.info().plan().equals(rule.info().plan()))
                .findFirst()
                .map(about -> assumed(about, environment))
                .orElse(environment);
    }

    /** A section that says what is asked for is empty where nothing is asked for. */
    private static Environment assumed(CompiledRule about, Environment environment) {
        Environment.Builder builder = environment.toBuilder();
        boolean changed = false;
        for (Section section : Section.values()) {
            if (placement(about).assumes().contains(section.key())
                    && environment.knowledge(section) == Knowledge.UNKNOWN) {
                builder.complete(section);
                changed = true;
            }
        }
        return changed ? builder.build() : environment;
    }

    private static Planned placement(CompiledRule rule) {
        return Objects.requireNonNull(rule.info().planned());
    }

    private Plan plan() {
        Map<Reference, List<PlanEntry>> entries = new LinkedHashMap<>();
        Map<Reference, List<Subject>> targets = new HashMap<>();
        places().forEach(place -> entries.put(place, new ArrayList<>()));
        for (CompiledRule rule : entries.isEmpty() ? List.<CompiledRule>of() : rules) {
            for (Fact subject : index.all(rule.subject())) {
                List<PlanEntry> here = entries.get(place(subject));
                Verdict verdict = here == null ? Verdict.NOT_APPLICABLE : judge.verdict(rule, subject);
                if (here != null && stands(verdict)) {
                    here.add(entry(rule, subject, verdict));
                }
            }
        }
        for (Fact fact : index.all(about.subject())) {
            targets.computeIfAbsent(place(fact), place -> new ArrayList<>()).add(Assessment.subject(fact));
        }
        List<Place> places = new ArrayList<>();
        entries.forEach((place, here) -> places.add(place(place, here, targets.getOrDefault(place, List.of()))));
        return new Plan(placement(about).plan(), about.info().title(), environment, places);
    }

    private Place place(Reference place, List<PlanEntry> entries, List<Subject> targets) {
        Subject subject = new Subject(Objects.requireNonNull(place.section()).key(), place.id());
        entries.sort(Comparator.comparing(PlanEntry::part)
                .thenComparingInt(entry -> placement(entry).phase())
                .thenComparing(entry -> !entry.subject().equals(subject))
                .thenComparing(
                        entry -> !entry.subject().kind().equals(about.subject().key()))
                .thenComparing(PlanEntry::subject)
                .thenComparingInt(entry -> placement(entry).position())
                .thenComparing(entry -> entry.rule().severity())
                .thenComparing(entry -> entry.rule().id()));
        Reference cluster = place.section() == Section.HOSTS ? cluster(place) : Reference.NONE;
        return new Place(
                subject,
                cluster.equals(Reference.NONE) ? "" : cluster.id(),
                targets.stream().map(target -> target(target, entries)).toList(),
                entries);
    }

    private static Planned placement(PlanEntry entry) {
        return Objects.requireNonNull(entry.rule().planned());
    }

    private static boolean stands(Verdict verdict) {
        return verdict == Verdict.FAIL || verdict == Verdict.UNKNOWN;
    }

    /** Where something is to be done, in order: each cluster with its hosts after it, then the other hosts. */
    private List<Reference> places() {
        Set<Reference> places = new HashSet<>();
        for (Fact subject : index.all(about.subject())) {
            if (stands(judge.verdict(about, subject))) {
                places.add(place(subject));
            }
        }
        for (Reference place : Set.copyOf(places)) {
            Reference cluster = cluster(place);
            if (cluster.section() == Section.CLUSTERS) {
                places.add(cluster);
            }
        }
        return places.stream()
                .sorted(Comparator.<Reference, Boolean>comparing(
                                place -> cluster(place).equals(Reference.NONE))
                        .thenComparing(place -> cluster(place).id())
                        .thenComparing(place -> place.section() != Section.CLUSTERS)
                        .thenComparing(Reference::id))
                .toList();
    }

    private Reference cluster(Reference place) {
        if (place.section() == Section.CLUSTERS) {
            return place;
        }
        return environment
                .find(place)
                .filter(Host.class::isInstance)
                .map(host -> ((Host) host).cluster())
                .orElse(Reference.NONE);
    }

    /** The nearest host or cluster to which the references of an object lead; the object itself where they lead to none. */
    private Reference place(Fact subject) {
        return placeOf.computeIfAbsent(subject.reference(), key -> nearest(subject));
    }

    private Reference nearest(Fact subject) {
        Deque<Fact> open = new ArrayDeque<>(List.of(subject));
        Set<Reference> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Fact fact = open.remove();
            if (fact.section() == Section.HOSTS || fact.section() == Section.CLUSTERS) {
                return fact.reference();
            }
            for (AttributeType attribute : FactType.of(fact.section()).statedAttributes()) {
                boolean single = attribute.type() == Reference.class && !attribute.listing();
                if (single && attribute.of(fact) instanceof Reference other && seen.add(other)) {
                    index.find(other).ifPresent(open::add);
                }
            }
        }
        return subject.reference();
    }

    private PlanEntry entry(CompiledRule rule, Fact subject, Verdict verdict) {
        Judge.Grounds grounds = judge.grounds(rule, subject, verdict);
        Explanation explanation = new Explanation(index, grounds.trace());
        boolean conditional = verdict == Verdict.UNKNOWN;
        return new PlanEntry(
                rule.info(),
                Assessment.subject(subject),
                explanation.messageOrTitle(rule, subject, conditional ? new Object[rule.slots()] : grounds.tuple()),
                conditional,
                conditional ? explanation.missing() : List.of(),
                explanation.evidence());
    }

    private static Target target(Subject subject, List<PlanEntry> entries) {
        List<PlanEntry> refusals = entries.stream()
                .filter(entry -> entry.part() == Part.REFUSAL && entry.subject().equals(subject))
                .toList();
        boolean refused = refusals.stream().anyMatch(refusal -> !refusal.conditional());
        Standing standing = refused ? Standing.REFUSED : refusals.isEmpty() ? Standing.PLANNED : Standing.CONDITIONAL;
        List<String> missing = refusals.stream()
                .flatMap(refusal -> refusal.missing().stream())
                .distinct()
                .sorted()
                .toList();
        return new Target(subject, standing, refused ? List.of() : missing);
    }
}
