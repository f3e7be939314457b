package org.infrapolicy.advisor.environment;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as a document writes them. */
public final class Notation {
    /** What a duration is where the document says that there is no limit. */
    public static final Duration NO_LIMIT = Duration.ofSeconds(Long.MAX_VALUE);

    private static final long[] SECONDS = {86_400, 3_600, 60, 1};
    private static final String[] UNITS = {"days", "h", "min", "s"};

    private Notation() {}

    /** The value as a document writes it; {@code unknown} for null. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "unknown";
        }
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        if (value instanceof Reference reference) {
            return reference.id();
        }
        if (value instanceof Listing<?> listing) {
            String elements = listing.elements().stream().map(Notation::of).collect(Collectors.joining(", "));
            return "[" + elements + (listing.open() ? elements.isEmpty() ? "..." : ", ..." : "") + "]";
        }
        if (value instanceof Duration duration) {
            return of(duration);
        }
        return value.equals("") ? "none" : value.toString();
    }

    private static String of(Duration duration) {
        if (duration.equals(NO_LIMIT)) {
            return "none";
        }
        if (duration.getNano() != 0) {
            return duration.getSeconds() == 0 && duration.getNano() % 1_000_000 == 0
                    ? duration.toMillis() + " ms"
                    : duration.toString();
        }
        long seconds = duration.getSeconds();
        for (int i = 0; i < SECONDS.length; i++) {
            if (seconds >= SECONDS[i] && seconds % SECONDS[i] == 0) {
                long count = seconds / SECONDS[i];
                return count + " " + (count == 1 && i == 0 ? "day" : UNITS[i]);
            }
        }
        return seconds + " s";
    }
}
