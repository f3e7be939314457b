package org.infrapolicy.advisor.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Question;
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
 * @param total counts of all verdicts
 * @param worst the environments with the most and gravest FAILs that nobody has waived, the worst first, at most {@value #LISTED}
 * @param causes the rules that fail, the commonest first
 * @param missing the attributes that are most often missing, the most useful first, at most {@value #LISTED}
 * @param coverage what became of each rule in all environments, ordered by id
 * @param unread the files that could not be read
 * @param ledger what the waivers cover, over all environments
 * @param waiverFindings what is to be said of the waivers themselves
 * @param fresh number of FAILs that the baseline has not
 * @param gone what the baseline has as FAIL and this run has not
 * @param listed number of findings that the environments list, by verdict
 * @param gravest the FAILs that nobody has waived, the gravest first, at most {@value #LISTED_FINDINGS}
 * @param broken the first ERROR of each rule that broke, ordered by rule
 * @param first the environment that came first; null if there is none
 */
public record RollUp(
        int environments,
        Summary total,
        List<EstateCount> worst,
        List<Cause> causes,
        List<MissingFact> missing,
        List<RuleCoverage> coverage,
        List<Unread> unread,
        List<WaiverUse> ledger,
        List<Finding> waiverFindings,
        int fresh,
        List<Gone> gone,
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
        listed = Map.copyOf(listed);
        gravest = List.copyOf(gravest);
        broken = List.copyOf(broken);
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
        /** Number of FAILs of this severity that nobody has waived. */
        public int standing(Severity severity) {
            return standing.getOrDefault(severity, 0);
        }

        private boolean failing() {
            return !standing.isEmpty();
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
    public record Named(String key, String name, String file) {
        private static Named of(Estate estate) {
            return new Named(estate.key(), estate.advice().environment().name(), estate.file());
        }
    }

    /** The roll-up of a run on one environment. */
    public static RollUp of(Estate estate, List<Finding> waiverFindings) {
        Collector collector = new Collector();
        collector.add(estate);
        return collector.rollUp(waiverFindings, List.of());
    }

    /** Collects what is said of one environment after the other. Holds a line for each, not the advice. Not safe for use by several threads. */
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

        private int environments;
        private Summary total = Summary.NONE;
        private final List<EstateCount> worst = new ArrayList<>();
        private final Map<String, Cause> causes = new TreeMap<>();
        private final Map<String, MissingFact> missing = new TreeMap<>();
        private final Map<String, RuleCoverage> coverage = new TreeMap<>();
        private final List<Unread> unread = new ArrayList<>();
        private final List<WaiverUse> uses = new ArrayList<>();
        private final Map<Verdict, Integer> listed = new EnumMap<>(Verdict.class);
        private final List<Located> gravest = new ArrayList<>();
        private final Map<String, Located> broken = new TreeMap<>();
        private @Nullable Named first;
        private int fresh;

        /** Counts an environment. */
        public void add(Estate estate) {
            Advice advice = estate.advice();
            environments++;
            first = first == null ? Named.of(estate) : first;
            total = total.plus(advice.summary());
            Map<Severity, Integer> standing = new TreeMap<>();
            Map<String, Cause> here = new TreeMap<>();
            for (Finding finding : advice.findings()) {
                listed.merge(finding.verdict(), 1, Integer::sum);
                if (finding.verdict() == Verdict.ERROR) {
                    broken.computeIfAbsent(finding.rule().id(), rule -> Located.of(estate, finding));
                }
                if (finding.stands()) {
                    keepGravest(estate, finding);
                    standing.merge(finding.rule().severity(), 1, Integer::sum);
                    here.merge(
                            finding.rule().id(),
                            new Cause(finding.rule(), 1, 1),
                            (a, b) -> new Cause(a.rule(), 1, a.failures() + 1));
                    fresh += estate.baseline().get(finding.fingerprint()) == Estate.BaselineState.NEW ? 1 : 0;
                }
            }
            here.forEach((id, cause) -> causes.merge(
                    id,
                    cause,
                    (a, b) -> new Cause(a.rule(), a.environments() + b.environments(), a.failures() + b.failures())));
            keepWorst(new EstateCount(estate.key(), advice.environment().name(), advice.summary(), standing));
            addMissing(advice.questions());
            for (RuleCoverage one : advice.coverage()) {
                coverage.merge(one.rule().id(), one, (a, b) -> {
                    Map<Verdict, Integer> both = new TreeMap<>(a.verdicts());
                    b.verdicts().forEach((verdict, count) -> both.merge(verdict, count, Integer::sum));
                    return new RuleCoverage(a.rule(), both);
                });
            }
            uses.addAll(advice.waivers());
        }

        /** Those that came before stay before others of the same severity. */
        private void keepGravest(Estate estate, Finding finding) {
            int place = gravest.size();
            while (place > 0
                    && !gravest.get(place - 1)
                            .finding()
                            .rule()
                            .severity()
                            .atLeast(finding.rule().severity())) {
                place--;
            }
            if (place < LISTED_FINDINGS) {
                gravest.add(place, Located.of(estate, finding));
            }
            if (gravest.size() > LISTED_FINDINGS) {
                gravest.remove(LISTED_FINDINGS);
            }
        }

        private void keepWorst(EstateCount count) {
            if (count.failing()) {
                worst.add(count);
            }
            if (worst.size() > 4 * LISTED) {
                worst.sort(WORST_FIRST);
                worst.subList(LISTED, worst.size()).clear();
            }
        }

        private void addMissing(List<Question> questions) {
            Map<String, MissingFact> here = new TreeMap<>();
            for (Question question : questions) {
                String attribute = question.path().replaceFirst("\\[.*\\]", "[]");
                here.merge(
                        attribute,
                        new MissingFact(attribute, question.meaning(), 1, 1, question.settles()),
                        (a, b) ->
                                new MissingFact(attribute, a.meaning(), 1, a.objects() + 1, a.settles() + b.settles()));
            }
            here.forEach((attribute, fact) -> missing.merge(
                    attribute,
                    fact,
                    (a, b) -> new MissingFact(
                            attribute,
                            a.meaning(),
                            a.environments() + b.environments(),
                            a.objects() + b.objects(),
                            a.settles() + b.settles())));
        }

        /** Notes a file that could not be read. */
        public void add(Unread file) {
            unread.add(file);
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
                    total,
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
                    List.copyOf(coverage.values()),
                    unread,
                    uses,
                    waiverFindings,
                    fresh,
                    gone,
                    listed,
                    gravest,
                    List.copyOf(broken.values()),
                    first);
        }
    }
}
