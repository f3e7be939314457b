package org.infrapolicy.advisor.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.infrapolicy.advisor.audit.AuditInput;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import picocli.CommandLine.Parameters;

/** The environments that a command reads. */
final class EnvironmentInput {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files that together describe one environment, or a folder in which each file describes one.")
    private List<Path> paths = List.of();

    /** Whether each file of a folder is an environment of its own. */
    boolean folder() {
        return paths.stream().anyMatch(Files::isDirectory);
    }

    /** What is to be read: one environment, or those of the folders. */
    List<AuditInput> inputs() {
        return inputs(paths);
    }

    static List<AuditInput> inputs(List<Path> paths) {
        List<AuditInput> inputs = new ArrayList<>();
        List<Path> together = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                inputs.addAll(AuditInput.ofFolder(path));
            } else {
                together.add(path);
            }
        }
        if (!together.isEmpty()) {
            inputs.add(
                    0,
                    inputs.isEmpty()
                            ? AuditInput.of(together)
                            : new AuditInput(together.get(0).getFileName().toString(), together));
        }
        return AuditInput.distinct(inputs);
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
}
