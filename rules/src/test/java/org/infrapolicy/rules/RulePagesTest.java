package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Guidance;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.report.RulePage;
import org.junit.jupiter.api.Test;

/**
 * The generated pages: one for each rule, their index, and the coverage of the documents. Rewrite them with
 * {@code mvn -pl rules -am test -Dtest=RulePagesTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true}.
 */
class RulePagesTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Advisor ADVISOR = Advisor.create();

    @Test
    void the_pages_of_the_rules_are_current() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        RulePage page = new RulePage(ADVISOR);
        ADVISOR.rules().forEach(rule -> pages.put("rules/" + rule.id() + ".md", page.of(rule)));
        pages.put("rules/README.md", index());
        pages.put("coverage.md", coverage());
        Map<String, String> written = written();
        if (Boolean.getBoolean("docs.update")) {
            for (String stale : written.keySet()) {
                Files.delete(DOCS.resolve(stale));
            }
            for (Map.Entry<String, String> wanted : pages.entrySet()) {
                Path file = DOCS.resolve(wanted.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, wanted.getValue());
            }
        } else {
            pages.forEach((name, text) -> assertThat(written.get(name))
                    .as("docs/%s is stale or missing. Run the tests of RulePagesTest with -Ddocs.update=true", name)
                    .isEqualTo(text));
            assertThat(written.keySet()).as("pages of rules that are no more").isSubsetOf(pages.keySet());
        }
    }

    private static Map<String, String> written() throws IOException {
        Map<String, String> written = new TreeMap<>();
        Files.createDirectories(DOCS.resolve("rules"));
        try (Stream<Path> files =
                Stream.concat(Files.walk(DOCS.resolve("rules")), Stream.of(DOCS.resolve("coverage.md")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                written.put(DOCS.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return written;
    }

    private static String index() {
        StringBuilder text =
                new StringBuilder("# Rules\n\nGenerated from the rules, their scenarios and the statements of the"
                        + " documents. [What the documents say, and what covers it](../coverage.md).\n");
        Map<String, List<RuleInfo>> byTopic = ADVISOR.rules().stream()
                .collect(Collectors.groupingBy(RuleInfo::topic, TreeMap::new, Collectors.toList()));
        byTopic.forEach((topic, rules) -> {
            text.append("\n## ").append(topic).append("\n\n| rule | says | |\n|---|---|---|\n");
            rules.forEach(rule -> text.append("| [")
                    .append(rule.id().substring(topic.length() + 1))
                    .append("](")
                    .append(rule.id())
                    .append(".md) | ")
                    .append(rule.title())
                    .append(" | ")
                    .append(rule.decision()
                            .map(decision -> "in `" + decision + "`")
                            .orElse(rule.severity().name().toLowerCase(java.util.Locale.ROOT)))
                    .append(" |\n"));
        });
        return text.toString();
    }

    private static String coverage() {
        Map<String, List<RuleInfo>> covering = new TreeMap<>();
        ADVISOR.rules()
                .forEach(rule -> rule.guidance()
                        .forEach(id -> covering.computeIfAbsent(id, key -> new java.util.ArrayList<>())
                                .add(rule)));
        List<Guidance> all = ADVISOR.guidance();
        long toCover = all.stream().filter(item -> item.noRule().isEmpty()).count();
        long covered = all.stream()
                .filter(item -> item.noRule().isEmpty() && covering.containsKey(item.id()))
                .count();
        StringBuilder text = new StringBuilder("# What the documents say, and what covers it\n\n");
        text.append("Generated. Of ")
                .append(all.size())
                .append(" statements ")
                .append(toCover)
                .append(" call for a rule, an argument or a plan step; ")
                .append(covered)
                .append(" of these are covered. For the others the reason is given why no rule stands for them.\n");
        Map<String, Map<String, List<Guidance>>> byDocument = new LinkedHashMap<>();
        all.forEach(item -> byDocument
                .computeIfAbsent(item.source().document(), key -> new LinkedHashMap<>())
                .computeIfAbsent(item.source().section(), key -> new java.util.ArrayList<>())
                .add(item));
        byDocument.forEach((document, sections) -> {
            text.append("\n## ").append(document).append('\n');
            sections.forEach((section, items) -> {
                text.append("\n### ").append(section).append("\n\n| statement | covered by |\n|---|---|\n");
                items.forEach(item -> text.append("| ")
                        .append(item.statement().replace("|", "\\|"))
                        .append(" (`")
                        .append(item.id())
                        .append("`) | ")
                        .append(coveredBy(item, covering.getOrDefault(item.id(), List.of())))
                        .append(" |\n"));
            });
        });
        return text.toString();
    }

    private static String coveredBy(Guidance item, List<RuleInfo> rules) {
        String named = rules.stream()
                .map(rule -> "[" + rule.id() + "](rules/" + rule.id() + ".md)")
                .collect(Collectors.joining(", "));
        return item.noRule().isEmpty() || !named.isEmpty() ? named : "No rule: " + item.noRule();
    }
}
