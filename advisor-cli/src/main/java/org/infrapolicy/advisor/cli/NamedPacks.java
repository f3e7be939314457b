package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.RulePackException;
import org.infrapolicy.advisor.engine.RulePackLoader;
import picocli.CommandLine.Option;

/** Rule packs that are named to a command, beside the built-in one. */
final class NamedPacks {
    @Option(
            names = {"-r", "--rules"},
            paramLabel = "RULES",
            description = "Use a further rule pack: a jar, or a folder of compiled rules. This runs its code.")
    private List<Path> packs = List.of();

    /** The same builder, with these packs. */
    Advisor.Builder in(Advisor.Builder builder) {
        return packs.isEmpty()
                ? builder
                : builder.classLoader(new URLClassLoader(
                        packs.stream().map(NamedPacks::url).toArray(URL[]::new), Advisor.class.getClassLoader()));
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
