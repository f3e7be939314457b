package org.infrapolicy.advisor.assertions;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Tests for a {@code @TestFactory}: a container for each environment below a folder, and in it a failing test for each FAIL that nobody has
 * waived, or one test that says that there is none.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> environments() {
 *     return EnvironmentTests.of(Path.of("estate"));
 * }
 * }</pre>
 *
 * <p>A file that cannot be read, one in which no rule is about anything, and a rule that breaks are failing tests, too.
 */
public final class EnvironmentTests {
    private EnvironmentTests() {}

    /**
     * Tests by all rules on the class path, of FAILs of severity LOW and above.
     *
     * @param folder the folder, each file of which is an environment of its own; or one such file
     * @throws EnvironmentException if the folder has no environment
     */
    public static Stream<DynamicNode> of(Path folder) {
        return of(folder, Advisor.create(), Severity.LOW);
    }

    /**
     * Tests by the rules of an advisor, with its profile and its waivers.
     *
     * @param folder the folder, each file of which is an environment of its own; or one such file
     * @param least the least severity that fails a test
     * @throws EnvironmentException if the folder has no environment
     */
    public static Stream<DynamicNode> of(Path folder, Advisor advisor, Severity least) {
        List<Path> files = EnvironmentReader.files(folder);
        return files.stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        name(folder, file), file.toUri(), Stream.of(file).flatMap(one -> tests(one, advisor, least))));
    }

    private static String name(Path folder, Path file) {
        Path below = folder.equals(file) ? file.getFileName() : folder.relativize(file);
        return FindingText.printable(below.toString().replace('\\', '/'));
    }

    private static Stream<DynamicNode> tests(Path file, Advisor advisor, Severity least) {
        Environment environment;
        try {
            environment = new EnvironmentReader().read(file);
        } catch (EnvironmentException e) {
            return Stream.of(
                    failing("can be read", file.toUri(), FindingText.printable(String.valueOf(e.getMessage()))));
        }
        Advice advice = advisor.advise(environment);
        List<DynamicNode> tests = new ArrayList<>();
        advice.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.ERROR
                        || finding.stands() && finding.rule().severity().atLeast(least))
                .forEach(finding ->
                        tests.add(failing(FindingText.name(finding), place(file, finding), FindingText.of(finding))));
        if (tests.isEmpty()) {
            tests.add(DynamicTest.dynamicTest(
                    "no failures, " + advice.summary().count(Verdict.UNKNOWN) + " unknown, "
                            + advice.summary().waived() + " waived",
                    file.toUri(),
                    () -> AdviceAssertions.assertThat(advice).hasNoFailuresFrom(least)));
        }
        return tests.stream();
    }

    private static DynamicTest failing(String name, URI place, String message) {
        return DynamicTest.dynamicTest(name, place, () -> Assertions.fail(message));
    }

    /** The file with the line, as JUnit hands it to editors. */
    private static URI place(Path file, Finding finding) {
        return finding.evidence().stream()
                .flatMap(evidence -> evidence.position().stream())
                .findFirst()
                .map(position -> URI.create(file.toUri() + "?line=" + position.line() + "&column=" + position.column()))
                .orElse(file.toUri());
    }
}
