package org.infrapolicy.advisor.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fingerprint;
import org.infrapolicy.advisor.Question;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Summary;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.WaiverUse;
import org.infrapolicy.advisor.report.RollUp.Located;
import org.infrapolicy.advisor.report.RollUp.MissingFact;

/**
 * What of an environment goes into the roll-up, and into the exit code of a run. Small, so that it can be kept where the advice is not.
 *
 * @param key what tells the environment from the others of the run
 * @param name its name
 * @param objects number of objects that it describes
 * @param summary its counts
 * @param standing for each severity the number of FAILs that nobody has waived
 * @param standingNew the same for FAILs that the baseline has not
 * @param failures from rule id to the number of its FAILs that nobody has waived
 * @param missing the attributes that are missing
 * @param coverage from rule id to its counts
 * @param uses what the waivers do here
 * @param failing fingerprints of all FAILs
 * @param input a name for what was read of it: another content gives another one
 * @param file the first of its files; its name if it was built in code
 * @param listed number of its findings, by verdict
 * @param gravest the gravest of its FAILs that nobody has waived
 * @param broken the first ERROR of each rule that broke
 */
public record EstateTally(
        String key,
        String name,
        int objects,
        Summary summary,
        Map<Severity, Integer> standing,
        Map<Severity, Integer> standingNew,
        Map<String, Integer> failures,
        List<MissingFact> missing,
        Map<String, Map<Verdict, Integer>> coverage,
        List<WaiverUse> uses,
        List<String> failing,
        String input,
        String file,
        Map<Verdict, Integer> listed,
        List<Located> gravest,
        List<Located> broken) {
    public EstateTally {
        standing = Map.copyOf(standing);
        standingNew = Map.copyOf(standingNew);
        failures = Map.copyOf(failures);
        missing = List.copyOf(missing);
        coverage = Map.copyOf(coverage);
        uses = List.copyOf(uses);
        failing = List.copyOf(failing);
        listed = Map.copyOf(listed);
        gravest = List.copyOf(gravest);
        broken = List.copyOf(broken);
    }

    /** What of an environment goes into the roll-up. */
    public static EstateTally of(Estate estate) {
        Advice advice = estate.advice();
        Map<Severity, Integer> standing = new TreeMap<>();
        Map<Severity, Integer> standingNew = new TreeMap<>();
        Map<String, Integer> failures = new TreeMap<>();
        List<String> failing = new ArrayList<>();
        Map<Verdict, Integer> listed = new EnumMap<>(Verdict.class);
        List<Located> gravest = new ArrayList<>();
        Map<String, Located> broken = new TreeMap<>();
        for (Finding finding : advice.findings()) {
            listed.merge(finding.verdict(), 1, Integer::sum);
            if (finding.verdict() == Verdict.ERROR) {
                broken.computeIfAbsent(finding.rule().id(), rule -> Located.of(estate, finding));
            }
            if (finding.verdict() == Verdict.FAIL) {
                failing.add(finding.fingerprint());
            }
            if (finding.stands()) {
                RollUp.Collector.keepGravest(gravest, Located.of(estate, finding));
                standing.merge(finding.rule().severity(), 1, Integer::sum);
                failures.merge(finding.rule().id(), 1, Integer::sum);
                if (estate.state(finding)
                        .filter(Estate.BaselineState.NEW::equals)
                        .isPresent()) {
                    standingNew.merge(finding.rule().severity(), 1, Integer::sum);
                }
            }
        }
        Map<String, Map<Verdict, Integer>> coverage = new TreeMap<>();
        advice.coverage().forEach(one -> coverage.put(one.rule().id(), one.verdicts()));
        return new EstateTally(
                estate.key(),
                advice.environment().name(),
                advice.environment().size(),
                advice.summary(),
                standing,
                standingNew,
                failures,
                missing(advice.questions()),
                coverage,
                advice.waivers(),
                failing,
                Fingerprint.of(estate.key() + "|" + advice.environment().name() + "|"
                        + advice.environment().fileHashes().values()),
                estate.file(),
                listed,
                gravest,
                List.copyOf(broken.values()));
    }

    private static List<MissingFact> missing(List<Question> questions) {
        Map<String, MissingFact> missing = new TreeMap<>();
        for (Question question : questions) {
            String attribute = question.path().replaceFirst("(?s)\\[.*\\]", "[]");
            missing.merge(
                    attribute,
                    new MissingFact(attribute, question.meaning(), 1, 1, question.settles()),
                    (a, b) -> new MissingFact(attribute, a.meaning(), 1, a.objects() + 1, a.settles() + b.settles()));
        }
        return List.copyOf(missing.values());
    }
}
