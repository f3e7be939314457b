package org.infrapolicy.advisor.engine;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infrapolicy.advisor.Fix;
import org.infrapolicy.advisor.RulePackException;
import org.infrapolicy.advisor.environment.AttributePath;
import org.infrapolicy.advisor.environment.Fact;

/** The change that a rule names: of its subject, or of another object that it binds to a variable. */
record RuleFix(String variable, String attribute, String op, String value) {
    private static final Pattern FORM = Pattern.compile("(?:(\\$\\w+)\\.)?([\\w.]+)\\s*(=|\\+=|-=)\\s*(\\S.*)");

    static Optional<RuleFix> parse(String rule, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new RulePackException("The rule " + rule + " has the fix '" + text
                    + "'. Write attribute = value, attribute += element or attribute -= element, and $variable. before it"
                    + " for another object.");
        }
        String op = matcher.group(3).equals("=") ? "replace" : matcher.group(3).equals("+=") ? "add" : "remove";
        String variable = matcher.group(1) == null ? "" : matcher.group(1);
        return Optional.of(new RuleFix(variable, matcher.group(2), op, matcher.group(4)));
    }

    List<Fix> of(CompiledRule rule, Fact subject, Object[] tuple) {
        Integer slot = variable.isEmpty() ? null : rule.variables().get(variable);
        Object object = variable.isEmpty() ? subject : slot == null ? null : tuple[slot];
        return object instanceof Fact fact
                ? List.of(new Fix(op, AttributePath.of(fact, attribute).toString(), value))
                : List.of();
    }
}
