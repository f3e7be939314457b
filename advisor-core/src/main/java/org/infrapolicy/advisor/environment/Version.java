package org.infrapolicy.advisor.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A version such as {@code 3.1.1}, compared part by part; missing parts count as zero.
 *
 * @param parts the numbers between the dots, without trailing zeros
 * @param text the version as written
 */
public record Version(List<Integer> parts, String text) implements Comparable<Version> {
    public Version {
        parts = List.copyOf(parts);
    }

    /** Reads a version; empty if the text is not numbers with dots between them. */
    public static Optional<Version> parse(String text) {
        String trimmed = text.strip();
        if (!trimmed.matches("\\d{1,9}(\\.\\d{1,9}){0,7}")) {
            return Optional.empty();
        }
        List<Integer> parts = new ArrayList<>();
        for (String part : trimmed.split("\\.")) {
            parts.add(Integer.valueOf(part));
        }
        while (parts.size() > 1 && parts.get(parts.size() - 1) == 0) {
            parts.remove(parts.size() - 1);
        }
        return Optional.of(new Version(parts, trimmed));
    }

    /** The version {@code major.minor}. */
    public static Version of(int major, int minor) {
        return parse(major + "." + minor).orElseThrow();
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
            int mine = i < parts.size() ? parts.get(i) : 0;
            int theirs = i < other.parts.size() ? other.parts.get(i) : 0;
            if (mine != theirs) {
                return Integer.compare(mine, theirs);
            }
        }
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
