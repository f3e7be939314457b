package org.infrapolicy.advisor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.environment.Environment;

/**
 * An ordered plan for a change of an estate. It says what to do, and does nothing. The same environment and rules give the same plan,
 * in the same order.
 *
 * @param id for example {@code set}
 * @param title what it is for
 * @param environment the estate for which it is made
 * @param places the hosts and clusters on which something is to be done, in sequence: a cluster before its hosts
 */
public record Plan(String id, String title, Environment environment, List<Place> places) {
    public Plan {
        places = List.copyOf(places);
    }

    /**
     * What is to be done on one host, or for one cluster as a whole.
     *
     * @param subject the host or cluster
     * @param cluster id of the cluster to which a host belongs; empty if it belongs to none, or nobody knows
     * @param targets the objects that the plan is about, those included that are left out
     * @param entries the entries, ordered by part and sequence
     */
    public record Place(Subject subject, String cluster, List<Target> targets, List<PlanEntry> entries) {
        public Place {
            targets = List.copyOf(targets);
            entries = List.copyOf(entries);
        }

        /** The entries of one part, in sequence. */
        public List<PlanEntry> entries(RuleInfo.Part part) {
            return entries.stream().filter(entry -> entry.part() == part).toList();
        }

        /** What must be known to tell which objects are changed. */
        public List<String> missing() {
            return targets.stream()
                    .flatMap(target -> target.missing().stream())
                    .distinct()
                    .toList();
        }

        /** The risks that are run at a step. */
        public List<PlanEntry> risks(PlanEntry step) {
            return entries(RuleInfo.Part.RISK).stream()
                    .filter(risk -> runAt(risk, step))
                    .toList();
        }

        /** The risks that hang on none of the steps. */
        public List<PlanEntry> otherRisks() {
            List<PlanEntry> steps = entries(RuleInfo.Part.STEP);
            return entries(RuleInfo.Part.RISK).stream()
                    .filter(risk -> steps.stream().noneMatch(step -> runAt(risk, step)))
                    .toList();
        }

        /** A risk of the whole host is run whichever object the step is about, and any risk at a step for the whole host. */
        private boolean runAt(PlanEntry risk, PlanEntry step) {
            return risk.at().equals(step.rule().id())
                    && (risk.subject().equals(step.subject())
                            || risk.subject().equals(subject)
                            || step.subject().equals(subject));
        }
    }

    /**
     * An object that the plan is about.
     *
     * @param subject the object
     * @param standing whether it is changed
     * @param missing where that is not known, the unknown attributes that would tell
     */
    public record Target(Subject subject, Standing standing, List<String> missing) {
        public Target {
            missing = List.copyOf(missing);
        }
    }

    /** Whether an object is changed by a plan. */
    public enum Standing {
        /** It is changed. */
        PLANNED,
        /** It depends on what is not known. */
        CONDITIONAL,
        /** Some refusal holds, and it stays as it is. */
        REFUSED
    }

    /** Whether the environment describes nothing that the plan could be about. */
    public boolean isEmpty() {
        return places.isEmpty();
    }

    /** What is to be done on a host, or for a cluster; empty if nothing is. */
    public Optional<Place> place(Subject subject) {
        return places.stream().filter(place -> place.subject().equals(subject)).findFirst();
    }

    /** The objects that the plan is about, in the order of the places. */
    public List<Target> targets() {
        return places.stream().flatMap(place -> place.targets().stream()).toList();
    }

    /** All entries, in the order of the places. */
    public List<PlanEntry> entries() {
        return places.stream().flatMap(place -> place.entries().stream()).toList();
    }

    /** The entries by what they are about. */
    public Map<Subject, List<PlanEntry>> bySubject() {
        return entries().stream()
                .collect(Collectors.groupingBy(PlanEntry::subject, LinkedHashMap::new, Collectors.toList()));
    }
}
