package org.infrapolicy.advisor;

import java.util.List;
import java.util.Map;

/**
 * A named selection of rules, with severities and thresholds of its own.
 *
 * @param name its name
 * @param selections lists of globs; it takes the rules that each of the lists names
 * @param skip globs of the rules that it leaves out of these
 * @param severities from rule id to the severity that it has here
 * @param parameters from the name of a threshold to the value that it has here, as a document writes it
 * @param waivers what it asks of waivers
 */
public record Profile(
        String name,
        List<List<String>> selections,
        List<String> skip,
        Map<String, Severity> severities,
        Map<String, String> parameters,
        WaiverPolicy waivers) {
    /** All rules, as their packs have them. */
    public static final Profile ARTICLES =
            new Profile("articles", List.of(), List.of(), Map.of(), Map.of(), WaiverPolicy.USUAL);

    public Profile {
        selections = selections.stream().map(List::copyOf).toList();
        skip = List.copyOf(skip);
        severities = Map.copyOf(severities);
        parameters = Map.copyOf(parameters);
    }

    /** Whether it takes a rule. */
    boolean takes(RuleInfo rule) {
        return selections.stream().allMatch(globs -> RuleGlob.any(globs, rule.id())) && !RuleGlob.any(skip, rule.id());
    }
}
