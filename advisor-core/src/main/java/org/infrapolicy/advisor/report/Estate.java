package org.infrapolicy.advisor.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.AttributePath;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Section;

/**
 * One environment of a run, and what the advisor says of it.
 *
 * @param key what tells it from the others of the run in any run: its path below the folder; empty for a run on one environment
 * @param advice what the advisor says
 * @param baseline how its findings stand to a baseline, by fingerprint; empty if there is no baseline
 */
public record Estate(String key, Advice advice, Map<String, BaselineState> baseline) {
    public Estate {
        baseline = Map.copyOf(baseline);
    }

    /** An environment that is compared with none. */
    public static Estate of(Advice advice) {
        return new Estate("", advice, Map.of());
    }

    /** How a finding stands to a baseline. */
    public enum BaselineState {
        /** The baseline has it not, or with another verdict. */
        NEW,
        /** The baseline has it with the same verdict. */
        UNCHANGED
    }

    /** How a finding stands to the baseline, if there is one. */
    public Optional<BaselineState> state(Finding finding) {
        return Optional.ofNullable(baseline.get(finding.fingerprint()));
    }

    /** Findings with these verdicts, in the order of the advice. */
    List<Finding> findings(Verdict... verdicts) {
        List<Verdict> wanted = List.of(verdicts);
        return advice.findings().stream()
                .filter(finding -> wanted.contains(finding.verdict()))
                .toList();
    }

    /**
     * The one place that a finding is about: where the subject states what was found, else where the subject begins. A missing attribute
     * has the place of its object.
     *
     * @return empty if the environment was built in code
     */
    Optional<Position> place(Finding finding) {
        Optional<Position> found = stated(finding).flatMap(Evidence::position);
        if (found.isPresent()) {
            return found;
        }
        Environment environment = advice.environment();
        Optional<Section> section = Section.of(finding.subject().kind());
        return section.flatMap(known -> environment.position(
                        new AttributePath(known, finding.subject().id(), "id")))
                .or(() -> finding.evidence().stream()
                        .flatMap(piece -> piece.position().stream())
                        .findFirst());
    }

    /** The evidence that the subject states itself, with its place; empty for UNKNOWN, which hangs on what is not stated. */
    Optional<Evidence> stated(Finding finding) {
        String within = finding.subject() + ".";
        return finding.verdict() == Verdict.UNKNOWN
                ? Optional.empty()
                : finding.evidence().stream()
                        .filter(piece -> piece.path().startsWith(within) && piece.where() != null)
                        .findFirst();
    }

    /** The file that a finding is in: that of its place, else the first of the environment, else the name of the environment. */
    String file(Finding finding) {
        return place(finding).map(Position::file).orElseGet(this::file);
    }

    /** The first of its files; the name of the environment if it was built in code. */
    String file() {
        return advice.environment().files().stream()
                .findFirst()
                .orElse(advice.environment().name());
    }
}
