package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Profile;
import org.infrapolicy.advisor.RuleGlob;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.RulePackException;
import org.infrapolicy.advisor.engine.RulePackLoader;
import org.infrapolicy.advisor.settings.ProfileReader;
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

    @Option(
            names = {"-p", "--profile"},
            paramLabel = "PROFILE",
            description =
                    "Use the rules of a profile, with its severities and thresholds: articles, or FILE#NAME, or FILE if"
                            + " it has one profile.")
    private String profile = Profile.ARTICLES.name();

    Advisor advisor() {
        return advisor(Advisor.builder());
    }

    /** The advisor that a builder describes, with the selected rules. */
    Advisor advisor(Advisor.Builder builder) {
        builder.profile(profile());
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
            String narrowed = profile.equals(Profile.ARTICLES.name()) ? "" : " by profile " + profile;
            throw new UsageException("No rule is selected" + narrowed + ". There are rules of these topics: "
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
        try {
            return RuleGlob.any(globs, rule.id());
        } catch (PatternSyntaxException e) {
            throw new UsageException(
                    "'" + e.getPattern() + "' is no pattern: " + e.getDescription() + ". Write for example 'sofs/*'.");
        }
    }

    private Profile profile() {
        if (profile.equals(Profile.ARTICLES.name())) {
            return Profile.ARTICLES;
        }
        int hash = profile.lastIndexOf('#');
        Path file = Path.of(hash < 0 ? profile : profile.substring(0, hash));
        if (hash < 0 && Files.notExists(file)) {
            throw new UsageException(
                    "There is no profile " + profile + ", and no file of this name. There is the profile "
                            + Profile.ARTICLES.name() + "; those of a file are named FILE#NAME.");
        }
        Map<String, Profile> all = ProfileReader.read(file);
        String name = hash < 0 ? "" : profile.substring(hash + 1);
        if (hash < 0 && all.size() == 1) {
            return all.values().iterator().next();
        }
        Profile named = all.get(name);
        if (named == null) {
            throw new UsageException(file + " has " + (hash < 0 ? "several profiles" : "no profile " + name)
                    + ". Write one of "
                    + all.keySet().stream().map(known -> file + "#" + known).collect(Collectors.joining(", ")) + ".");
        }
        return named;
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
