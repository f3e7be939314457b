package org.infrapolicy.advisor.environment;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A length in metres.
 *
 * @param metres zero or more
 */
public record Distance(long metres) implements Comparable<Distance> {
    private static final Map<String, Long> SPELLINGS =
            Quantity.units(1L, "m metre metres meter meters", 1_000L, "km kilometre kilometres kilometer kilometers");
    private static final long METRES_PER_MILLISECOND = 200_000;

    public Distance {
        if (metres < 0) {
            throw new IllegalArgumentException("A distance cannot be negative: " + metres + " m");
        }
    }

    /** So many kilometres. */
    public static Distance kilometres(long count) {
        return new Distance(Math.multiplyExact(count, 1000L));
    }

    /** The time that light in fibre needs for it, one way, counted at 1 ms for each 200 km. */
    public Duration latency() {
        return Duration.ofNanos(Math.multiplyExact(metres, 1_000_000L) / METRES_PER_MILLISECOND);
    }

    /** Reads a distance such as {@code 70 km}; empty if the text is none, a bare number other than 0 included. */
    public static Optional<Distance> parse(String text) {
        OptionalLong metres = Quantity.parse(text, SPELLINGS);
        return metres.isPresent() ? Optional.of(new Distance(metres.getAsLong())) : Optional.empty();
    }

    /** The spellings of its units, in lower case. */
    public static Set<String> units() {
        return SPELLINGS.keySet();
    }

    @Override
    public int compareTo(Distance other) {
        return Long.compare(metres, other.metres);
    }

    /** For example {@code 85 km} or {@code 600 m}. */
    @Override
    public String toString() {
        return metres % 1000 == 0 ? metres / 1000 + " km" : metres + " m";
    }
}
