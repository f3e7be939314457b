package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.drools.modelcompiler.CanonicalKieModule;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.HostBuilder;
import org.infrapolicy.advisor.environment.fact.VolumeBuilder;
import org.infrapolicy.advisor.environment.vocabulary.FileSystem;
import org.infrapolicy.advisor.rule.AdviceSink;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;

/**
 * Measures the forms that a rule could have had, on 200 rules and estates of 10, 1,000 and 10,000 hosts with two volumes each. Not a
 * test: docs/architecture.md names the command and the figures.
 */
public final class RuleForms {
    private static final int RULES = 200;
    private static final String HEAD = """
            package forms
            import org.infrapolicy.advisor.environment.*
            import org.infrapolicy.advisor.environment.fact.*
            import org.infrapolicy.advisor.environment.vocabulary.*
            import org.infrapolicy.advisor.rule.*
            global AdviceSink advice
            """;

    private RuleForms() {}

    /** Prints one line for each form and estate. */
    public static void main(String[] arguments) {
        CanonicalKieModule named = DrlInProcess.module(rules("""
                rule "forms/r%1$d" when
                    $volume : Volume( fileSystem == FileSystem.REFS ) do[applies]
                    Volume( this == $volume, size > DataSize.gigabytes( %1$d ) )
                    %2$s
                then advice.breach( $volume );
                then[applies] advice.applies( $volume );
                end
                """));
        CanonicalKieModule split = DrlInProcess.module(rules("""
                rule "forms/scope%1$d" when
                    $volume : Volume( fileSystem == FileSystem.REFS )
                then advice.applies( $volume );
                end
                rule "forms/breach%1$d" when
                    $volume : Volume( fileSystem == FileSystem.REFS, size > DataSize.gigabytes( %1$d ) )
                    %2$s
                then advice.breach( $volume );
                end
                """));
        CanonicalKieModule breachOnly = DrlInProcess.module(rules("""
                rule "forms/breach%1$d" when
                    $volume : Volume( fileSystem == FileSystem.REFS, size > DataSize.gigabytes( %1$d ) )
                    %2$s
                then advice.breach( $volume );
                end
                """));
        List<CompiledRule> compiled = compiled(named);
        System.out.printf("%-52s %8s %10s %12s%n", "form", "hosts", "ms", "ns each");
        KieBase inOneRule = base(named);
        KieBase inTwoRules = base(split);
        KieBase withoutScope = base(breachOnly);
        for (int hosts : new int[] {10, 1_000, 10_000}) {
            Environment estate = estate(hosts);
            measure("scope and breach in one rule, Kleene evaluation", hosts, () -> judge(compiled, estate));
            measure("scope and breach in one rule, Rete session", hosts, () -> run(inOneRule, estate));
            measure("one rule for the scope, one for the breach, Rete", hosts, () -> run(inTwoRules, estate));
            measure("breach only (no NOT_APPLICABLE), Rete", hosts, () -> run(withoutScope, estate));
        }
    }

    private static String rules(String template) {
        StringBuilder drl = new StringBuilder(HEAD);
        for (int i = 0; i < RULES; i++) {
            drl.append(template.formatted(
                    i, i % 2 == 0 ? "" : "Host( reference == $volume.mountedBy, clustered == false )"));
        }
        return drl.toString();
    }

    private static KieBase base(CanonicalKieModule module) {
        return KieServices.get().newKieContainer(module.getReleaseId()).getKieBase();
    }

    private static List<CompiledRule> compiled(CanonicalKieModule module) {
        return DrlInProcess.rules(module).stream()
                .map(RuleCompiler::compile)
                .map(c -> new CompiledRule(
                        null,
                        Optional.empty(),
                        c.subject(),
                        c.subjectSlot(),
                        c.slots(),
                        Map.of(),
                        c.scope(),
                        c.breach(),
                        null))
                .toList();
    }

    private static Environment estate(int hosts) {
        Environment.Builder estate = Environment.builder("estate").complete(Section.CLUSTERS);
        for (int i = 0; i < hosts; i++) {
            estate.add(HostBuilder.builder().id("host" + i).clustered(false).build());
            for (String drive : List.of("c", "d")) {
                estate.add(VolumeBuilder.builder()
                        .id("host" + i + drive)
                        .mountedBy(new Reference(Section.HOSTS, "host" + i))
                        .fileSystem(drive.equals("c") ? FileSystem.NTFS : FileSystem.REFS)
                        .size(DataSize.gigabytes(i % 400))
                        .build());
            }
        }
        return estate.build();
    }

    private static int judge(List<CompiledRule> rules, Environment estate) {
        Judge judge = new Judge(new FactIndex(estate, List.of()));
        int breaches = 0;
        for (CompiledRule rule : rules) {
            for (Fact subject : estate.all(rule.subject())) {
                breaches += judge.verdict(rule, subject) == Verdict.FAIL ? 1 : 0;
            }
        }
        return breaches;
    }

    private static int run(KieBase base, Environment estate) {
        int[] breaches = {0};
        KieSession session = base.newKieSession();
        session.setGlobal("advice", new AdviceSink() {
            @Override
            public void applies(Fact subject) {}

            @Override
            public void breach(Fact subject) {
                breaches[0]++;
            }
        });
        for (Section section : List.of(Section.HOSTS, Section.VOLUMES)) {
            estate.all(section).forEach(session::insert);
        }
        session.fireAllRules();
        session.dispose();
        return breaches[0];
    }

    private static void measure(String form, int hosts, Supplier<Integer> evaluation) {
        int repeats = hosts > 1_000 ? 2 : hosts > 10 ? 8 : 200;
        int breaches = 0;
        for (int i = 0; i < repeats / 2; i++) {
            breaches = evaluation.get();
        }
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            breaches = evaluation.get();
            times.add(System.nanoTime() - start);
        }
        long median = times.stream().sorted().collect(Collectors.toList()).get(times.size() / 2);
        System.out.printf(
                Locale.ROOT,
                "%-52s %,8d %,10.1f %,12.0f   %,d breaches%n",
                form,
                hosts,
                median / 1e6,
                (double) median / (RULES * hosts * 2.0),
                breaches);
    }
}
