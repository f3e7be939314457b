package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Knowledge;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.report.JsonReport;
import org.junit.jupiter.api.Test;

/** The same environment gives the same bytes, whoever asks, however often and in whatever order it is described. */
class RepeatabilityTest {
    private static final Advisor ADVISOR = Advisor.builder().listPasses(true).build();

    private static String json(Environment environment) throws IOException {
        StringWriter out = new StringWriter();
        JsonReport.advice(ADVISOR.advise(environment), Counterfactuals.NONE, out);
        return out.toString();
    }

    @Test
    void sixteen_threads_on_one_advisor_get_the_same_bytes() throws Exception {
        Environment environment = RandomEstate.draw(new Random(7)).environment();
        String expected = json(environment);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<String>> calls = Collections.nCopies(320, () -> json(environment));
            Set<String> seen = new HashSet<>();
            for (Future<String> answer : threads.invokeAll(calls)) {
                seen.add(answer.get());
            }
            assertThat(seen).containsExactly(expected);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_shuffled_description_gives_the_same_bytes() throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            Environment environment = RandomEstate.draw(new Random(seed)).environment();
            assertThat(json(shuffled(environment, new Random(seed))))
                    .as("seed %d", seed)
                    .isEqualTo(json(environment));
        }
    }

    private static Environment shuffled(Environment environment, Random random) {
        Environment.Builder original = environment.toBuilder();
        Environment.Builder builder = Environment.builder(environment.name());
        environment.asOf().ifPresent(builder::asOf);
        List<Section> sections = new ArrayList<>(List.of(Section.values()));
        Collections.shuffle(sections, random);
        for (Section section : sections) {
            List<Fact> facts = new ArrayList<>(original.stated(section));
            Collections.shuffle(facts, random);
            facts.forEach(builder::add);
            if (environment.knowledge(section) == Knowledge.COMPLETE) {
                builder.complete(section);
            } else if (environment.knowledge(section) == Knowledge.OPEN) {
                builder.open(section);
            }
        }
        return builder.build();
    }
}
