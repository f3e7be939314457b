package org.infrapolicy.advisor.importing;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives each object of a section an id of its own that a document can hold. */
final class ObjectIds {
    private static final Set<String> RESERVED = Set.of("none", "unknown", "...", "");

    /** Readers of documents take 500 characters. */
    private static final int LONGEST = 400;

    private final Set<String> given = new HashSet<>();

    /** The name itself where that is possible, else the name with a number after it. */
    String give(String name) {
        // Two dots would make it stand for many objects.
        String plain = name.replaceAll("\\p{C}+", " ").strip().replaceAll("\\.{2,}", ".");
        if (plain.length() > LONGEST) {
            plain = plain.substring(0, LONGEST).strip();
        }
        String id = plain;
        for (int i = 2; RESERVED.contains(key(id)) || !given.add(key(id)); i++) {
            id = plain + "-" + i;
        }
        return id;
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
