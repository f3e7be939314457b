package org.infrapolicy.advisor.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/**
 * A rule, ready to be evaluated.
 *
 * @param info what is to be known of it
 * @param fix the change that clears a breach, if one does
 * @param subject section of the objects that it judges
 * @param subjectSlot where the subject stands in the tuple
 * @param slots length of the tuple
 * @param variables from the variable that the rule names to its slot
 * @param scope the conditions that make it applicable
 * @param breach all conditions, those of the scope included
 * @param row the row of a table for which it stands; null if it is no row of a table
 */
record CompiledRule(
        RuleInfo info,
        Optional<RuleFix> fix,
        Section subject,
        int subjectSlot,
        int slots,
        Map<String, Integer> variables,
        List<Condition> scope,
        List<Condition> breach,
        @Nullable Object row) {
    /** The same with other texts. */
    CompiledRule with(RuleInfo other) {
        return new CompiledRule(other, fix, subject, subjectSlot, slots, variables, scope, breach, row);
    }
}
