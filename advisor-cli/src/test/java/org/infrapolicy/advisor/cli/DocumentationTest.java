package org.infrapolicy.advisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the pages to what they show. A fenced block below {@code <!-- from FILE -->} or {@code <!-- from FILE#REGION -->} is
 * that file or region; one below {@code <!-- output of: ARGUMENTS -->} is what the command line prints, with {@code …} for what
 * is left out. With {@code -Ddocs.update=true} it rewrites these blocks.
 */
class DocumentationTest {
    private static final Path HOME = Path.of("..");
    private static final Pattern BLOCK =
            Pattern.compile("<!-- (from|output of:) (.+?) -->\n```(\\w*)\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("(?<!`)\\[[^\\]\n]+\\]\\(([^)\\s]+)\\)");

    @TestFactory
    Stream<DynamicTest> every_page_shows_what_is_there() throws IOException {
        return pages().map(page -> DynamicTest.dynamicTest(page.toString(), () -> {
            String text = Files.readString(page);
            if (Boolean.getBoolean("docs.update")) {
                Files.writeString(
                        page, BLOCK.matcher(text).replaceAll(block -> Matcher.quoteReplacement(rewritten(block))));
                return;
            }
            for (MatchResult block : BLOCK.matcher(text).results().toList()) {
                if (block.group(1).equals("from")) {
                    assertThat(block.group(4)).as(block.group(2)).isEqualTo(source(block.group(2)));
                } else {
                    assertExcerpt(withoutCounts(block.group(4)), withoutCounts(output(block.group(2))));
                }
            }
        }));
    }

    private static Stream<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(HOME.resolve("README.md")));
        try (Stream<Path> files = Files.walk(HOME.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages.stream();
    }

    private static String rewritten(MatchResult block) {
        String content = block.group(1).equals("from") ? source(block.group(2)) : excerpt(output(block.group(2)));
        return "<!-- " + block.group(1) + " " + block.group(2) + " -->\n```" + block.group(3) + "\n" + content
                + "```\n";
    }

    private static String source(String what) {
        int hash = what.indexOf('#');
        try {
            String text = Files.readString(HOME.resolve(hash < 0 ? what : what.substring(0, hash)));
            return hash < 0 ? text : region(text, what.substring(hash + 1));
        } catch (IOException e) {
            throw new AssertionError("A page shows " + what + ", which cannot be read", e);
        }
    }

    /** The lines between {@code // snippet:NAME} and {@code // end}, moved to the left. */
    private static String region(String text, String name) {
        List<String> lines = text.lines()
                .dropWhile(line -> !line.strip().equals("// snippet:" + name))
                .skip(1)
                .takeWhile(line -> !line.strip().equals("// end"))
                .toList();
        assertThat(lines).as("region %s", name).isNotEmpty();
        return String.join("\n", lines).stripIndent() + "\n";
    }

    private static String output(String arguments) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        String[] all = Arrays.stream(arguments.split(" "))
                .map(argument -> Files.exists(HOME.resolve(argument))
                        ? HOME.resolve(argument).toString()
                        : argument)
                .toArray(String[]::new);
        AdvisorCommand.commandLine(writer, writer).execute(all);
        writer.flush();
        return out.toString().replace(HOME + "/", "");
    }

    /** How many verdicts there are changes with each new rule, which is no reason to touch a page. */
    private static String withoutCounts(String text) {
        return text.replaceAll("\\d+ (failed|unknown|passed|not applicable|critical|high|medium|low|info)\\b", "N $1");
    }

    private static void assertExcerpt(String excerpt, String output) {
        String rest = output;
        for (String piece : excerpt.split("(?m)^…\n")) {
            assertThat(rest)
                    .as("a page is stale; docs/architecture.md names the command that rewrites it")
                    .contains(piece);
            rest = rest.substring(rest.indexOf(piece) + piece.length());
        }
        assertThat(rest).isEmpty();
    }

    /** The name of the environment, the first finding, and the summary. */
    private static String excerpt(String output) {
        String[] paragraphs = output.strip().split("\n\n");
        List<String> first = new ArrayList<>();
        for (String line : paragraphs[1].split("\n")) {
            first.add(line);
            if (line.startsWith("      rule:")) {
                break;
            }
        }
        return paragraphs[0] + "\n\n" + String.join("\n", first) + "\n…\n" + paragraphs[paragraphs.length - 1] + "\n";
    }

    @TestFactory
    Stream<DynamicTest> every_link_leads_somewhere() throws IOException {
        return pages().map(page -> DynamicTest.dynamicTest(page.toString(), () -> {
            List<String> dead = new ArrayList<>();
            for (MatchResult link :
                    LINK.matcher(Files.readString(page)).results().toList()) {
                if (!link.group(1).matches("[a-z]+:.*") && !leadsSomewhere(page, link.group(1))) {
                    dead.add(link.group());
                }
            }
            assertThat(dead).isEmpty();
        }));
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        Path target = hash == 0 ? page : page.resolveSibling(hash < 0 ? link : link.substring(0, hash));
        if (hash < 0 || !Files.exists(target)) {
            return Files.exists(target);
        }
        return Files.readString(target)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(DocumentationTest::anchor)
                .collect(Collectors.toSet())
                .contains(link.substring(hash + 1));
    }

    private static String anchor(String heading) {
        return heading.replaceFirst("#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 _-]", "")
                .replace(' ', '-');
    }

    @TestFactory
    Stream<DynamicTest> every_example_reads_without_problems() throws IOException {
        return EnvironmentReader.files(HOME.resolve("examples/environments")).stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.toString(),
                        () -> assertThat(new EnvironmentReader().read(file).size())
                                .isPositive()));
    }

    @Test
    void nothing_fails_in_the_joinery() {
        assertThat(output("check examples/environments/joinery.yaml")).contains("\n0 failed ·");
    }
}
