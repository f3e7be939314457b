package org.infrapolicy.advisor.engine;

import java.util.List;
import org.infrapolicy.advisor.Example;
import org.infrapolicy.advisor.Guidance;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.rule.Parameter;

/** The rules and parameters of all loaded packs. Immutable. */
public final class RulePacks {
    private final List<CompiledRule> rules;
    private final List<Parameter> parameters;

    private final List<PackTexts> texts;

    RulePacks(List<CompiledRule> rules, List<Parameter> parameters) {
        this(rules, parameters, List.of());
    }

    RulePacks(List<CompiledRule> rules, List<Parameter> parameters, List<PackTexts> texts) {
        this.rules = rules;
        this.parameters = parameters;
        this.texts = texts;
    }

    List<CompiledRule> rules() {
        return rules;
    }

    /** The parameters, ordered by name. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** What is to be known of the rules, ordered by id. */
    public List<RuleInfo> catalogue() {
        return rules.stream().map(CompiledRule::info).toList();
    }

    /** What the documents behind the packs say, in their order. */
    public List<Guidance> guidance() {
        return texts.stream().flatMap(pack -> pack.guidance().stream()).toList();
    }

    /** Where the documents behind the packs pull in different ways. */
    List<Tension> tensions() {
        return texts.stream().flatMap(pack -> pack.tensions().stream()).toList();
    }

    /** The examples that show what a rule says. */
    public List<Example> examples(String rule) {
        return texts.stream().flatMap(pack -> pack.examples(rule).stream()).toList();
    }
}
