package org.infrapolicy.advisor.cli;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.RulePackException;
import org.infrapolicy.advisor.engine.RulePackLoader;
import picocli.CommandLine.Option;

/** Which rules a command uses. */
final class RuleSelection {
    @Option(
            names = "--only",
            paramLabel = "GLOB",
            description = "Use only rules whose id matches, for example 'sofs/*'.")
    private List<String> only = List.of();

    @Option(names = "--skip", paramLabel = "GLOB", description = "Leave out rules whose id matches.")
    private List<String> skip = List.of();

    @Option(
            names = {"-r", "--rules"},
            paramLabel = "RULES",
            description = "Use a further rule pack: a jar, or a folder of compiled rules. This runs its code.")
    private List<Path> packs = List.of();

    Advisor advisor(boolean listPasses) {
        Advisor.Builder builder = Advisor.builder().listPasses(listPasses);
        if (!packs.isEmpty()) {
            builder.classLoader(new URLClassLoader(
                    packs.stream().map(RuleSelection::url).toArray(URL[]::new), Advisor.class.getClassLoader()));
        }
        if (!only.isEmpty()) {
            builder.onlyRules(rule -> matches(only, rule));
        }
        if (!skip.isEmpty()) {
            builder.onlyRules(rule -> !matches(skip, rule));
        }
        Advisor advisor = builder.build();
        if (advisor.rules().isEmpty()) {
            throw new UsageException("No rule is selected. There are rules of these topics: "
                    + Advisor.create().rules().stream()
                            .map(rule -> rule.topic() + "/*")
                            .distinct()
                            .collect(Collectors.joining(", "))
                    + ". ./advisor rules lists them all.");
        }
        return advisor;
    }

    /** Ids of the decisions that the rules argue in, ordered. */
    static List<String> decisions(Advisor advisor) {
        return advisor.rules().stream()
                .flatMap(rule -> rule.decision().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean matches(List<String> globs, RuleInfo rule) {
        return globs.stream().anyMatch(glob -> {
            try {
                PathMatcher matcher =
                        FileSystems.getDefault().getPathMatcher("glob:" + glob.replace("/", File.separator));
                return matcher.matches(Path.of(rule.id()));
            } catch (PatternSyntaxException e) {
                throw new UsageException(
                        "'" + glob + "' is no pattern: " + e.getDescription() + ". Write for example 'sofs/*'.");
            }
        });
    }

    private static URL url(Path pack) {
        if (!Files.exists(pack)) {
            throw new UsageException(
                    pack + " does not exist. -r takes the jar of a rule pack, or a folder of compiled rules.");
        }
        try {
            URL url = pack.toUri().toURL();
            try (URLClassLoader alone = new URLClassLoader(new URL[] {url}, null)) {
                if (alone.findResource(RulePackLoader.DESCRIPTOR) == null) {
                    throw new RulePackException(pack + " is no rule pack: it has no " + RulePackLoader.DESCRIPTOR
                            + ". -r takes the jar of a rule pack, or a folder of compiled rules.");
                }
            }
            return url;
        } catch (IOException e) {
            throw new UsageException(pack + " cannot be opened: " + e.getMessage());
        }
    }
}
