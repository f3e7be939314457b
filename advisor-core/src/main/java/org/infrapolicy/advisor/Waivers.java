package org.infrapolicy.advisor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.infrapolicy.advisor.environment.Waiver;

/**
 * Decides which FAILs are waived. There is this one evaluator for the library, the command line and all reports. Immutable.
 */
final class Waivers {
    private final List<Waiver> waivers;
    private final WaiverPolicy policy;
    private final LocalDate today;

    Waivers(List<Waiver> waivers, WaiverPolicy policy, LocalDate today) {
        this.waivers = List.copyOf(waivers);
        this.policy = policy;
        this.today = today;
    }

    /** The advice with its waived FAILs marked; their verdict and their count as FAIL stay. */
    Advice applied(Advice advice) {
        List<Waiver> all = Stream.concat(advice.environment().waivers().stream(), waivers.stream())
                .toList();
        if (all.isEmpty()) {
            return advice;
        }
        Map<Waiver, List<WaiverUse.Standing>> covered = new LinkedHashMap<>();
        advice.environment().waivers().forEach(waiver -> covered.put(waiver, new ArrayList<>()));
        List<Finding> findings = new ArrayList<>();
        int waived = 0;
        for (Finding finding : advice.findings()) {
            Finding judged = finding;
            for (Waiver waiver : finding.verdict() == Verdict.FAIL ? all : List.<Waiver>of()) {
                String rule = finding.rule().id();
                if (waiver.covers(
                        rule, finding.subject().toString(), advice.environment().name())) {
                    WaiverUse.Standing standing = standing(waiver, rule);
                    covered.computeIfAbsent(waiver, w -> new ArrayList<>()).add(standing);
                    if (judged.waivedBy() == null && standing == WaiverUse.Standing.IN_FORCE) {
                        judged = finding.waived(waiver);
                        waived++;
                    }
                }
            }
            findings.add(judged);
        }
        List<WaiverUse> uses = covered.entrySet().stream()
                .map(use -> new WaiverUse(
                        use.getKey(),
                        use.getValue().stream().min(Comparator.naturalOrder()).orElse(unused(use.getKey())),
                        use.getValue().size()))
                .toList();
        Summary summary = advice.summary();
        return new Advice(
                advice.environment(),
                new Summary(summary.verdicts(), summary.failuresBySeverity(), waived),
                findings,
                advice.decisions(),
                advice.questions(),
                advice.coverage(),
                uses);
    }

    private WaiverUse.Standing unused(Waiver waiver) {
        return waiver.expires().isBefore(today) ? WaiverUse.Standing.EXPIRED : WaiverUse.Standing.IN_FORCE;
    }

    private WaiverUse.Standing standing(Waiver waiver, String rule) {
        if (waiver.expires().isBefore(today)) {
            return WaiverUse.Standing.EXPIRED;
        }
        if (!lacking(waiver).isEmpty()) {
            return WaiverUse.Standing.INCOMPLETE;
        }
        return RuleGlob.any(policy.protectedRules(), rule) ? WaiverUse.Standing.PROTECTED : WaiverUse.Standing.IN_FORCE;
    }

    private List<String> lacking(Waiver waiver) {
        return policy.required().stream()
                .filter(field -> (field.equals("ticket") ? waiver.ticket() : waiver.approver()).isEmpty())
                .sorted()
                .toList();
    }

    /** What is to be said of the waivers themselves, after they were used on all environments of a run. */
    List<Finding> review(List<WaiverUse> uses) {
        Map<Waiver, List<WaiverUse>> byWaiver = new LinkedHashMap<>();
        waivers.forEach(waiver -> byWaiver.put(waiver, new ArrayList<>()));
        uses.forEach(use ->
                byWaiver.computeIfAbsent(use.waiver(), w -> new ArrayList<>()).add(use));
        List<Finding> findings = new ArrayList<>();
        byWaiver.forEach((waiver, ofWaiver) -> review(waiver, ofWaiver, findings));
        return findings;
    }

    private void review(Waiver waiver, List<WaiverUse> uses, List<Finding> findings) {
        int failures = uses.stream().mapToInt(WaiverUse::failures).sum();
        long environments = uses.stream().filter(use -> use.failures() > 0).count();
        String what = failures + (failures == 1 ? " FAIL" : " FAILs");
        boolean expired = waiver.expires().isBefore(today);
        if (failures == 0) {
            findings.add(WaiverRule.UNUSED.finding(
                    waiver, expired ? "it ended on " + waiver.expires() : "what it was for may have been mended"));
        } else if (expired) {
            findings.add(
                    WaiverRule.EXPIRED.finding(waiver, "it ended on " + waiver.expires() + "; " + what + " stand"));
        } else {
            inForce(waiver, uses, what, findings);
        }
        if (waiver.broad() && failures > 0) {
            findings.add(WaiverRule.OVER_BROAD.finding(waiver, "it covers " + what));
        } else if (waiver.environment().equals("*") && environments > 1) {
            findings.add(WaiverRule.OVER_BROAD.finding(
                    waiver, "it names no environment, and covers " + what + " in " + environments + " of them"));
        }
    }

    private void inForce(Waiver waiver, List<WaiverUse> uses, String what, List<Finding> findings) {
        List<String> lacking = lacking(waiver);
        if (!lacking.isEmpty()) {
            findings.add(WaiverRule.INCOMPLETE.finding(
                    waiver, "it says no " + String.join(" and no ", lacking) + "; " + what + " stand"));
        } else if (uses.stream().anyMatch(use -> use.standing() == WaiverUse.Standing.PROTECTED)) {
            findings.add(WaiverRule.PROTECTED.finding(
                    waiver,
                    "the profile protects " + String.join(", ", policy.protectedRules()) + "; " + what + " stand"));
        }
        if (waiver.expires().isAfter(today.plusDays(policy.longest()))) {
            findings.add(WaiverRule.TOO_LONG.finding(
                    waiver, "it holds until " + waiver.expires() + ", and " + policy.longest() + " days are the most"));
        } else if (!waiver.expires().isAfter(today.plusDays(policy.warning()))) {
            findings.add(WaiverRule.EXPIRES_SOON.finding(waiver, "it ends on " + waiver.expires() + "; " + what));
        }
    }
}
