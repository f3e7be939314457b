/**
 * Tests of environments, for projects that keep theirs in a repository. With JUnit Jupiter, a test for each failure of each environment
 * below a folder:
 *
 * <pre>{@code
 * class EstateTest {
 *     @TestFactory
 *     Stream<DynamicNode> environments() {
 *         return EnvironmentTests.of(Path.of("estate"));
 *     }
 * }
 * }</pre>
 *
 * <p>With AssertJ, what is to stay true of one:
 *
 * <pre>{@code
 * Advice advice = Advisor.create().advise(new EnvironmentReader().read(Path.of("estate/hq.yaml")));
 * assertThat(advice)
 *         .hasNoFailuresFrom(Severity.HIGH)
 *         .coversRule("filesystem/page-file")
 *         .recommends("file-system", "volumes[d]", "refs");
 * }</pre>
 *
 * <p>AssertJ and JUnit Jupiter have to be on the class path; no other package of the library needs them. What was not evaluated never
 * counts as a success.
 */
@NullMarked
package org.infrapolicy.advisor.assertions;

import org.jspecify.annotations.NullMarked;
