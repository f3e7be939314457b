package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Section;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every file of a rule must look like. The loader checks the annotations' names and values beside. */
class RuleLintTest {
    private static final Path RULES = Path.of("src/main/resources/org/infrapolicy/rules");
    private static final Set<String> KINDS = Set.of(
            "requirement",
            "limit",
            "unsupported",
            "recommendation",
            "not-recommended",
            "trade-off",
            "supported",
            "procedure");
    private static final Set<String> IMPORTS = Set.of(
            "org.infrapolicy.advisor.environment.*",
            "org.infrapolicy.advisor.environment.fact.*",
            "org.infrapolicy.advisor.environment.vocabulary.*",
            "org.infrapolicy.advisor.rule.*",
            "java.time.Duration");
    private static final Pattern FILE = Pattern.compile(
            "package (?<package>[\\w.]+)\n\n(?<imports>(?:import [\\w.*]+\n)+)\nglobal AdviceSink advice\n\n"
                    + "rule \"(?<name>[a-z0-9/-]+)\"\n(?<annotations>(?:    @.*\n)+)when\n(?<when>(?:    .*\n)+)"
                    + "then\n    advice\\.breach\\( (?<subject>\\$\\w+) \\);\n"
                    + "(?:then\\[applies]\n    advice\\.applies\\( (?<applies>\\$\\w+) \\);\n)?end\n");
    private static final Pattern ANNOTATION = Pattern.compile("@(\\w+)\\((?:\"([^\"]*)\"|([^\")]*))\\)");

    @TestFactory
    Stream<DynamicTest> a_file_holds_one_rule_of_the_known_form() throws IOException {
        try (Stream<Path> files = Files.walk(RULES)) {
            List<Path> rules = files.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .toList();
            return rules.stream()
                    .map(file -> DynamicTest.dynamicTest(RULES.relativize(file).toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        String id = RULES.relativize(file).toString().replace('\\', '/').replaceFirst("\\.drl$", "");
        String topic = id.substring(0, id.indexOf('/'));
        Matcher rule = FILE.matcher(Files.readString(file));
        assertThat(rule.matches())
                .as("package, imports, global, one rule with annotations, when, then and nothing else")
                .isTrue();
        assertThat(rule.group("package")).isEqualTo("org.infrapolicy.rules." + topic);
        assertThat(rule.group("name")).isEqualTo(id);
        assertThat(rule.group("imports").lines().map(line -> line.substring("import ".length())))
                .isSubsetOf(IMPORTS);
        assertThat(rule.group("when")).startsWith("    " + rule.group("subject") + " : ");
        if (rule.group("when").contains("do[applies]")) {
            assertThat(rule.group("applies")).isEqualTo(rule.group("subject"));
        }
        annotations(rule.group("annotations"), rule.group("when"));
    }

    private static void annotations(String annotations, String when) {
        Set<String> seen = new HashSet<>();
        for (MatchResult annotation : ANNOTATION.matcher(annotations).results().toList()) {
            String name = annotation.group(1);
            String value = annotation.group(2) != null ? annotation.group(2) : annotation.group(3);
            assertThat(seen.add(name)).as("@%s once", name).isTrue();
            switch (name) {
                case "kind" -> assertThat(KINDS).contains(value);
                case "title", "remedy" -> assertThat(value).doesNotEndWith(".");
                case "basis" -> assertThat(value).isIn("stated", "inferred");
                default -> assertThat(value).isNotBlank();
            }
            if (name.equals("finding")) {
                placeholders(value, when);
            }
        }
        boolean table = seen.contains("table");
        assertThat(seen).containsAnyOf("title", "table");
        if (seen.contains("plan")) {
            assertThat(seen).contains("part", "source", "guidance");
        } else if (!seen.contains("decision") && !table) {
            assertThat(seen).contains("kind", "severity", "source", "guidance");
            if (!annotations.contains("@kind(\"supported\")")) {
                assertThat(seen).contains("finding");
            }
        }
    }

    /** What a message quotes must be an attribute of the subject, or of another object that the rule names. */
    private static void placeholders(String finding, String when) {
        for (MatchResult placeholder : Pattern.compile("\\{(?:(\\w+)\\.)?(\\w+)}")
                .matcher(finding)
                .results()
                .toList()) {
            String variable = placeholder.group(1) == null ? "\\w+" : placeholder.group(1);
            Matcher pattern = Pattern.compile("\\$" + variable + " : (\\w+)\\(").matcher(when);
            if (pattern.find()
                    && Stream.of(Section.values())
                            .anyMatch(s -> s.type().getSimpleName().equals(pattern.group(1)))) {
                FactType type = FactType.of(Stream.of(Section.values())
                        .filter(section -> section.type().getSimpleName().equals(pattern.group(1)))
                        .findFirst()
                        .orElseThrow());
                assertThat(placeholder.group(2).equals("id")
                                || type.attribute(placeholder.group(2)).isPresent())
                        .as("%s is an attribute of %s", placeholder.group(), pattern.group(1))
                        .isTrue();
            }
        }
    }
}
