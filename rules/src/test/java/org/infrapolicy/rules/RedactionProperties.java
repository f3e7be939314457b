package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Counterfactuals;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Redaction;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.report.JsonReport;

/** Under pseudonyms every verdict is the same, and no name is left in what is said. */
class RedactionProperties {
    private static final Advisor ADVISOR =
            Advisor.builder().listPasses(true).listNotApplicable(true).build();
    private static final Redaction REDACTION = new Redaction("key");

    @Property(tries = 300, seed = "2028", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void verdicts_do_not_hang_on_names(@ForAll long seed) throws IOException {
        Environment environment = RandomEstate.draw(new Random(seed)).environment();
        Environment renamed = REDACTION.of(environment);
        Advice advice = ADVISOR.advise(renamed);

        assertThat(verdicts(advice, false)).isEqualTo(verdicts(ADVISOR.advise(environment), true));
        StringWriter json = new StringWriter();
        JsonReport.advice(advice, Counterfactuals.NONE, json);
        for (Section section : Section.values()) {
            for (Fact fact : environment.all(section)) {
                assertThat(json.toString())
                        .doesNotContain("[" + fact.id() + "]")
                        .doesNotContain(" " + fact.id() + " ")
                        .doesNotContain("\"" + fact.id() + "\"");
            }
        }
    }

    private static Map<String, Verdict> verdicts(Advice advice, boolean rename) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (Finding finding : advice.findings()) {
            String subject = finding.subject().toString();
            verdicts.put(
                    finding.rule().id() + "@" + (rename ? REDACTION.subject(subject) : subject), finding.verdict());
        }
        return verdicts;
    }
}
