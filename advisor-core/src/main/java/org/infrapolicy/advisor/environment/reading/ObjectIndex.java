package org.infrapolicy.advisor.environment.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** The ids of all objects of all documents, against which references are read. */
final class ObjectIndex {
    private static final int MOST_SUGGESTIONS = 50;
    private static final List<Section> ALL = Arrays.asList(Section.values());

    private final Map<Section, Map<String, Reference>> objects = new EnumMap<>(Section.class);
    private int suggestions;

    /** Adds an object; one that is there already keeps its spelling. */
    void add(Section section, String id) {
        objects.computeIfAbsent(section, key -> new HashMap<>())
                .putIfAbsent(id.toLowerCase(Locale.ROOT), new Reference(section, id));
    }

    @Nullable
    Reference find(Section section, String id) {
        return objects.getOrDefault(section, Map.of()).get(id.toLowerCase(Locale.ROOT));
    }

    /**
     * The object that a text names; null, with a problem, if there is none or more than one.
     *
     * @param allowed the sections to which the reference may point; empty for all
     */
    @Nullable
    Reference resolve(String text, List<Section> allowed, Position at, String path, Problems problems) {
        List<Section> sections = allowed.isEmpty() ? ALL : allowed;
        String id = text;
        int slash = text.indexOf('/');
        Optional<Section> qualifier = slash < 0 ? Optional.empty() : section(text.substring(0, slash));
        if (qualifier.isPresent()) {
            id = text.substring(slash + 1).strip();
            if (!sections.contains(qualifier.get())) {
                problems.add(
                        at,
                        path,
                        Problems.quote(text) + " is one of " + qualifier.get().key() + ", which cannot stand here",
                        expected(sections));
                return null;
            }
            sections = List.of(qualifier.get());
        }
        List<Reference> found = new ArrayList<>(1);
        for (Section section : sections) {
            Reference reference = find(section, id);
            if (reference != null) {
                found.add(reference);
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        String quoted = Problems.quote(id);
        if (found.size() > 1) {
            problems.add(
                    at,
                    path,
                    quoted + " is an id in " + String.join(" and in ", holding(id, sections)),
                    "Write "
                            + String.join(
                                    " or ",
                                    found.stream().map(Reference::toString).toList()) + ".");
            return null;
        }
        List<String> elsewhere = elsewhere(id, sections);
        if (elsewhere.isEmpty()) {
            String hint = "List the object in "
                    + String.join(" or ", sections.size() > 7 ? List.of("its section") : keys(sections))
                    + ", if only with its id.";
            problems.add(
                    at,
                    path,
                    quoted + " is the id of no object" + in(sections),
                    nearest(id, sections)
                            .map(near -> "Write " + near + ". " + hint)
                            .orElse(hint));
        } else {
            problems.add(
                    at,
                    path,
                    quoted + " is one of " + String.join(" and ", elsewhere) + ", which cannot stand here",
                    expected(sections));
        }
        return null;
    }

    private static String in(List<Section> sections) {
        return sections.size() > 7 ? "" : " in " + String.join(", ", keys(sections));
    }

    private static String expected(List<Section> sections) {
        return "Name an object of " + String.join(" or ", keys(sections)) + ".";
    }

    private static List<String> keys(List<Section> sections) {
        return sections.stream().map(Section::key).toList();
    }

    private List<String> elsewhere(String id, List<Section> sections) {
        return holding(
                id, ALL.stream().filter(section -> !sections.contains(section)).toList());
    }

    private List<String> holding(String id, List<Section> sections) {
        return sections.stream()
                .filter(section -> find(section, id) != null)
                .map(Section::key)
                .toList();
    }

    private Optional<String> nearest(String id, List<Section> sections) {
        if (suggestions++ >= MOST_SUGGESTIONS) {
            return Optional.empty();
        }
        return NearestName.of(
                id,
                sections.stream()
                        .flatMap(section -> objects.getOrDefault(section, Map.of()).values().stream()
                                .map(Reference::id)
                                .sorted())
                        .toList());
    }

    private static Optional<Section> section(String key) {
        return ALL.stream()
                .filter(section -> section.key().equalsIgnoreCase(key.strip()))
                .findFirst();
    }
}
