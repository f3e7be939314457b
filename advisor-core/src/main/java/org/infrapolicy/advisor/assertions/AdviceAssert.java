package org.infrapolicy.advisor.assertions;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.RuleCoverage;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.WaiverUse;
import org.infrapolicy.advisor.environment.reading.NearestName;

/**
 * Assertions on advice. A message lists the findings that speak against an assertion, with their places, remedies and missing facts. Rules
 * are named by their ids, objects as findings name them: {@code volumes[d]}.
 */
public final class AdviceAssert extends AbstractAssert<AdviceAssert, Advice> {
    AdviceAssert(Advice actual) {
        super(actual, AdviceAssert.class);
    }

    /** No FAIL stands, except of severity INFO, which fails nothing. Waived ones do not stand; a rule that broke speaks against it. */
    public AdviceAssert hasNoFailures() {
        return hasNoFailuresFrom(Severity.LOW);
    }

    /** No FAIL of this severity or a graver one stands. Waived ones do not stand; a rule that broke speaks against it. */
    public AdviceAssert hasNoFailuresFrom(Severity least) {
        somethingIsEvaluated();
        nothingIsBroken();
        List<Finding> failing = actual.standing().stream()
                .filter(finding -> finding.rule().severity().atLeast(least))
                .toList();
        if (!failing.isEmpty()) {
            int unknown = actual.summary().count(Verdict.UNKNOWN);
            fail(FindingText.of(
                    "Expected that nothing fails from severity " + least + " on in " + environment() + ", but "
                            + failing.size() + (failing.size() == 1 ? " finding does" : " findings do") + " ("
                            + unknown + " more are unknown):",
                    failing));
        }
        return this;
    }

    /** The rule fails for the object, waived or not. */
    public AdviceAssert hasFailure(String rule, String subject) {
        finding(Verdict.FAIL, rule, subject);
        return this;
    }

    /** The rule fails for no object, except where that is waived. That it is about one says {@link #coversRule}. */
    public AdviceAssert doesNotFail(String rule) {
        coverage(rule);
        List<Finding> against = actual.findings().stream()
                .filter(finding -> finding.rule().id().equals(rule))
                .filter(finding -> finding.stands() || finding.verdict() == Verdict.ERROR)
                .toList();
        if (!against.isEmpty()) {
            fail(FindingText.of("Expected that " + rule + " fails for nothing in " + environment() + ":", against));
        }
        return this;
    }

    /** All verdicts are settled: none is UNKNOWN, no rule broke, and something was evaluated. */
    public AdviceAssert isDecided() {
        somethingIsEvaluated();
        nothingIsBroken();
        if (!actual.unknowns().isEmpty()) {
            fail(FindingText.of(
                    "Expected that nothing is unknown in " + environment() + ", but "
                            + actual.unknowns().size() + " verdicts are:",
                    actual.unknowns()));
        }
        return this;
    }

    /**
     * The rule is undecided for the object.
     *
     * @param missing attributes that are among those that would settle it, for example {@code volumes[d].fileSystem}
     */
    public AdviceAssert hasUnknown(String rule, String subject, String... missing) {
        Finding unknown = finding(Verdict.UNKNOWN, rule, subject);
        if (!unknown.missing().containsAll(Arrays.asList(missing))) {
            fail("Expected that " + rule + " misses " + String.join(", ", missing) + " for " + subject + " in "
                    + environment() + ", but it misses " + String.join(", ", unknown.missing()));
        }
        return this;
    }

    /** The rule is about one object at least, or may be. */
    public AdviceAssert coversRule(String rule) {
        if (coverage(rule).standing() == RuleCoverage.Standing.NOT_APPLICABLE) {
            fail("Expected that " + rule + " is about something in " + environment()
                    + ", but it is about no object that is described");
        }
        return this;
    }

    /** The option is the recommended one. */
    public AdviceAssert recommends(String decision, String subject, String option) {
        return stands(Option.Standing.RECOMMENDED, decision, subject, option);
    }

    /** The option is ruled out. */
    public AdviceAssert rulesOut(String decision, String subject, String option) {
        return stands(Option.Standing.RULED_OUT, decision, subject, option);
    }

