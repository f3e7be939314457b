package org.infrapolicy.benchmarks;

import java.util.Locale;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Section;

/**
 * How long it takes to recommend, with all that would change each recommendation and clear each FAIL: the first time in a process, and
 * when the code is warm. Prints one line for each estate.
 */
public final class RecommendBenchmark {
    private static final int ROUNDS = 8;

    private RecommendBenchmark() {}

    /** Takes numbers of branches; without them an estate of 1,000 facts and one of 1,000 objects. */
    public static void main(String[] arguments) {
        int[] sizes = {26, 76};
        if (arguments.length > 0) {
            sizes = new int[arguments.length];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = Integer.parseInt(arguments[i]);
            }
        }
        long start = System.nanoTime();
        Advisor advisor = Advisor.create();
        System.out.printf(Locale.ROOT, "loading the rules: %.2f s%n", seconds(start));
        for (int size : sizes) {
            measure(advisor, size);
        }
    }

    private static void measure(Advisor advisor, int branches) {
        String document = ChainOfBranches.of(branches);
        double firstAdvice = 0;
        double firstChanges = 0;
        double bestAdvice = Double.MAX_VALUE;
        double bestChanges = Double.MAX_VALUE;
        Environment environment = new EnvironmentReader().readText("chain.yaml", document);
        Advice advice = advisor.advise(environment);
        Counterfactuals found = Counterfactuals.NONE;
        for (int round = 0; round < ROUNDS; round++) {
            Environment fresh = new EnvironmentReader().readText("chain.yaml", document);
            long start = System.nanoTime();
            advice = advisor.advise(fresh);
            double advised = seconds(start);
            start = System.nanoTime();
            found = advisor.counterfactuals(fresh);
            double changed = seconds(start);
            if (round == 0) {
                firstAdvice = advised;
                firstChanges = changed;
            }
            bestAdvice = Math.min(bestAdvice, advised);
            bestChanges = Math.min(bestChanges, changed);
        }
        System.out.printf(
                Locale.ROOT,
                "%d objects, %d facts, %d FAILs, %d decisions: first %.2f s (advice %.2f, changes %.2f), warm %.2f s"
                        + " (advice %.2f, changes %.2f); %d FAILs cleared, %d recommendations turned%n",
                environment.size(),
                facts(environment),
                advice.failures().size(),
                advice.decisions().size(),
                firstAdvice + firstChanges,
                firstAdvice,
                firstChanges,
                bestAdvice + bestChanges,
                bestAdvice,
                bestChanges,
                found.findings().size(),
                found.decisions().size());
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** The attributes that are stated, ids not counted. */
    private static long facts(Environment environment) {
        long facts = 0;
        for (Section section : Section.values()) {
            for (Fact fact : environment.all(section)) {
                Fact stated = environment.stated(fact.reference()).orElseThrow();
                for (AttributeType attribute : FactType.of(section).statedAttributes()) {
                    facts += attribute.of(stated) == null ? 0 : 1;
                }
            }
        }
        return facts;
    }
}
