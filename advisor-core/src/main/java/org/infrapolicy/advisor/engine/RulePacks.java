package org.infrapolicy.advisor.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Example;
import org.infrapolicy.advisor.Fingerprint;
import org.infrapolicy.advisor.Guidance;
import org.infrapolicy.advisor.Profile;
import org.infrapolicy.advisor.ProfileException;
import org.infrapolicy.advisor.RuleGlob;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.RulePack;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.environment.reading.NearestName;
import org.infrapolicy.advisor.rule.Parameter;

/** The rules and parameters of all loaded packs. Immutable. */
public final class RulePacks {
    private static final int MOST_LISTED = 40;

    private final List<CompiledRule> rules;
    private final List<Parameter> parameters;

    private final List<PackTexts> texts;
    private final List<RulePack> packs;

    RulePacks(List<CompiledRule> rules, List<Parameter> parameters) {
        this(rules, parameters, List.of(), List.of());
    }

    RulePacks(List<CompiledRule> rules, List<Parameter> parameters, List<PackTexts> texts, List<RulePack> packs) {
        this.rules = rules;
        this.parameters = parameters;
        this.texts = texts;
        this.packs = packs;
    }

    /**
     * The same rules with the severities and thresholds of a profile.
     *
     * @throws ProfileException if the profile names a rule or a threshold that there is not
     */
    public RulePacks with(Profile profile) {
        Set<String> ids = rules.stream().map(rule -> rule.info().id()).collect(Collectors.toSet());
        profile.severities().keySet().forEach(id -> known(profile, "rule", id, ids));
        Stream.concat(
                        profile.selections().stream().flatMap(List::stream),
                        Stream.concat(profile.skip().stream(), profile.waivers().protectedRules().stream()))
                .forEach(glob -> matching(profile, glob, ids));
        Set<String> names = parameters.stream().map(Parameter::name).collect(Collectors.toSet());
        profile.parameters().keySet().forEach(name -> known(profile, "threshold", name, names));
        return new RulePacks(
                rules.stream().map(rule -> with(rule, profile)).toList(),
                parameters.stream().map(parameter -> with(parameter, profile)).toList(),
                texts,
                packs);
    }

    private static void matching(Profile profile, String glob, Set<String> ids) {
        if (ids.stream().noneMatch(id -> RuleGlob.any(List.of(glob), id))) {
            throw new ProfileException("Profile " + profile.name() + " has the pattern " + glob
                    + ", which matches no rule. There are rules of the topics "
                    + ids.stream()
                            .map(id -> id.substring(0, id.indexOf('/')))
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".");
        }
    }

    private static void known(Profile profile, String what, String name, Set<String> known) {
        if (!known.contains(name)) {
            throw new ProfileException("Profile " + profile.name() + " speaks of the " + what + " " + name
                    + ", which there is not. "
                    + NearestName.of(name, known)
                            .map(near -> "Did you mean " + near + "?")
                            .orElse(
                                    known.size() > MOST_LISTED
                                            ? "./advisor rules lists them."
                                            : "There are "
                                                    + String.join(
                                                            ", ",
                                                            known.stream()
                                                                    .sorted()
                                                                    .toList()) + "."));
        }
    }

    private static CompiledRule with(CompiledRule rule, Profile profile) {
        Severity severity = profile.severities().get(rule.info().id());
        return severity == null ? rule : rule.with(rule.info().with(severity));
    }

    private static Parameter with(Parameter parameter, Profile profile) {
        String value = profile.parameters().get(parameter.name());
        return value == null
                ? parameter
                : parameter
                        .with(value)
                        .orElseThrow(() -> new ProfileException("Profile " + profile.name() + " gives the threshold "
                                + parameter.name() + " the value " + value + ". Write it like " + parameter.value()
                                + "."));
    }

    /** The packs that the rules come from. */
    public List<RulePack> packs() {
        return packs;
    }

    /** From the id of each rule to a name for all that its verdicts hang on: conditions, severity, thresholds. */
    public Map<String, String> fingerprints() {
        Map<String, String> fingerprints = new TreeMap<>();
        for (CompiledRule rule : rules) {
            RuleInfo info = rule.info();
            StringBuilder content =
                    new StringBuilder(info.subjectKind() + "\n" + info.severity() + "\n" + info.conditions());
            if (rule.row() != null) {
                content.append('\n').append(rule.row());
            }
            parameters.stream()
                    .filter(parameter -> info.conditions().contains("\"" + parameter.name() + "\""))
                    .forEach(parameter -> content.append('\n')
                            .append(parameter.name())
                            .append('=')
                            .append(parameter.value()));
            fingerprints.put(info.id(), Fingerprint.of(content.toString()));
        }
        return fingerprints;
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
