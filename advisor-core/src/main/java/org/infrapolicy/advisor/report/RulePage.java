package org.infrapolicy.advisor.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Example;
import org.infrapolicy.advisor.Guidance;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Source;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.rule.Parameter;

/** Writes a page of Markdown for a rule: why, what is checked, examples, remedy, parameters, source. Immutable and safe for threads. */
public final class RulePage {
    private final Advisor advisor;
    private final Map<String, Guidance> guidance;

    /** Pages of the rules of an advisor. */
    public RulePage(Advisor advisor) {
        this.advisor = advisor;
        guidance = advisor.guidance().stream().collect(Collectors.toUnmodifiableMap(Guidance::id, Function.identity()));
    }

    /** The page of a rule. */
    public String of(RuleInfo rule) {
        StringBuilder page = new StringBuilder();
        page.append("# ")
                .append(rule.id())
                .append("\n\n**")
                .append(rule.title())
                .append("**\n\n");
        page.append(summary(rule)).append("\n\n## Why\n\n");
        for (String id : rule.guidance()) {
            Guidance item = guidance.get(id);
            if (item == null) {
                page.append("- `").append(id).append("`\n");
            } else {
                page.append("- ")
                        .append(item.statement())
                        .append(" (`")
                        .append(id)
                        .append("`, ")
                        .append(item.source().section())
                        .append(")\n");
            }
        }
        if (rule.guidance().isEmpty()) {
            page.append(rule.title()).append(".\n");
        }
        if (rule.basis().equals("inferred")) {
            page.append("\nThe source does not say it in so many words; it follows from what it says.\n");
        }
        page.append("\n## What is checked\n\n").append(PlainConditions.of(rule.conditions()));
        page.append("\n<details><summary>As the rule is written</summary>\n\n```\n")
                .append(rule.conditions())
                .append("\n```\n\n</details>\n");
        boolean argues = rule.argument() != null;
        List<Example> examples = advisor.examples(rule.id());
        example(page, argues ? "An example where it holds" : "An example that fails", Verdict.FAIL, argues, examples);
        example(
                page,
                argues ? "An example where it does not hold" : "An example that passes",
                Verdict.PASS,
                argues,
                examples);
        example(page, "An example where it cannot be told", Verdict.UNKNOWN, argues, examples);
        if (!rule.remedy().isEmpty()) {
            page.append("\n## Remedy\n\n").append(rule.remedy()).append(".\n");
        }
        if (!rule.caveat().isEmpty()) {
            page.append("\n## Note\n\n").append(rule.caveat()).append(".\n");
        }
        List<Parameter> parameters = advisor.parameters().stream()
                .filter(parameter -> rule.conditions().contains("\"" + parameter.name() + "\""))
                .toList();
        if (!parameters.isEmpty()) {
            page.append("\n## Parameters\n\n");
            parameters.forEach(parameter -> page.append("- `")
                    .append(parameter.name())
                    .append("` = ")
                    .append(parameter.value())
                    .append(": ")
                    .append(parameter.meaning())
                    .append('\n'));
        }
        page.append("\n## Source\n\n");
        rule.sources().forEach(source -> page.append("- ").append(text(source)).append('\n'));
        return page.toString().replace("..\n", ".\n");
    }

    private static String summary(RuleInfo rule) {
        RuleInfo.Stance argument = rule.argument();
        if (argument == null) {
            return "Kind: " + rule.kind().replace('-', ' ') + ". Severity: " + word(rule.severity()) + ". Judges `"
                    + rule.subjectKind() + "`.";
        }
        if (argument.option().contains(":")) {
            return "Asks the decision `" + argument.decision() + "` for `" + rule.subjectKind() + "`. Options: "
                    + argument.option() + ".";
        }
        return "An argument in the decision `" + argument.decision() + "` for `" + rule.subjectKind() + "`: "
                + word(argument.stance()).replace('-', ' ') + " `" + argument.option() + "` ("
                + word(argument.strength())
                + ").";
    }

    private static void example(
            StringBuilder page, String heading, Verdict verdict, boolean argues, List<Example> examples) {
        examples.stream()
                .filter(example -> example.shows(verdict))
                .findFirst()
                .ifPresent(example -> page.append("\n## ")
                        .append(heading)
                        .append("\n\n")
                        .append(capital(example.scenario()))
                        .append(":\n\n```yaml\n")
                        .append(example.environment().stripTrailing())
                        .append("\n```\n\n")
                        .append(example.expect().stream()
                                .map(line -> "- " + (argues ? spoken(line) : line) + "\n")
                                .collect(Collectors.joining())));
    }

    /** An argument has no failings: it holds or not. */
    private static String spoken(String line) {
        return line.replaceFirst("^FAIL ", "holds for ")
                .replaceFirst("^PASS ", "does not hold for ")
                .replaceFirst("^UNKNOWN ", "open for ")
                .replaceFirst("^NOT_APPLICABLE ", "not about ");
    }

    private static String text(Source source) {
        return source.document()
                + (source.section().isEmpty() ? "" : ", " + source.section())
                + (source.author().isEmpty() ? "" : " (" + source.author() + ")")
                + (source.asOf().isEmpty() ? "" : ", " + source.asOf());
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
