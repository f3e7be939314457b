package org.infrapolicy.advisor.environment.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.vocabulary.FileSystem;
import org.infrapolicy.advisor.environment.vocabulary.Spelling;

/** The values of an enumeration and how documents may spell them. */
final class Vocabulary {
    private static final ClassValue<Vocabulary> ALL = new ClassValue<>() {
        @Override
        protected Vocabulary computeValue(Class<?> type) {
            return new Vocabulary(type);
        }
    };

    private final Map<String, Enum<?>> bySpelling = new LinkedHashMap<>();
    private final List<String> canonical = new ArrayList<>();
    private final List<String> spellings = new ArrayList<>();
    private final Set<String> unknown;

    private Vocabulary(Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            Enum<?> value = (Enum<?>) constant;
            canonical.add(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            add(canonical.get(canonical.size() - 1), value);
            Spelling further = further(type, value);
            for (String spelling : further == null ? new String[0] : further.value()) {
                add(spelling, value);
            }
        }
        // "CSVFS" says that a volume is a Cluster Shared Volume, and hides what it is formatted with.
        unknown = type == FileSystem.class ? Set.of("csvfs") : Set.of();
    }

    private static Spelling further(Class<?> type, Enum<?> value) {
        try {
            return type.getField(value.name()).getAnnotation(Spelling.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(String spelling, Enum<?> value) {
        spellings.add(spelling);
        Enum<?> before = bySpelling.putIfAbsent(plain(spelling), value);
        if (before != null && before != value) {
            throw new IllegalStateException(spelling + " spells both " + before + " and " + value);
        }
    }

    static Vocabulary of(AttributeType type) {
        return of(type.type());
    }

    static Vocabulary of(Class<?> type) {
        return ALL.get(type);
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != '-' && c != '_' && !Character.isWhitespace(c))
                .forEach(c -> plain.appendCodePoint(Character.toLowerCase(c)));
        return plain.toString();
    }

    Optional<Enum<?>> find(String text) {
        return Optional.ofNullable(bySpelling.get(plain(text)));
    }

    /** Whether the text is a word for a value that cannot be known from it. */
    boolean unknown(String text) {
        return unknown.contains(plain(text));
    }

    Set<String> unknownSpellings() {
        return unknown;
    }

    /** The values as documents write them. */
    List<String> canonical() {
        return canonical;
    }

    /** The values and their further spellings. */
    List<String> spellings() {
        return spellings;
    }
}
