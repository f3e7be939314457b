package org.infrapolicy.advisor.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.EnvironmentReader;

/**
 * The files of one environment of a run.
 *
 * @param key what tells it from the others in any run: its path below its folder; empty for a run on one environment
 * @param files the files that together describe it
 */
public record AuditInput(String key, List<Path> files) {
    public AuditInput {
        files = List.copyOf(files);
    }

    /** Files that together describe one environment. */
    public static AuditInput of(List<Path> files) {
        return new AuditInput("", files);
    }

    /**
     * The environments of a folder, a file for each, by path.
     *
     * @throws EnvironmentException if it has none, or cannot be read
     */
    public static List<AuditInput> ofFolder(Path folder) {
        List<AuditInput> inputs = new ArrayList<>();
        for (Path file : EnvironmentReader.files(folder)) {
            inputs.add(new AuditInput(folder.relativize(file).toString().replace('\\', '/'), List.of(file)));
        }
        return inputs;
    }

    /** The same with keys that tell folders apart where two of them have a file of the same path. */
    public static List<AuditInput> distinct(List<AuditInput> inputs) {
        Map<String, Integer> seen = new TreeMap<>();
        List<AuditInput> distinct = new ArrayList<>();
        for (AuditInput input : inputs) {
            int count = seen.merge(input.key(), 1, Integer::sum);
            distinct.add(count == 1 ? input : new AuditInput(input.key() + " (" + count + ")", input.files()));
        }
        return distinct;
    }
}
