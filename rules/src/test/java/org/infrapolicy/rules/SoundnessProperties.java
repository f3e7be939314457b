package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.engine.Assessment;
import org.infrapolicy.advisor.engine.RulePackLoader;
import org.infrapolicy.advisor.engine.RulePacks;
import org.infrapolicy.advisor.environment.Environment;

/**
 * The promise of the product: a settled verdict stays true however the gaps of a description are filled. FAIL stays FAIL, and
 * NOT_APPLICABLE stays NOT_APPLICABLE. PASS says that the breach cannot hold, so it never becomes FAIL or UNKNOWN; it becomes
 * NOT_APPLICABLE where the rule turns out not to be about the subject.
 *
 * <p>The build draws the same estates each time, so that it gives the same answer twice; {@code -Dothers=1}, or any other number, draws
 * others.
 */
class SoundnessProperties {
    private static final int WANTED = Integer.getInteger("completions", 100_000);
    private static final int COMPLETIONS = 100;
    private static final long OTHERS = Long.getLong("others", 0);
    private static final RulePacks PACKS = RulePackLoader.load(Advisor.class.getClassLoader());
    private static final AtomicLong COMPLETED = new AtomicLong();
    private static final AtomicLong UNKNOWN = new AtomicLong();
    private static final AtomicLong TIGHT = new AtomicLong();
    private static final Map<String, String> BROKEN = new ConcurrentSkipListMap<>();

    @Property(tries = 4000, seed = "2026", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void a_settled_verdict_stays_true_however_the_gaps_are_filled(@ForAll long drawn) {
        if (COMPLETED.get() >= WANTED) {
            return;
        }
        long seed = drawn + OTHERS;
        Random random = new Random(seed);
        RandomEstate estate = RandomEstate.draw(random);
        Environment partial = estate.environment();
        Map<String, Map<Subject, Verdict>> before = Assessment.verdicts(PACKS, partial);
        Map<String, Map<Subject, Set<Verdict>>> seen = new TreeMap<>();
        List<Map<String, Map<Subject, Verdict>>> completions = IntStream.range(0, COMPLETIONS * 3 / 2)
                .parallel()
                .mapToObj(attempt -> estate.completion(new Random(seed + attempt)))
                .flatMap(Optional::stream)
                .map(whole -> Assessment.verdicts(PACKS, whole))
                .toList();
        for (Map<String, Map<Subject, Verdict>> after : completions) {
            COMPLETED.incrementAndGet();
            before.forEach((rule, verdicts) -> verdicts.forEach((subject, verdict) -> {
                Verdict then = after.get(rule).get(subject);
                if (!becomes(verdict).contains(then)) {
                    BROKEN.putIfAbsent(rule, subject + ": " + verdict + " becomes " + then + " (seed " + seed + ")");
                }
                if (verdict == Verdict.UNKNOWN) {
                    seen.computeIfAbsent(rule, r -> new TreeMap<>())
                            .computeIfAbsent(subject, s -> EnumSet.noneOf(Verdict.class))
                            .add(then == Verdict.NOT_APPLICABLE ? Verdict.PASS : then);
                }
            }));
        }
        seen.forEach((rule, subjects) -> subjects.values().forEach(verdicts -> {
            boolean tight = verdicts.contains(Verdict.UNKNOWN) || verdicts.size() > 1;
            UNKNOWN.incrementAndGet();
            if (tight) {
                TIGHT.incrementAndGet();
            }
        }));
    }

    private static Set<Verdict> becomes(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> EnumSet.of(Verdict.FAIL);
            case PASS -> EnumSet.of(Verdict.PASS, Verdict.NOT_APPLICABLE);
            case NOT_APPLICABLE -> EnumSet.of(Verdict.NOT_APPLICABLE);
            default -> EnumSet.allOf(Verdict.class);
        };
    }

    @AfterContainer
    static void report() {
        System.out.printf(
                "Soundness: %,d completions; %,d UNKNOWN verdicts, of which for %.1f %% two completions differ (tight).%n",
                COMPLETED.get(), UNKNOWN.get(), 100.0 * TIGHT.get() / Math.max(1, UNKNOWN.get()));
        assertThat(BROKEN)
                .as("rules of which a settled verdict turned, an example each")
                .isEmpty();
        assertThat(COMPLETED.get()).isGreaterThanOrEqualTo(WANTED);
    }
}
