package org.infrapolicy.advisor.comparison;

import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.infrapolicy.advisor.Change;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.report.RecordedRun;
import org.infrapolicy.advisor.report.RecordedRun.RecordedEstate;
import org.infrapolicy.advisor.report.RecordedRun.RecordedFinding;
import org.jspecify.annotations.Nullable;

/**
 * What is another in one run than in another, and why.
 *
 * @param changes the findings that are others, new FAILs first
 * @param onlyBefore environments that only the first run has
 * @param onlyAfter environments that only the second run has
 * @param rulesAdded rules that only the second run has
 * @param rulesRemoved rules that only the first run has
 * @param rulesChanged rules of both whose conditions, severity or thresholds are others
 */
public record RunComparison(
        List<FindingChange> changes,
        List<String> onlyBefore,
        List<String> onlyAfter,
        List<String> rulesAdded,
        List<String> rulesRemoved,
        List<String> rulesChanged) {
    private static final String UNKNOWN = "unknown";
    private static final Comparator<FindingChange> ORDER = Comparator.comparing(FindingChange::kind)
            .thenComparing(FindingChange::severity)
            .thenComparing(FindingChange::key)
            .thenComparing(FindingChange::subject)
            .thenComparing(FindingChange::rule);

    public RunComparison {
        changes = List.copyOf(changes);
        onlyBefore = List.copyOf(onlyBefore);
        onlyAfter = List.copyOf(onlyAfter);
        rulesAdded = List.copyOf(rulesAdded);
        rulesRemoved = List.copyOf(rulesRemoved);
        rulesChanged = List.copyOf(rulesChanged);
    }

    /** What a change means. */
    public enum Kind {
        /** It fails now, and nobody has waived it. */
        FAILS,
        /** A waiver no longer covers it. */
        UNWAIVED,
        /** It fails with another severity. */
        SEVERITY,
        /** It cannot be told any more. */
        UNDECIDED,
        /** It fails no more, but cannot be told either. */
        NO_LONGER_FAILS,
        /** A waiver covers it now. */
        WAIVED,
        /** It fails no more, and that is settled. */
        CLEARED,
        /** It was not known, and is settled now without a FAIL. */
        SETTLED,
        /** Something else. */
        OTHER
    }

    /** Why something changed. Several may have had a part in it. */
    public enum Cause {
        /** The environment says something else. */
        ENVIRONMENT,
        /** Facts are known that were not, or the other way round. */
        EVIDENCE_COVERAGE,
        /** The rule is another one, is new, or is gone; or a profile gives it another severity or threshold. */
        RULE_PACK,
        /** A waiver came, went or expired. */
        WAIVER,
        /** Another day: ages are counted up to it. */
        DAY,
        /** Another version of the advisor. */
        ADVISOR
    }

    /**
     * A finding that is another.
     *
     * @param key the environment; empty for runs on one
     * @param rule id of the rule
     * @param severity how much it matters in the run that has it as FAIL or UNKNOWN, the second one if both have
     * @param subject the object
     * @param before the verdict of the first run; NOT_APPLICABLE where it has none
     * @param after the verdict of the second run; NOT_APPLICABLE where it has none
     * @param kind what it means
     * @param causes why
     * @param facts what is stated otherwise of what the two verdicts rest on or miss
     * @param message what was found, or what is missing
     */
    public record FindingChange(
            String key,
            String rule,
            Severity severity,
            Subject subject,
            Verdict before,
            Verdict after,
            Kind kind,
            Set<Cause> causes,
            List<Change> facts,
            String message) {
        public FindingChange {
            causes = Set.copyOf(causes);
            facts = List.copyOf(facts);
        }

        /** The causes in their order. */
        public List<Cause> orderedCauses() {
            return causes.stream().sorted().toList();
        }
    }

    /** A run with all its environments by key. */
    public record Recorded(RecordedRun run, Map<String, RecordedEstate> estates) {
        /**
         * Reads what {@code check -o json=FILE} wrote.
         *
         * @throws EnvironmentException if it is nothing of the kind
         */
        public static Recorded read(Path file) {
            Map<String, RecordedEstate> estates = new LinkedHashMap<>();
            RecordedRun run = RecordedRun.read(file, estate -> estates.put(estate.key(), estate));
            return new Recorded(run, estates);
        }

        /** The same of a text. */
        public static Recorded read(String name, Reader text) {
            Map<String, RecordedEstate> estates = new LinkedHashMap<>();
            RecordedRun run = RecordedRun.read(name, text, estate -> estates.put(estate.key(), estate));
            return new Recorded(run, estates);
        }

        private Recorded underKey(String key) {
            RecordedEstate only = estates.values().iterator().next();
            return new Recorded(
                    run,
                    Map.of(key, new RecordedEstate(key, only.name(), only.hashes(), only.findings(), only.facts())));
        }
    }

    /** Compares two runs. Two runs on one environment each are compared whatever it is called. */
    public static RunComparison of(Recorded first, Recorded second) {
        boolean single = first.estates().size() == 1 && second.estates().size() == 1;
        Recorded before = single ? first.underKey("") : first;
        Recorded after = single ? second.underKey("") : second;
        List<FindingChange> changes = new ArrayList<>();
        before.estates().forEach((key, earlier) -> {
            RecordedEstate later = after.estates().get(key);
            if (later != null) {
                Set<String> fingerprints = new TreeSet<>(earlier.findings().keySet());
                fingerprints.addAll(later.findings().keySet());
                Sides sides = new Sides(before.run(), after.run(), earlier, later);
                fingerprints.forEach(fingerprint -> sides.compare(fingerprint, changes));
            }
        });
        changes.sort(ORDER);
        Map<String, String> rulesBefore = before.run().rules();
        Map<String, String> rulesAfter = after.run().rules();
        return new RunComparison(
                changes,
                without(before.estates().keySet(), after.estates().keySet()),
                without(after.estates().keySet(), before.estates().keySet()),
                without(rulesAfter.keySet(), rulesBefore.keySet()),
                without(rulesBefore.keySet(), rulesAfter.keySet()),
                rulesBefore.keySet().stream()
                        .filter(rule -> rulesAfter.containsKey(rule)
                                && !rulesAfter.get(rule).equals(rulesBefore.get(rule)))
                        .sorted()
                        .toList());
    }

    private static List<String> without(Set<String> some, Set<String> others) {
        return some.stream().filter(one -> !others.contains(one)).sorted().toList();
    }

    /** Whether something fails that did not, or whose waiver is gone. */
    public boolean worse() {
        return changes.stream()
                .anyMatch(change -> change.severity() != Severity.INFO
                        && (change.kind() == Kind.FAILS || change.kind() == Kind.UNWAIVED));
    }

    /** An environment as two runs see it. */
    private record Sides(RecordedRun before, RecordedRun after, RecordedEstate earlier, RecordedEstate later) {
        void compare(String fingerprint, List<FindingChange> changes) {
            RecordedFinding was = earlier.findings().get(fingerprint);
            RecordedFinding is = later.findings().get(fingerprint);
            Verdict from = was == null ? Verdict.NOT_APPLICABLE : was.verdict();
            Verdict to = is == null ? Verdict.NOT_APPLICABLE : is.verdict();
            boolean waiver = was != null
                    && is != null
                    && was.verdict() == Verdict.FAIL
                    && was.waiver().isEmpty() != is.waiver().isEmpty();
            boolean severity = was != null && is != null && from == Verdict.FAIL && was.severity() != is.severity();
            if (from == to && !waiver && !severity) {
                return;
            }
            RecordedFinding shown = is != null && to != Verdict.PASS || was == null ? is : was;
            if (shown == null) {
                return;
            }
            changes.add(new FindingChange(
                    later.key(),
                    shown.rule(),
                    shown.severity(),
                    shown.subject(),
                    from,
                    to,
                    kind(was, is, from, to),
                    from == to && waiver ? EnumSet.of(Cause.WAIVER) : causes(shown.rule(), was, is),
                    facts(was, is),
                    to == Verdict.UNKNOWN && is != null
                            ? "missing " + String.join(", ", is.missing())
                            : shown.message()));
        }

        private static Kind kind(
                @Nullable RecordedFinding was, @Nullable RecordedFinding is, Verdict from, Verdict to) {
            if (from == to) {
                boolean unwaived = was != null && is != null && is.stands() && !was.stands();
                boolean waived = was != null && is != null && was.stands() && !is.stands();
                return unwaived ? Kind.UNWAIVED : waived ? Kind.WAIVED : Kind.SEVERITY;
            }
            if (to == Verdict.FAIL) {
                return is != null && is.stands() ? Kind.FAILS : Kind.WAIVED;
            }
            if (from == Verdict.FAIL) {
                return to == Verdict.UNKNOWN || to == Verdict.ERROR ? Kind.NO_LONGER_FAILS : Kind.CLEARED;
            }
            if (to == Verdict.UNKNOWN) {
                return Kind.UNDECIDED;
            }
            return from == Verdict.UNKNOWN ? Kind.SETTLED : Kind.OTHER;
        }

        private Set<Cause> causes(String rule, @Nullable RecordedFinding was, @Nullable RecordedFinding is) {
            Set<Cause> causes = EnumSet.noneOf(Cause.class);
            String ruleBefore = before.rules().getOrDefault(rule, "");
            if (!ruleBefore.equals(after.rules().getOrDefault(rule, ""))) {
                causes.add(Cause.RULE_PACK);
            }
            if (!said()) {
                boolean coverage = missing(was, later) || missing(is, earlier);
                boolean otherwise = facts(was, is).stream()
                        .anyMatch(fact ->
                                !fact.from().equals(UNKNOWN) && !fact.to().equals(UNKNOWN));
                if (coverage) {
                    causes.add(Cause.EVIDENCE_COVERAGE);
                }
                if (otherwise || !coverage && causes.isEmpty()) {
                    causes.add(Cause.ENVIRONMENT);
                }
            }
            if (causes.isEmpty() && !before.today().equals(after.today())) {
                causes.add(Cause.DAY);
            }
            if (causes.isEmpty()) {
                causes.add(Cause.ADVISOR);
            }
            return causes;
        }

        /** Whether something that one side misses is known to the other. */
        private static boolean missing(@Nullable RecordedFinding finding, RecordedEstate other) {
            return finding != null && finding.missing().stream().anyMatch(other.facts()::containsKey);
        }

        private List<Change> facts(@Nullable RecordedFinding was, @Nullable RecordedFinding is) {
            Set<String> paths = new TreeSet<>();
            for (RecordedFinding finding : Arrays.asList(was, is)) {
                if (finding != null) {
                    paths.addAll(finding.evidence().keySet());
                    paths.addAll(finding.missing());
                }
            }
            return paths.stream()
                    .map(path -> new Change(
                            path,
                            earlier.facts().getOrDefault(path, UNKNOWN),
                            later.facts().getOrDefault(path, UNKNOWN)))
                    .filter(change -> !change.from().equals(change.to()))
                    .toList();
        }

        /** Whether both runs read the same documents. */
        private boolean said() {
            return new TreeSet<>(earlier.hashes().values())
                            .equals(new TreeSet<>(later.hashes().values()))
                    && before.supposed().equals(after.supposed());
        }
    }
}
