package org.infrapolicy.advisor.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.RulePack;

/**
 * What is true of all environments of a run.
 *
 * @param version version of the advisor; empty if it is not known
 * @param today the day of the run
 * @param profile name of the profile
 * @param packs the packs that the rules come from
 * @param rules the rules that give findings, those about waivers included, ordered by id
 * @param ruleFingerprints from rule id to a name for all that its verdicts hang on
 * @param changes values that were supposed instead of those of the documents, by path
 * @param fleet whether it is about the files of a folder, each an environment of its own
 * @param compared whether findings are compared with a baseline
 * @param redacted whether names stand for others
 */
public record Run(
        String version,
        LocalDate today,
        String profile,
        List<RulePack> packs,
        List<RuleInfo> rules,
        Map<String, String> ruleFingerprints,
        Map<String, String> changes,
        boolean fleet,
        boolean compared,
        boolean redacted) {
    public Run {
        packs = List.copyOf(packs);
        rules = List.copyOf(rules);
    }

    /** A run of an advisor on one environment. */
    public static Run of(Advisor advisor) {
        String version = Advisor.class.getPackage().getImplementationVersion();
        return new Run(
                version == null ? "" : version,
                advisor.today(),
                advisor.profile().name(),
                advisor.packs(),
                Stream.concat(advisor.rules().stream().filter(RuleInfo::givesFindings), Advisor.waiverRules().stream())
                        .toList(),
                advisor.ruleFingerprints(),
                Map.of(),
                false,
                false,
                false);
    }

    /** The same with these values supposed. */
    public Run supposing(Map<String, String> values) {
        return new Run(version, today, profile, packs, rules, ruleFingerprints, values, fleet, compared, redacted);
    }

    /** The same, over a folder or not. */
    public Run overFolder(boolean folder) {
        return new Run(version, today, profile, packs, rules, ruleFingerprints, changes, folder, compared, redacted);
    }

    /** The same, with a baseline or not. */
    public Run comparedWithBaseline(boolean baseline) {
        return new Run(version, today, profile, packs, rules, ruleFingerprints, changes, fleet, baseline, redacted);
    }

    /** The same with other names in place of those of the documents, or not. */
    public Run redacting(boolean names) {
        return new Run(version, today, profile, packs, rules, ruleFingerprints, changes, fleet, compared, names);
    }
}
