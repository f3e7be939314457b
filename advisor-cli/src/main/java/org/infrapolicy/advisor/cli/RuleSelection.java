package org.infrapolicy.advisor.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Profile;
import org.infrapolicy.advisor.RuleGlob;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.settings.ProfileReader;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private NamedPacks packs;

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
        withPacks(builder).profile(profile());
        List<String> globs = Stream.concat(only.stream(), skip.stream()).toList();
        Set<String> matching = ConcurrentHashMap.newKeySet();
        if (!globs.isEmpty()) {
            builder.onlyRules(rule -> {
                globs.stream().filter(glob -> matches(List.of(glob), rule)).forEach(matching::add);
                return true;
            });
        }
        if (!only.isEmpty()) {
            builder.onlyRules(rule -> matches(only, rule));
        }
        if (!skip.isEmpty()) {
            builder.onlyRules(rule -> !matches(skip, rule));
        }
        Advisor advisor = builder.build();
        List<RuleInfo> selected = advisor.rules();
        for (String glob : globs) {
            if (!matching.contains(glob)) {
                throw new UsageException("No rule matches '" + glob + "'. " + topics());
            }
        }
        if (selected.isEmpty()) {
            String narrowed = profile.equals(Profile.ARTICLES.name()) ? "" : " by profile " + profile;
            throw new UsageException("No rule is selected" + narrowed + ". " + topics());
        }
        return advisor;
    }

    private static String topics() {
        return "There are rules of these topics: "
                + Advisor.create().rules().stream()
                        .map(rule -> rule.topic() + "/*")
                        .distinct()
                        .collect(Collectors.joining(", "))
                + ". ./advisor rules lists them all.";
    }

    /** Ids of the decisions that the rules argue in, ordered. */
    static List<String> decisions(Advisor advisor) {
        return advisor.rules().stream()
                .flatMap(rule -> rule.decision().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The same builder, with the packs that were named. */
    Advisor.Builder withPacks(Advisor.Builder builder) {
        return packs.in(builder);
    }

    List<String> only() {
        return only;
    }

    List<String> skip() {
        return skip;
    }

    /** The file of the profile, unless it is the built-in one. */
    Optional<Path> profileFile() {
        int hash = profile.lastIndexOf('#');
        return profile.equals(Profile.ARTICLES.name())
                ? Optional.empty()
                : Optional.of(Path.of(hash < 0 ? profile : profile.substring(0, hash)));
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
        Path file = profileFile().orElseThrow();
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
}
