package org.infrapolicy.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentReader;

/**
 * An example of what a rule says.
 *
 * @param rule id of the rule, from the place of the file
 * @param name what it shows
 * @param text the environment
 * @param expect what the rule says of each object that it could be about: verdict, subject, and after a colon the message of a FAIL
 *     or the missing attributes of an UNKNOWN
 * @param alsoFails every other rule that fails, with its subject
 */
record Scenario(String rule, String name, String text, List<String> expect, List<String> alsoFails) {
    private static final Path FOLDER = Path.of("src/test/resources/scenarios");

    /** One scenario of a file; the names are the keys of the YAML. */
    private record Entry(String scenario, String environment, List<String> expect, List<String> alsoFails) {}

    static List<Scenario> all() {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        List<Scenario> scenarios = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                String rule =
                        FOLDER.relativize(file).toString().replace('\\', '/').replaceFirst("\\.yaml$", "");
                for (Entry entry : yaml.readValue(file.toFile(), Entry[].class)) {
                    scenarios.add(new Scenario(
                            rule,
                            entry.scenario(),
                            entry.environment(),
                            entry.expect(),
                            entry.alsoFails() == null ? List.of() : entry.alsoFails()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scenarios;
    }

    Environment environment() {
        return new EnvironmentReader().readText(rule + ".yaml", text);
    }

    @Override
    public String toString() {
        return rule + ": " + name;
    }
}
