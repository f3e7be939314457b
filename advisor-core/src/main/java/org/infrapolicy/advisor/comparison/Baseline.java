package org.infrapolicy.advisor.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fingerprint;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.Redaction;
import org.infrapolicy.advisor.report.Estate.BaselineState;
import org.infrapolicy.advisor.report.RecordedRun;
import org.infrapolicy.advisor.report.RecordedRun.RecordedEstate;
import org.infrapolicy.advisor.report.RecordedRun.RecordedFinding;
import org.infrapolicy.advisor.report.RollUp.Gone;

/**
 * An earlier run, to which the findings of a run are compared. A finding is known by its rule and object, never by its line. Immutable and
 * safe for use by several threads.
 */
public final class Baseline {
    private final Map<String, Known> byKey = new LinkedHashMap<>();
    private final Map<String, List<Known>> byName = new HashMap<>();

    private Baseline() {}

    /** What it has of an environment. */
    private record Known(String key, SortedMap<String, Verdict> verdicts, List<Gone> failures) {}

    /**
     * Reads what {@code check -o json=FILE} wrote.
     *
     * @throws EnvironmentException if it is nothing of the kind
     */
    public static Baseline read(Path file) {
        Baseline baseline = new Baseline();
        RecordedRun.read(file, baseline::add);
        return baseline;
    }

    /**
     * The same with pseudonyms in place of names; an earlier run that was redacted has them already.
     *
     * @throws EnvironmentException if it is nothing of the kind
     */
    public static Baseline read(Path file, Redaction redaction) {
        Baseline baseline = new Baseline();
        List<RecordedEstate> estates = new ArrayList<>();
        RecordedRun run = RecordedRun.read(file, estates::add);
        estates.forEach(estate -> baseline.add(run.redacted() ? estate : estate.redacted(redaction)));
        return baseline;
    }

    /** A name for all that it holds. */
    public String identity() {
        return Fingerprint.of(byKey.toString());
    }

    private void add(RecordedEstate estate) {
        SortedMap<String, Verdict> verdicts = new TreeMap<>();
        List<Gone> failures = new ArrayList<>();
        for (RecordedFinding finding : estate.findings().values()) {
            if (finding.verdict() == Verdict.PASS) {
                continue;
            }
            verdicts.put(finding.fingerprint(), finding.verdict());
            if (finding.verdict() == Verdict.FAIL) {
                failures.add(
                        new Gone(estate.key(), finding.rule(), finding.subject().toString(), finding.fingerprint()));
            }
        }
        Known known = new Known(estate.key(), verdicts, failures);
        byKey.put(estate.key(), known);
        byName.computeIfAbsent(estate.name(), name -> new ArrayList<>()).add(known);
    }

    /** How the findings of an environment stand to it, by fingerprint. */
    public Map<String, BaselineState> states(String key, Advice advice) {
        Map<String, Verdict> verdicts = known(key, advice.environment().name())
                .<Map<String, Verdict>>map(Known::verdicts)
                .orElse(Map.of());
        Map<String, BaselineState> states = new HashMap<>();
        for (Finding finding : advice.findings()) {
            if (finding.verdict() != Verdict.PASS && finding.verdict() != Verdict.NOT_APPLICABLE) {
                states.put(
                        finding.fingerprint(),
                        verdicts.get(finding.fingerprint()) == finding.verdict()
                                ? BaselineState.UNCHANGED
                                : BaselineState.NEW);
            }
        }
        return states;
    }

    /** The environment of this key; without one, the only one that it has for a run on one, or the only one of this name. */
    private Optional<Known> known(String key, String name) {
        Known known = byKey.get(key);
        if (known == null && key.isEmpty() && byKey.size() == 1) {
            known = byKey.values().iterator().next();
        }
        List<Known> named = byName.getOrDefault(name, List.of());
        return Optional.ofNullable(known != null ? known : named.size() == 1 ? named.get(0) : null);
    }

    /**
     * The FAILs that it has of an environment and that are none any more.
     *
     * @param failing fingerprints of all that fails now
     */
    public List<Gone> gone(String key, String name, Collection<String> failing) {
        Set<String> now = new HashSet<>(failing);
        return known(key, name).map(Known::failures).orElse(List.of()).stream()
                .filter(failure -> !now.contains(failure.fingerprint()))
                .toList();
    }
}