    /** Each waiver holds on this day, be it in force today or not. */
    public AdviceAssert hasNoWaiversExpiringBefore(LocalDate day) {
        isNotNull();
        List<String> early = actual.waivers().stream()
                .map(WaiverUse::waiver)
                .filter(waiver -> waiver.expires().isBefore(day))
                .map(waiver -> "  " + waiver + " until " + waiver.expires() + ", owner " + waiver.owner()
                        + waiver.position()
                                .map(position -> "\n    at " + position)
                                .orElse(""))
                .toList();
        if (!early.isEmpty()) {
            fail("Expected that no waiver expires before " + day + " in " + environment() + ":\n"
                    + String.join("\n", early));
        }
        return this;
    }

    private AdviceAssert stands(Option.Standing standing, String decision, String subject, String option) {
        Recommendation recommendation = recommendation(decision, subject);
        boolean holds = recommendation.options().stream()
                .anyMatch(one -> one.id().equals(option) && one.standing() == standing);
        if (!holds) {
            String options = recommendation.options().stream()
                    .map(one -> "\n  " + one.id() + "  " + FindingText.words(one.standing()))
                    .collect(Collectors.joining());
            fail("Expected that " + option + " is " + FindingText.words(standing) + " by " + decision + " for "
                    + subject
                    + " in " + environment() + ", but the options are:" + options
                    + (recommendation.open().isEmpty() ? "" : "\n  open: " + String.join(", ", recommendation.open())));
        }
        return this;
    }

    private Recommendation recommendation(String decision, String subject) {
        isNotNull();
        Optional<Recommendation> found = actual.decisions().stream()
                .filter(one -> one.decision().equals(decision)
                        && one.subject().toString().equals(subject))
                .findFirst();
        if (found.isEmpty()) {
            String arising = actual.decisions().stream()
                    .map(one -> "\n  " + one.decision() + " for " + one.subject())
                    .collect(Collectors.joining());
            fail("Expected that " + decision + " arises for " + subject + " in " + environment() + ", but "
                    + (arising.isEmpty() ? "no decision does" : "there are:" + arising));
        }
        return found.orElseThrow();
    }

    private Finding finding(Verdict verdict, String rule, String subject) {
        coverage(rule);
        List<Finding> ofRule = actual.findings().stream()
                .filter(finding -> finding.rule().id().equals(rule))
                .toList();
        Optional<Finding> found = ofRule.stream()
                .filter(finding -> finding.subject().toString().equals(subject))
                .filter(finding -> finding.verdict() == verdict)
                .findFirst();
        if (found.isEmpty()) {
            fail(FindingText.of(
                    "Expected " + verdict + " of " + rule + " for " + subject + " in " + environment()
                            + (ofRule.isEmpty() ? ", but it fails nowhere and waits for nothing" : ", but it says:"),
                    ofRule));
        }
        return found.orElseThrow();
    }

    private RuleCoverage coverage(String rule) {
        isNotNull();
        Optional<RuleCoverage> found = actual.coverage().stream()
                .filter(one -> one.rule().id().equals(rule))
                .findFirst();
        if (found.isEmpty()) {
            List<String> known =
                    actual.coverage().stream().map(one -> one.rule().id()).toList();
            String meant = NearestName.of(rule, known)
                    .map(near -> " Is " + near + " meant?")
                    .orElse("");
            fail("No rule among the " + known.size() + " that were asked is called " + rule + "." + meant);
        }
        return found.orElseThrow();
    }

    private void somethingIsEvaluated() {
        isNotNull();
        if (!actual.summary().anythingEvaluated()) {
            fail("Nothing was evaluated in " + environment() + ": none of the rules is about any of the "
                    + actual.environment().size() + " objects described, so that no failure would mean nothing");
        }
    }

    private void nothingIsBroken() {
        List<Finding> broken = actual.findings(Verdict.ERROR);
        if (!broken.isEmpty()) {
            fail(FindingText.of("Expected that no rule breaks in " + environment() + ":", broken));
        }
    }

    private String environment() {
        return actual.environment().name();
    }

    /** Not as a format, for names hold percent signs, too. */
    private void fail(String message) {
        failWithMessage("%s", FindingText.printable(message));
    }
}
