package org.infrapolicy.advisor.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The environments that a command reads. */
final class EnvironmentInput {
    private static final int MANY = 20;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files that together describe one environment, or a folder in which each file describes one.")
    private List<Path> paths = List.of();

    @Mixin
    private SupposedChanges changes;

    /** The environments, with the changes made; progress goes to {@code progress} where there are many. */
    List<Environment> read(PrintWriter progress) {
        List<List<Path>> groups = groups();
        List<Environment> environments = new ArrayList<>();
        for (List<Path> files : groups) {
            if (groups.size() > MANY && environments.size() % MANY == 0) {
                progress.println("Reading " + (environments.size() + 1) + " of " + groups.size() + " …");
            }
            Environment environment = new EnvironmentReader().read(files);
            environments.add(changes.in(environment));
        }
        return environments;
    }

    /** The one environment that files describe together; a folder, which holds several, is refused. */
    static Environment one(List<Path> files) {
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                throw new UsageException(
                        file + " is a folder, in which each file describes an environment. Name the files of one.");
            }
        }
        return new EnvironmentReader().read(files);
    }

    private List<List<Path>> groups() {
        List<List<Path>> groups = new ArrayList<>();
        List<Path> together = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                EnvironmentReader.files(path).forEach(file -> groups.add(List.of(file)));
            } else {
                together.add(path);
            }
        }
        if (!together.isEmpty()) {
            groups.add(0, together);
        }
        return groups;
    }
}
