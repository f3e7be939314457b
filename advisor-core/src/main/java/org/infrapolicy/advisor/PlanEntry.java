package org.infrapolicy.advisor;

import java.util.List;

/**
 * One entry of a plan.
 *
 * @param rule the rule that it comes from; {@link RuleInfo#planned()} says where it stands
 * @param subject what it is about
 * @param text what it says, with real values
 * @param conditional whether it is not known that it belongs into the plan
 * @param missing for a conditional entry, the unknown attributes that would settle it
 * @param evidence what it rests on
 */
public record PlanEntry(
        RuleInfo rule,
        Subject subject,
        String text,
        boolean conditional,
        List<String> missing,
        List<Evidence> evidence) {
    public PlanEntry {
        if (rule.planned() == null) {
            throw new IllegalArgumentException("Rule " + rule.id() + " belongs to no plan");
        }
        missing = List.copyOf(missing);
        evidence = List.copyOf(evidence);
    }

    /** Where it stands in the plan. */
    public RuleInfo.Part part() {
        return placement().part();
    }

    /** For a risk, id of the step at which it is run; empty if it hangs on no single step. */
    public String at() {
        return placement().at();
    }

    private RuleInfo.Planned placement() {
        RuleInfo.Planned planned = rule.planned();
        if (planned == null) {
            throw new IllegalStateException("Checked when the entry was made");
        }
        return planned;
    }
}
