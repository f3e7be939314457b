package org.infrapolicy.advisor.environment;

import java.time.Duration;

/**
 * A length in metres.
 *
 * @param metres zero or more
 */
public record Distance(long metres) implements Comparable<Distance> {
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
