package org.infrapolicy.advisor.environment;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A data rate in bits per second, with decimal units.
 *
 * @param bitsPerSecond zero or more
 */
public record Bandwidth(long bitsPerSecond) implements Comparable<Bandwidth> {
    /** None at all. */
    public static final Bandwidth ZERO = new Bandwidth(0);

    private static final Map<String, Long> SPELLINGS = Quantity.units(
            1L, "bps bit/s",
            1_000L, "kbps kbit/s kb/s",
            1_000_000L, "mbps mbit/s mb/s",
            1_000_000_000L, "gbps gbit/s gb/s",
            1_000_000_000_000L, "tbps tbit/s tb/s");
    private static final String[] UNITS = {"bps", "Kbps", "Mbps", "Gbps", "Tbps"};

    public Bandwidth {
        if (bitsPerSecond < 0) {
            throw new IllegalArgumentException("A bandwidth cannot be negative: " + bitsPerSecond + " bps");
        }
    }

    /**
     * Reads a bandwidth such as {@code 10 Gbps}; empty if the text is none, a bare number other than 0 included. Bytes per second
     * ({@code MB/s}) are none.
     */
    public static Optional<Bandwidth> parse(String text) {
        OptionalLong bits = text.indexOf('B') >= 0 ? OptionalLong.empty() : Quantity.parse(text, SPELLINGS);
        return bits.isPresent() ? Optional.of(new Bandwidth(bits.getAsLong())) : Optional.empty();
    }

    /** The spellings of its units, in lower case. */
    public static Set<String> units() {
        return SPELLINGS.keySet();
    }

    @Override
    public int compareTo(Bandwidth other) {
        return Long.compare(bitsPerSecond, other.bitsPerSecond);
    }

    /** For example {@code 10 Gbps}. */
    @Override
    public String toString() {
        long value = bitsPerSecond;
        int unit = 0;
        while (unit < UNITS.length - 1 && value != 0 && value % 1000 == 0) {
            value /= 1000;
            unit++;
        }
        return value + " " + UNITS[unit];
    }
}
