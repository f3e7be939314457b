package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.engine.Assessment;
import org.infrapolicy.advisor.engine.RulePackLoader;
import org.infrapolicy.advisor.engine.RulePacks;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.Supposition;

/** Deriving and judging again only what hangs on a change gives what deriving and judging everything gives. */
class SuppositionProperties {
    private static final RulePacks PACKS = RulePackLoader.load(Advisor.class.getClassLoader());
    private static final Advisor ADVISOR = Advisor.create();
    private static final AtomicInteger SUPPOSED = new AtomicInteger();
    private static final AtomicInteger CHANGED = new AtomicInteger();

    @Property(tries = 700, seed = "2027", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void what_hangs_on_a_change_is_found(@ForAll long seed) {
        Random random = new Random(seed);
        RandomEstate estate = RandomEstate.draw(random);
        Environment partial = estate.environment();
        Optional<Environment> completed = estate.completion(random);
        if (completed.isEmpty()) {
            return;
        }
        boolean filling = random.nextBoolean();
        Environment base = filling ? partial : completed.get();
        List<Fact> otherwise = some(objects(filling ? completed.get() : partial, base), 1 + random.nextInt(3), random);
        Environment.Builder builder = base.toBuilder();
        otherwise.forEach(builder::replace);
        Environment whole;
        try {
            whole = builder.build();
        } catch (IllegalArgumentException e) {
            return;
        }
        Supposition supposition = base.supposing(otherwise);
        for (Section section : Section.values()) {
            assertThat(List.copyOf(supposition.environment().all(section)))
                    .as("%s of %s with %s", section, base.all(section), otherwise)
                    .isEqualTo(List.copyOf(whole.all(section)));
        }
        onTop(supposition.environment(), whole, some(objects(whole, whole), 1, random));
        assertThat(supposition.consistent() || !whole.contradictions().isEmpty())
                .as("what is said to be at odds is")
                .isTrue();
        assertThat(Assessment.changes(PACKS, base, otherwise))
                .as("verdicts with %s", otherwise)
                .isEqualTo(changes(Assessment.verdicts(PACKS, base), Assessment.verdicts(PACKS, whole)));
        SUPPOSED.incrementAndGet();
    }

    /** What is supposed on top of a supposition is seen beside it. */
    private static void onTop(Environment supposed, Environment whole, List<Fact> further) {
        for (Section section : Section.values()) {
            assertThat(List.copyOf(supposed.supposing(further).environment().all(section)))
                    .as("%s of a supposition on a supposition", section)
                    .isEqualTo(List.copyOf(whole.all(section)));
        }
    }

    private static List<Fact> objects(Environment other, Environment base) {
        List<Fact> objects = new ArrayList<>();
        for (Section section : Section.values()) {
            for (Fact fact : other.all(section)) {
                if (base.stated(fact.reference()).isPresent()) {
                    objects.add(other.stated(fact.reference()).orElseThrow());
                }
            }
        }
        return objects;
    }

    private static List<Fact> some(List<Fact> objects, int count, Random random) {
        Collections.shuffle(objects, random);
        return List.copyOf(objects.subList(0, Math.min(count, objects.size())));
    }

    private static Map<String, Map<Subject, Verdict>> changes(
            Map<String, Map<Subject, Verdict>> before, Map<String, Map<Subject, Verdict>> after) {
        Map<String, Map<Subject, Verdict>> changes = new TreeMap<>();
        ADVISOR.rules().stream()
                .filter(rule -> rule.planned() == null)
                .map(RuleInfo::id)
                .forEach(rule -> before.get(rule).forEach((subject, verdict) -> {
                    Verdict then = after.get(rule).get(subject);
                    if (then != verdict) {
                        changes.computeIfAbsent(rule, r -> new TreeMap<>()).put(subject, then);
                        CHANGED.incrementAndGet();
                    }
                }));
        return changes;
    }

    @AfterContainer
    static void enough_was_supposed() {
        System.out.printf("Suppositions: %d, which change %d verdicts%n", SUPPOSED.get(), CHANGED.get());
        assertThat(SUPPOSED.get()).isGreaterThan(300);
        assertThat(CHANGED.get()).isGreaterThan(1000);
    }
}
