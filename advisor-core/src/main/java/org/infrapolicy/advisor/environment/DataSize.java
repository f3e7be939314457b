package org.infrapolicy.advisor.environment;

/**
 * An amount of data in bytes. Units are those of 1024, as Windows shows them.
 *
 * @param bytes zero or more
 */
public record DataSize(long bytes) implements Comparable<DataSize> {
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
