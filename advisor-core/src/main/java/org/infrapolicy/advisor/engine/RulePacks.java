package org.infrapolicy.advisor.engine;

import java.util.List;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.rule.Parameter;

/** The rules and parameters of all loaded packs. Immutable. */
public final class RulePacks {
    private final List<CompiledRule> rules;
    private final List<Parameter> parameters;

    RulePacks(List<CompiledRule> rules, List<Parameter> parameters) {
        this.rules = rules;
        this.parameters = parameters;
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
}
