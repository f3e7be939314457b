package org.infrapolicy.advisor.environment;

import java.time.Duration;

/** To be replaced. */
public final class Quantities {
    private Quantities() {}

    /** Size. */
    public static DataSize size(String text) {
        String[] parts = text.split(" ");
        return parts[1].equals("TB") ? DataSize.terabytes(Long.parseLong(parts[0])) : DataSize.gigabytes(Long.parseLong(parts[0]));
    }

    /** Duration. */
    public static Duration duration(String text) {
        return Duration.parse(text);
    }
}
