package org.infrapolicy.advisor.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import picocli.CommandLine.Option;

/** Values that are supposed instead of those that a document states. */
final class SupposedChanges {
    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Suppose another value, for example --set volumes[d].fileSystem=NTFS.")
    private Map<String, String> changes = new LinkedHashMap<>();

    boolean none() {
        return changes.isEmpty();
    }

    Map<String, String> all() {
        return changes;
    }

    Environment in(Environment environment) {
        return none() ? environment : new EnvironmentReader().with(environment, changes);
    }
}
