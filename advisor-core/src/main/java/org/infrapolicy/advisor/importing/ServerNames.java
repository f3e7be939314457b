package org.infrapolicy.advisor.importing;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Servers by their DNS names. A short name stands for the full name that begins with it if only one does; the id is the short
 * name in lower case, or the full one where two servers share a short name. Immutable.
 */
final class ServerNames {
    private final Map<String, String> spellings = new LinkedHashMap<>();
    private final Map<String, Integer> shortNames = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    ServerNames(Collection<String> names) {
        names.stream().filter(ServerNames::qualified).forEach(this::add);
        // A short name beside its full name is no server of its own.
        names.stream()
                .filter(name -> !qualified(name) && !shortNames.containsKey(key(name)))
                .forEach(this::add);
        ObjectIds objectIds = new ObjectIds();
        for (String known : spellings.keySet()) {
            String shortName = shortName(known);
            ids.put(known, objectIds.give(shortNames.getOrDefault(shortName, 0) > 1 ? known : shortName));
        }
    }

    private void add(String name) {
        if (spellings.putIfAbsent(key(name), name) == null && qualified(name)) {
            shortNames.merge(shortName(key(name)), 1, Integer::sum);
        }
    }

    /** Each server once, as it is spelled first, with its full name where that is known. */
    Collection<String> all() {
        return spellings.values();
    }

    /** The id of the server; empty if no server, or more than one, has this name. */
    Optional<String> id(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        String id = ids.get(key(name));
        if (id != null || qualified(name)) {
            return Optional.ofNullable(id);
        }
        List<String> fullNames = spellings.keySet().stream()
                .filter(full -> qualified(full) && shortName(full).equals(key(name)))
                .toList();
        return fullNames.size() == 1 ? Optional.ofNullable(ids.get(fullNames.get(0))) : Optional.empty();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether it is a full name: with a domain, and no address. */
    static boolean qualified(String name) {
        return name.indexOf('.') > 0 && !name.matches("[0-9.]+");
    }

    private static String shortName(String name) {
        return qualified(name) ? name.substring(0, name.indexOf('.')) : name;
    }
}
