package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Change;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fingerprint;
import org.infrapolicy.advisor.RankingChange;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.VerdictChange;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Knowledge;
import org.infrapolicy.advisor.environment.Section;

/** Tells in what the advice on two environments differs. */
public final class Comparison {
    private static final Comparator<VerdictChange> ORDER = Comparator.comparing(
                    (VerdictChange change) -> change.fails() ? 0 : change.clears() ? 1 : 2)
            .thenComparing(change -> change.rule().severity())
            .thenComparing(VerdictChange::subject)
            .thenComparing(change -> change.rule().id());

    private Comparison() {}

    /** What is stated otherwise in an environment that has the same objects. */
    public static List<Change> changes(Environment before, Environment after) {
        List<Change> changes = new ArrayList<>();
        for (Section section : Section.values()) {
            if (before.knowledge(section) != after.knowledge(section)) {
                changes.add(new Change(section.key(), text(before.knowledge(section)), text(after.knowledge(section))));
            }
            for (Fact fact : after.all(section)) {
                Fact earlier = before.stated(fact.reference()).orElseThrow();
                Fact later = after.stated(fact.reference()).orElseThrow();
                for (AttributeType attribute : FactType.of(section).attributes()) {
                    if (attribute.stated()) {
                        changes.addAll(changes(attribute, earlier, later));
                    }
                }
            }
        }
        return changes;
    }

    private static String text(Knowledge knowledge) {
        return knowledge == Knowledge.COMPLETE ? "[]" : knowledge.name().toLowerCase(Locale.ROOT);
    }

    private static List<Change> changes(AttributeType attribute, Fact earlier, Fact later) {
        if (attribute.keys().isEmpty()) {
            return changes(new Place(earlier, attribute, null), new Place(later, attribute, null));
        }
        return attribute.keys().stream()
                .flatMap(key -> changes(new Place(earlier, attribute, key), new Place(later, attribute, key)).stream())
                .toList();
    }

    private static List<Change> changes(Place earlier, Place later) {
        Object value = later.value();
        return Objects.equals(earlier.value(), value)
                ? List.of()
                : List.of(new Change(
                        earlier.path(),
                        earlier.attribute().text(earlier.value()),
                        earlier.attribute().text(value)));
    }

    /** The verdicts of selected rules that are others, new FAILs first, then cleared ones. */
    public static List<VerdictChange> verdicts(
            RulePacks packs, Predicate<RuleInfo> selected, Advice before, Advice after) {
        Map<String, Map<Subject, Verdict>> then = Assessment.verdicts(packs, before.environment());
        Map<String, Map<Subject, Verdict>> now = Assessment.verdicts(packs, after.environment());
        Map<String, Finding> found = byFingerprint(before);
        found.putAll(byFingerprint(after));
        List<VerdictChange> changes = new ArrayList<>();
        for (RuleInfo rule : packs.catalogue()) {
            if (!rule.givesFindings() || !selected.test(rule)) {
                continue;
            }
            Map<Subject, Verdict> earlier = then.getOrDefault(rule.id(), Map.of());
            now.getOrDefault(rule.id(), Map.of()).forEach((subject, verdict) -> {
                Verdict was = earlier.getOrDefault(subject, Verdict.NOT_APPLICABLE);
                if (was != verdict) {
                    Finding finding = found.get(Fingerprint.of(rule.id(), subject));
                    String message = finding != null && (verdict == Verdict.FAIL || was == Verdict.FAIL)
                            ? finding.message()
                            : rule.title();
                    changes.add(new VerdictChange(rule, subject, was, verdict, message));
                }
            });
        }
        changes.sort(ORDER);
        return changes;
    }

    private static Map<String, Finding> byFingerprint(Advice advice) {
        return advice.failures().stream()
                .collect(Collectors.toMap(
                        Finding::fingerprint, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** The recommendations in which an option has another place, standing or argument, or that are no longer as settled. */
    public static List<RankingChange> rankings(Advice before, Advice after) {
        Map<String, Recommendation> then = byKey(before);
        Map<String, Recommendation> now = byKey(after);
        TreeSet<String> keys = new TreeSet<>(then.keySet());
        keys.addAll(now.keySet());
        List<RankingChange> changes = new ArrayList<>();
        for (String key : keys) {
            Recommendation earlier = then.get(key);
            Recommendation later = now.get(key);
            Recommendation either = Objects.requireNonNull(later == null ? earlier : later);
            if (earlier == null || later == null || !ranking(earlier).equals(ranking(later))) {
                changes.add(new RankingChange(
                        either.decision(),
                        either.question(),
                        either.subject(),
                        Optional.ofNullable(earlier),
                        Optional.ofNullable(later)));
            }
        }
        return changes;
    }

    private static Map<String, Recommendation> byKey(Advice advice) {
        return advice.decisions().stream()
                .collect(Collectors.toMap(
                        decision -> Counterfactuals.key(decision.decision(), decision.subject()), Function.identity()));
    }

    private static List<String> ranking(Recommendation recommendation) {
        List<String> ranking = new ArrayList<>();
        recommendation.options().forEach(option -> {
            ranking.add(option.id() + " " + option.standing());
            option.arguments().forEach(argument -> ranking.add(argument.rule()));
        });
        ranking.add(String.valueOf(recommendation.settled()));
        return ranking;
    }
}
