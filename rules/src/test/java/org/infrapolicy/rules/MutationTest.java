package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.RulePackException;
import org.infrapolicy.advisor.engine.RulePackLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;

/**
 * Changes rules, one thing at a time, and wants some scenario of the rule to notice. A sample is drawn in the build; {@code -Dmutants=all}
 * tries all of them, {@code -Dmutants=filesystem/} those of a topic. What survives must stand in {@code mutants-survive.yaml} with the reason why no environment tells it from the rule.
 */
class MutationTest {
    private static final Path RULES = Path.of("src/main/resources/org/infrapolicy/rules");
    private static final Path SURVIVORS = Path.of("src/test/resources/mutants-survive.yaml");
    private static final int SAMPLE = 40;
    private static final int BATCH = 40;

    @TempDir
    Path folder;

    private final Map<String, List<Scenario>> scenarios =
            Scenario.all().stream().collect(Collectors.groupingBy(Scenario::rule));

    /** A change that no scenario can notice, and why. */
    private record Survivor(String rule, String change, String why) {}

    @Test
    void some_scenario_notices_each_change_of_a_rule() throws IOException {
        List<Mutant> mutants = chosen();
        List<Mutant> survived = new ArrayList<>();
        int judged = 0;
        for (int i = 0; i < mutants.size(); i += BATCH) {
            List<Mutant> batch = mutants.subList(i, Math.min(i + BATCH, mutants.size()));
            for (Map.Entry<Mutant, Advisor> mutant : compiled(batch).entrySet()) {
                judged++;
                if (!noticed(mutant.getKey(), mutant.getValue())) {
                    survived.add(mutant.getKey());
                }
            }
        }
        Set<String> justified = new HashSet<>();
        for (Survivor survivor : new ObjectMapper(new YAMLFactory()).readValue(SURVIVORS.toFile(), Survivor[].class)) {
            assertThat(survivor.why()).isNotBlank();
            justified.add(survivor.rule() + " " + survivor.change());
        }
        System.out.printf(
                "Mutants of rules: %d of %d noticed by a scenario (%.1f %%), %d survived, %d did not compile%n",
                judged - survived.size(),
                judged,
                100.0 * (judged - survived.size()) / judged,
                survived.size(),
                mutants.size() - judged);
        assertThat(survived.stream().map(Mutant::toString).filter(mutant -> !justified.contains(mutant)))
                .as("changes that no scenario notices and that are not justified in " + SURVIVORS)
                .isEmpty();
    }

    private static List<Mutant> chosen() throws IOException {
        List<Mutant> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(RULES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".drl"))
                    .sorted()
                    .toList()) {
                String rule =
                        RULES.relativize(file).toString().replace('\\', '/').replaceFirst("\\.drl$", "");
                String drl = Files.readString(file);
                if (!drl.contains("@table(")) {
                    all.addAll(Mutant.of(rule, drl));
                }
            }
        }
        String wanted = System.getProperty("mutants", "");
        if (wanted.isEmpty()) {
            Collections.shuffle(all, new Random(1));
            return all.subList(0, Math.min(SAMPLE, all.size()));
        }
        return all.stream()
                .filter(mutant -> wanted.equals("all") || mutant.rule().startsWith(wanted))
                .toList();
    }

    private boolean noticed(Mutant mutant, Advisor advisor) {
        for (Scenario scenario : scenarios.getOrDefault(mutant.rule(), List.of())) {
            List<String> says;
            try {
                says = advisor.explain(mutant.rule(), scenario.environment()).stream()
                        .map(RuleScenariosTest::inWords)
                        .sorted()
                        .toList();
            } catch (RuntimeException e) {
                return true;
            }
            if (!says.equals(scenario.expect().stream().sorted().toList())) {
                return true;
            }
        }
        return false;
    }

    /** Mutants compiled together; where one of them is no rule at all, one by one without it. */
    private Map<Mutant, Advisor> compiled(List<Mutant> mutants) throws IOException {
        CanonicalKieModule module = compile(mutants);
        if (module == null) {
            if (mutants.size() == 1) {
                return Map.of();
            }
            Map<Mutant, Advisor> compiled = new TreeMap<>(java.util.Comparator.comparing(Mutant::toString));
            compiled.putAll(compiled(mutants.subList(0, mutants.size() / 2)));
            compiled.putAll(compiled(mutants.subList(mutants.size() / 2, mutants.size())));
            return compiled;
        }
        String index = module.getFileNames().stream()
                .filter(name -> name.endsWith("/drools-model"))
                .findFirst()
                .orElseThrow();
        List<String> models = new String(module.getBytes(index), StandardCharsets.UTF_8)
                .lines()
                .toList();
        Map<Mutant, Advisor> compiled = new HashMap<>();
        for (int i = 0; i < mutants.size(); i++) {
            String prefix = "mutants.m" + i + ".";
            try {
                compiled.put(
                        mutants.get(i),
                        advisor(
                                module.getModuleClassLoader(),
                                models.stream()
                                        .filter(model -> model.startsWith(prefix))
                                        .toList()));
            } catch (RulePackException e) {
                continue;
            }
        }
        return compiled;
    }

    private static @Nullable CanonicalKieModule compile(List<Mutant> mutants) {
        System.setProperty("drools.lang.level", "DRL10");
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        for (int i = 0; i < mutants.size(); i++) {
            files.write(
                    "src/main/resources/mutants/m" + i + "/rule.drl",
                    mutants.get(i).drl().replaceFirst("package [\\w.]+", "package mutants.m" + i));
        }
        try {
            KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
            return builder.getResults().getMessages().isEmpty() ? (CanonicalKieModule) builder.getKieModule() : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    private Advisor advisor(ClassLoader rules, List<String> models) throws IOException {
        Path index = Files.write(Files.createTempFile(folder, "index", ""), models);
        URL original = MutationTest.class.getResource("/" + RulePackLoader.DESCRIPTOR);
        String pack;
        try (var in = original.openStream()) {
            pack = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("(?m)^rules: .*$", "rules: index-of-the-mutant");
        }
        Path descriptor = Files.writeString(Files.createTempFile(folder, "pack", ".yaml"), pack);
        return Advisor.builder()
                .classLoader(new ClassLoader(rules) {
                    @Override
                    public Enumeration<URL> getResources(String name) throws IOException {
                        return name.equals(RulePackLoader.DESCRIPTOR)
                                ? Collections.enumeration(
                                        List.of(descriptor.toUri().toURL()))
                                : super.getResources(name);
                    }

                    @Override
                    public @Nullable URL getResource(String name) {
                        try {
                            return name.equals("index-of-the-mutant")
                                    ? index.toUri().toURL()
                                    : super.getResource(name);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                })
                .build();
    }
}
