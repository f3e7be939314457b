package org.infrapolicy.advisor.environment;

/**
 * A data rate in bits per second, with decimal units.
 *
 * @param bitsPerSecond zero or more
 */
public record Bandwidth(long bitsPerSecond) implements Comparable<Bandwidth> {
    private static final String[] UNITS = {"bps", "Kbps", "Mbps", "Gbps", "Tbps"};

    public Bandwidth {
        if (bitsPerSecond < 0) {
            throw new IllegalArgumentException("A bandwidth cannot be negative: " + bitsPerSecond + " bps");
        }
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
