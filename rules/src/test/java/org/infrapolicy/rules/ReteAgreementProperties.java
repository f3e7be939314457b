package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.engine.Assessment;
import org.infrapolicy.advisor.engine.RulePackLoader;
import org.infrapolicy.advisor.engine.RulePacks;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.rule.AdviceSink;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** A second opinion: where everything is known, the Rete engine of Drools breaches the same rules for the same subjects. */
class ReteAgreementProperties {
    private static final RulePacks PACKS = RulePackLoader.load(Advisor.class.getClassLoader());
    private static final Map<String, KieBase> RULES = new TreeMap<>();
    private static final AtomicLong COMPARED = new AtomicLong();
    private static final AtomicLong BREACHES = new AtomicLong();

    static {
        for (Model model : CompiledModels.load()) {
            for (Rule rule : model.getRules()) {
                if (!rule.getMetaData().containsKey("table")) {
                    ModelImpl one = new ModelImpl();
                    model.getGlobals().forEach(one::addGlobal);
                    one.addRule(rule);
                    RULES.put(rule.getName(), KieBaseBuilder.createKieBaseFromModel(one));
                }
            }
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void rete_breaches_the_same_rules_for_the_same_subjects(@ForAll long seed) {
        Random random = new Random(seed);
        RandomEstate.draw(random).completion(random).ifPresent(environment -> {
            Map<String, Map<Subject, Verdict>> verdicts = Assessment.verdicts(PACKS, environment);
            RULES.forEach((rule, base) -> {
                Set<Subject> breached = new HashSet<>();
                if (run(base, environment, breached)) {
                    verdicts.get(rule).forEach((subject, verdict) -> {
                        if (verdict != Verdict.UNKNOWN) {
                            COMPARED.incrementAndGet();
                            BREACHES.addAndGet(verdict == Verdict.FAIL ? 1 : 0);
                            assertThat(breached.contains(subject))
                                    .as("%s of %s: %s", rule, subject, verdict)
                                    .isEqualTo(verdict == Verdict.FAIL);
                        }
                    });
                }
            });
        });
    }

    /** Runs a rule; false if it met a derived fact that stays unknown even here, on which Rete fails. */
    private static boolean run(KieBase base, Environment environment, Set<Subject> breached) {
        KieSession session = base.newKieSession();
        try {
            session.setGlobal("advice", new AdviceSink() {
                @Override
                public void applies(Fact subject) {}

                @Override
                public void breach(Fact subject) {
                    breached.add(new Subject(subject.section().key(), subject.id()));
                }
            });
            for (Section section : Section.values()) {
                environment.all(section).forEach(session::insert);
            }
            PACKS.parameters().forEach(session::insert);
            session.fireAllRules(100_000);
            return true;
        } catch (RuntimeException e) {
            return false;
        } finally {
            session.dispose();
        }
    }

    @AfterContainer
    static void report() {
        System.out.printf("Rete agrees on %,d verdicts, %,d of them breaches.%n", COMPARED.get(), BREACHES.get());
        assertThat(BREACHES.get()).isPositive();
    }
}
