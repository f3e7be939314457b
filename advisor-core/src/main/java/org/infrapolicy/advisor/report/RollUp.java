package org.infrapolicy.advisor.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fingerprint;
import org.infrapolicy.advisor.RuleCoverage;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.WaiverUse;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of all environments of a run together.
 *
 * @param environments number of environments that were judged
 * @param objects number of objects that they describe
 * @param total counts of all verdicts
 * @param standing for each severity the number of FAILs that nobody has waived
 * @param standingNew the same for FAILs that the baseline has not
 * @param worst the environments with the most and gravest FAILs that nobody has waived, the worst first, at most {@value #LISTED}
 * @param causes the rules that fail, the commonest first
 * @param missing the attributes that are most often missing, the most useful first, at most {@value #LISTED}
 * @param coverage what became of each rule in all environments, ordered by id
 * @param unread the files that could not be read
 * @param ledger what the waivers cover, over all environments
 * @param waiverFindings what is to be said of the waivers themselves
 * @param gone what the baseline has as FAIL and this run has not
 * @param inputs a name for all that was read: other contents of the files give another one
 * @param listed number of findings that the environments list, by verdict
 * @param gravest the FAILs that nobody has waived, the gravest first, at most {@value #LISTED_FINDINGS}
 * @param broken the first ERROR of each rule that broke, ordered by rule
 * @param first the environment that came first; null if there is none
 */
public record RollUp(
        int environments,
        int objects,
        Summary total,
        Map<Severity, Integer> standing,
        Map<Severity, Integer> standingNew,
        List<EstateCount> worst,
        List<Cause> causes,
        List<MissingFact> missing,
        List<RuleCoverage> coverage,
        List<Unread> unread,
        List<WaiverUse> ledger,
        List<Finding> waiverFindings,
        List<Gone> gone,
        String inputs,
        Map<Verdict, Integer> listed,
        List<Located> gravest,
        List<Located> broken,
        @Nullable Named first) {
    /** So many environments, and so many missing facts, are listed. */
    public static final int LISTED = 20;

    /** So many of the gravest FAILs are listed. */
    public static final int LISTED_FINDINGS = 50;

    public RollUp {
        worst = List.copyOf(worst);
        causes = List.copyOf(causes);
        missing = List.copyOf(missing);
        coverage = List.copyOf(coverage);
        unread = List.copyOf(unread);
        ledger = List.copyOf(ledger);
        waiverFindings = List.copyOf(waiverFindings);
        gone = List.copyOf(gone);
        standing = Map.copyOf(standing);
        standingNew = Map.copyOf(standingNew);
        listed = Map.copyOf(listed);
        gravest = List.copyOf(gravest);
        broken = List.copyOf(broken);
    }

    /** Number of FAILs that nobody has waived and that the baseline has not. */
    public int fresh() {
        return standingNew.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Number of findings with this verdict that the environments list. */
    int listed(Verdict verdict) {
        return listed.getOrDefault(verdict, 0);
    }

    /**
     * How an environment fares.
     *
     * @param key its path below the folder; empty for a run on one environment
     * @param name its name
     * @param summary its counts
     * @param standing for each severity the number of FAILs that nobody has waived
     */
    public record EstateCount(String key, String name, Summary summary, Map<Severity, Integer> standing) {
        public EstateCount {
            standing = Map.copyOf(standing);
        }

        /** Number of FAILs of this severity that nobody has waived. */
        public int standing(Severity severity) {
            return standing.getOrDefault(severity, 0);
        }
    }

    /**
     * A rule that fails.
     *
     * @param rule the rule
     * @param environments number of environments in which it fails
     * @param failures number of its FAILs
     */
    public record Cause(RuleInfo rule, int environments, int failures) {}

    /**
     * An attribute that is missing.
     *
     * @param attribute the attribute without its object, for example {@code volumes[].fileSystem}
     * @param meaning what it says
     * @param environments number of environments in which it is missing
     * @param objects number of objects of which it is missing
     * @param settles number of undecided verdicts and arguments that wait for it
     */
    public record MissingFact(String attribute, String meaning, int environments, int objects, int settles) {}

    /**
     * A file that could not be read, or that broke the program; the others were judged all the same.
     *
     * @param key its path below the folder
     * @param problems what is wrong
     */
    public record Unread(String key, List<Problem> problems) {
        public Unread {
            problems = List.copyOf(problems);
        }
    }

    /**
     * A FAIL of the baseline that is none any more.
     *
     * @param key the environment
     * @param rule id of the rule
     * @param subject the object
     * @param fingerprint its identity
     */
    public record Gone(String key, String rule, String subject, String fingerprint) {}

    /**
     * A finding of one environment.
     *
     * @param key the environment
     * @param file the file that it is in
     * @param where the place; null if the environment was built in code
     * @param finding the finding
     */
    public record Located(String key, String file, @Nullable Position where, Finding finding) {
        static Located of(Estate estate, Finding finding) {
            return new Located(
                    estate.key(), estate.file(finding), estate.place(finding).orElse(null), finding);
        }
    }

    /**
     * What an environment is called.
     *
     * @param key its path below the folder; empty for a run on one environment
     * @param name its name
     * @param file the first of its files; its name if it was built in code
     */
    public record Named(String key, String name, String file) {}

    /** Collects what is said of one environment after the other. Holds a few lines for each, not the advice. Not safe for use by several threads. */
    public static final class Collector {
        private static final Comparator<EstateCount> WORST_FIRST = (one, other) -> {
            for (Severity severity : Severity.values()) {
                int difference = Integer.compare(other.standing(severity), one.standing(severity));
                if (difference != 0) {
                    return difference;
                }
            }
            return one.key().compareTo(other.key());
        };

        private final Map<String, RuleInfo> rules = new TreeMap<>();
        private int environments;
        private int objects;
        private Summary total = Summary.NONE;
        private final List<EstateCount> worst = new ArrayList<>();
        private final Map<String, Cause> causes = new TreeMap<>();
        private final Map<String, MissingFact> missing = new TreeMap<>();
        private final Map<String, Map<Verdict, Integer>> coverage = new TreeMap<>();
        private final List<Unread> unread = new ArrayList<>();
        private final List<WaiverUse> uses = new ArrayList<>();
        private final Map<Severity, Integer> standing = new TreeMap<>();
        private final Map<Severity, Integer> standingNew = new TreeMap<>();
        private final Map<Verdict, Integer> listed = new EnumMap<>(Verdict.class);
        private final List<Located> gravest = new ArrayList<>();
        private final Map<String, Located> broken = new TreeMap<>();
        private @Nullable Named first;
        private String inputs = "";

        /** A collector for a run. */
        public Collector(Run run) {
            run.rules().forEach(rule -> rules.put(rule.id(), rule));
        }

        /** Counts an environment. */
        public void add(EstateTally tally) {
            environments++;
            first = first == null ? new Named(tally.key(), tally.name(), tally.file()) : first;
            tally.listed().forEach((verdict, count) -> listed.merge(verdict, count, Integer::sum));
            tally.gravest().forEach(located -> keepGravest(gravest, located));
            tally.broken()
                    .forEach(located ->
                            broken.putIfAbsent(located.finding().rule().id(), located));
            inputs = Fingerprint.of(inputs + "|" + tally.input());
            objects += tally.objects();
            total = total.plus(tally.summary());
            tally.standing().forEach((severity, count) -> standing.merge(severity, count, Integer::sum));
            tally.standingNew().forEach((severity, count) -> standingNew.merge(severity, count, Integer::sum));
            uses.addAll(tally.uses());
            tally.failures()
                    .forEach((id, failures) -> causes.merge(
                            id,
                            new Cause(rule(id), 1, failures),
                            (a, b) -> new Cause(
                                    a.rule(), a.environments() + b.environments(), a.failures() + b.failures())));
            keepWorst(new EstateCount(tally.key(), tally.name(), tally.summary(), tally.standing()));
            tally.missing()
                    .forEach(fact -> missing.merge(
                            fact.attribute(),
                            fact,
                            (a, b) -> new MissingFact(
                                    a.attribute(),
                                    a.meaning(),
                                    a.environments() + b.environments(),
                                    a.objects() + b.objects(),
                                    a.settles() + b.settles())));
            tally.coverage().forEach((id, verdicts) -> {
                Map<Verdict, Integer> all = coverage.computeIfAbsent(id, rule -> new TreeMap<>());
                verdicts.forEach((verdict, count) -> all.merge(verdict, count, Integer::sum));
            });
        }

        private RuleInfo rule(String id) {
            RuleInfo rule = rules.get(id);
            if (rule == null) {
                throw new IllegalStateException(id + " is no rule of this run");
            }
            return rule;
        }

        /** Those that came before stay before others of the same severity. */
        static void keepGravest(List<Located> gravest, Located located) {
            int place = gravest.size();
            while (place > 0
                    && !gravest.get(place - 1)
                            .finding()
                            .rule()
                            .severity()
                            .atLeast(located.finding().rule().severity())) {
                place--;
            }
            if (place < LISTED_FINDINGS) {
                gravest.add(place, located);
            }
            if (gravest.size() > LISTED_FINDINGS) {
                gravest.remove(LISTED_FINDINGS);
            }
        }

        private void keepWorst(EstateCount count) {
            if (!count.standing().isEmpty()) {
                worst.add(count);
            }
            if (worst.size() > 4 * LISTED) {
                worst.sort(WORST_FIRST);
                worst.subList(LISTED, worst.size()).clear();
            }
        }

        /** Notes a file that could not be read. */
        public void add(Unread file) {
            unread.add(file);
            inputs = Fingerprint.of(inputs + "|" + file.key() + "|"
                    + file.problems().stream().map(Problem::message).toList());
        }

        /** What the waivers did in all environments so far. */
        public List<WaiverUse> uses() {
            return List.copyOf(uses);
        }

        /**
         * All of it.
         *
         * @param waiverFindings what is to be said of the waivers themselves
         * @param gone what the baseline has as FAIL and this run has not
         */
        public RollUp rollUp(List<Finding> waiverFindings, List<Gone> gone) {
            worst.sort(WORST_FIRST);
            return new RollUp(
                    environments,
                    objects,
                    total,
                    standing,
                    standingNew,
                    worst.subList(0, Math.min(worst.size(), LISTED)),
                    causes.values().stream()
                            .sorted(Comparator.comparing(Cause::environments)
                                    .thenComparing(Cause::failures)
                                    .reversed()
                                    .thenComparing(cause -> cause.rule().id()))
                            .toList(),
                    missing.values().stream()
                            .sorted(Comparator.comparing(MissingFact::settles)
                                    .reversed()
                                    .thenComparing(MissingFact::attribute))
                            .limit(LISTED)
                            .toList(),
                    coverage.entrySet().stream()
                            .map(one -> new RuleCoverage(rule(one.getKey()), one.getValue(), List.of()))
                            .toList(),
                    unread,
                    uses,
                    waiverFindings,
                    gone,
                    inputs,
                    listed,
                    gravest,
                    List.copyOf(broken.values()),
                    first);
        }
    }
}
