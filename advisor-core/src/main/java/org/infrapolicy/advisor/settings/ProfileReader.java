package org.infrapolicy.advisor.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Profile;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.WaiverPolicy;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.reading.SettingsDocument;
import org.infrapolicy.advisor.environment.reading.SettingsDocument.Group;

/**
 * Reads files of profiles:
 *
 * <pre>{@code
 * profiles:
 *   house:
 *     extends: articles
 *     skip: [powershell/*]
 *     severities: {filesystem/page-file: high}
 *     parameters: {few-terabytes: 20 TB}
 *     waivers: {protected: [guest/*], require: [ticket], longest: 180, warning: 30}
 *   branch:
 *     extends: house
 *     only: [filesystem/*, sofs/*]
 * }</pre>
 *
 * A profile takes over all of what it extends. Its own {@code only} narrows the selection further, its own {@code skip} is added, its own
 * severities, parameters and what it says of waivers come first.
 */
public final class ProfileReader {
    private static final List<String> KEYS =
            List.of("description", "extends", "only", "skip", "severities", "parameters", "waivers");
    private static final List<String> WAIVER_KEYS = List.of("protected", "require", "longest", "warning");
    private static final List<String> REQUIRABLE = List.of("ticket", "approver");

    private final Map<String, Group> described = new LinkedHashMap<>();
    private final Map<String, Profile> read = new LinkedHashMap<>();
    private final Set<String> unfinished = new LinkedHashSet<>();

    private ProfileReader(Group root) {
        root.onlyKeys(List.of("version", "profiles"));
        Group profiles = root.group("profiles").orElse(root);
        if (profiles == root) {
            root.problem("profiles", "is missing", "Write profiles: and below it a name.");
            return;
        }
        for (String name : profiles.keys()) {
            if (name.equals(Profile.ARTICLES.name())) {
                profiles.problem(name, "is the built-in profile", "Choose another name.");
            }
            profiles.group(name).ifPresent(group -> described.put(name, group));
        }
    }

    /**
     * The profiles of a file by name, in its order.
     *
     * @throws EnvironmentException if anything in it cannot be read
     */
    public static Map<String, Profile> read(Path file) {
        return profiles(SettingsDocument.read(file));
    }

    /** The same of a text. */
    public static Map<String, Profile> readText(String file, String text) {
        return profiles(SettingsDocument.readText(file, text));
    }

    private static Map<String, Profile> profiles(SettingsDocument document) {
        ProfileReader reader = new ProfileReader(document.root());
        Map<String, Profile> profiles = new LinkedHashMap<>();
        reader.described.keySet().forEach(name -> profiles.put(name, reader.profile(name)));
        document.throwIfAny();
        return profiles;
    }

    private Profile profile(String name) {
        Profile known = name.equals(Profile.ARTICLES.name()) ? Profile.ARTICLES : read.get(name);
        if (known != null) {
            return known;
        }
        Group group = described.get(name);
        if (group == null) {
            return Profile.ARTICLES;
        }
        unfinished.add(name);
        group.onlyKeys(KEYS);
        Profile base = base(group);
        Map<String, Severity> severities = new LinkedHashMap<>(base.severities());
        group.pairs("severities")
                .forEach((rule, text) ->
                        severity(group, rule, text).ifPresent(severity -> severities.put(rule, severity)));
        Map<String, String> parameters = new LinkedHashMap<>(base.parameters());
        parameters.putAll(group.pairs("parameters"));
        List<String> only = group.words("only");
        Profile profile = new Profile(
                name,
                Stream.concat(base.selections().stream(), only.isEmpty() ? Stream.of() : Stream.of(only))
                        .toList(),
                Stream.concat(base.skip().stream(), group.words("skip").stream())
                        .distinct()
                        .toList(),
                severities,
                parameters,
                group.group("waivers").map(own -> policy(own, base.waivers())).orElse(base.waivers()));
        unfinished.remove(name);
        read.put(name, profile);
        return profile;
    }

    private Profile base(Group group) {
        Optional<String> name = group.text("extends");
        if (name.isEmpty()) {
            return Profile.ARTICLES;
        }
        if (unfinished.contains(name.get())) {
            group.problem("extends", name.get() + " extends this one", "Let one of them extend articles.");
            return Profile.ARTICLES;
        }
        if (!described.containsKey(name.get()) && !name.get().equals(Profile.ARTICLES.name())) {
            List<String> all = new ArrayList<>(List.of(Profile.ARTICLES.name()));
            all.addAll(described.keySet());
            group.problem("extends", name.get() + " is no profile", "There are " + String.join(", ", all) + ".");
        }
        return profile(name.get());
    }

    private static Optional<Severity> severity(Group group, String rule, String text) {
        try {
            return Optional.of(Severity.valueOf(text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            group.problem(
                    "severities",
                    rule + " has the severity " + text + ", which there is not",
                    "Write one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Severity.values())
                                            .map(severity -> severity.name().toLowerCase(Locale.ROOT))
                                            .toList())
                            + ".");
            return Optional.empty();
        }
    }

    private static WaiverPolicy policy(Group group, WaiverPolicy base) {
        group.onlyKeys(WAIVER_KEYS);
        Set<String> required = new LinkedHashSet<>(base.required());
        for (String field : group.words("require")) {
            if (REQUIRABLE.contains(field)) {
                required.add(field);
            } else {
                group.problem("require", field + " cannot be asked for", "Write ticket, approver or both.");
            }
        }
        return new WaiverPolicy(
                Stream.concat(base.protectedRules().stream(), group.words("protected").stream())
                        .distinct()
                        .toList(),
                required,
                days(group, "longest", base.longest()),
                days(group, "warning", base.warning()));
    }

    private static int days(Group group, String key, int otherwise) {
        Optional<String> text = group.text(key).map(days -> days.replaceFirst(" ?(d|days?)$", ""));
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("\\d{1,5}")) {
            group.problem(key, text.get() + " is no number of days", "Write for example 180.");
            return otherwise;
        }
        return Integer.parseInt(text.get());
    }
}
