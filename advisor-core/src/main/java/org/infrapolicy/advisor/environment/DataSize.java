package org.infrapolicy.advisor.environment;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An amount of data in bytes. Units are those of 1024, as Windows shows them.
 *
 * @param bytes zero or more
 */
public record DataSize(long bytes) implements Comparable<DataSize> {
    private static final Map<String, Long> SPELLINGS = Quantity.units(
            1L,
            "b byte bytes",
            1L << 10,
            "kb kib kilobyte kilobytes",
            1L << 20,
            "mb mib megabyte megabytes",
            1L << 30,
            "gb gib gigabyte gigabytes",
            1L << 40,
            "tb tib terabyte terabytes",
            1L << 50,
            "pb pib petabyte petabytes",
            1L << 60,
            "eb eib exabyte exabytes");
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB", "EB"};

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("A size cannot be negative: " + bytes + " bytes");
        }
    }

    /** So many times 1024<sup>3</sup> bytes. */
    public static DataSize gigabytes(long count) {
        return new DataSize(Math.multiplyExact(count, 1L << 30));
    }

    /** So many times 1024<sup>4</sup> bytes. */
    public static DataSize terabytes(long count) {
        return new DataSize(Math.multiplyExact(count, 1L << 40));
    }

    /** Reads a size such as {@code 300 GB} or {@code 1.5 TiB}; empty if the text is none, a bare number other than 0 included. */
    public static Optional<DataSize> parse(String text) {
        OptionalLong bytes = Quantity.parse(text, SPELLINGS);
        return bytes.isPresent() ? Optional.of(new DataSize(bytes.getAsLong())) : Optional.empty();
    }

    /** The spellings of its units, in lower case. */
    public static Set<String> units() {
        return SPELLINGS.keySet();
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** The size in the largest unit that keeps it exact, for example {@code 1536 GB}. */
    @Override
    public String toString() {
        long value = bytes;
        int unit = 0;
        while (unit < UNITS.length - 1 && value != 0 && value % 1024 == 0) {
            value /= 1024;
            unit++;
        }
        return value + " " + UNITS[unit];
    }
}
