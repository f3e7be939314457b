package org.infrapolicy.advisor.environment;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as documents write them: {@code 20 s}, {@code 1.5 h}, {@code 14 days}, {@code 3 months} of 30 days, {@code PT2H}. */
public final class TimeSpan {
    /** No limit: longer than any other duration. A document writes {@code none}. */
    public static final Duration UNLIMITED = Duration.ofSeconds(Long.MAX_VALUE);

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400;
    private static final Map<String, Long> SUBSECONDS = Quantity.units(
            1,
            "ns nanosecond nanoseconds",
            1_000,
            "us µs μs microsecond microseconds",
            1_000_000,
            "ms msec millisecond milliseconds");
    private static final Map<String, Long> NANOSECONDS =
            Quantity.units(SECOND, "s sec secs second seconds", 60 * SECOND, "min mins minute minutes");
    private static final Map<String, Long> MILLISECONDS = Quantity.units(
            3_600_000L,
            "h hr hrs hour hours",
            1000 * DAY,
            "d day days",
            7000 * DAY,
            "w wk week weeks",
            30_000 * DAY,
            "mo month months",
            365_000 * DAY,
            "y yr yrs year years");
    private static final Pattern ISO = Pattern.compile(
            "[Pp](?=.)(?:(\\d{1,6})[Yy])?(?:(\\d{1,6})[Mm])?(?:(\\d{1,6})[Ww])?(?:(\\d{1,8})[Dd])?([Tt](?=\\d)(?:\\d{1,9}[Hh])?(?:\\d{1,9}[Mm])?"
                    + "(?:\\d{1,9}(?:\\.\\d{1,9})?[Ss])?)?");

    private TimeSpan() {}

    /**
     * Reads a duration.
     *
     * @return empty if the text is none, a bare number other than 0 included; also for {@code none}, which only some attributes allow
     */
    public static Optional<Duration> parse(String text) {
        Matcher iso = ISO.matcher(text.strip());
        if (iso.matches()) {
            long days = 365 * number(iso.group(1))
                    + 30 * number(iso.group(2))
                    + 7 * number(iso.group(3))
                    + number(iso.group(4));
            Duration time = iso.group(5) == null ? Duration.ZERO : Duration.parse("P" + iso.group(5));
            return Optional.of(Duration.ofDays(days).plus(time));
        }
        OptionalLong nanoseconds = Quantity.parse(text, SUBSECONDS);
        if (nanoseconds.isEmpty()) {
            nanoseconds = Quantity.parse(text, NANOSECONDS);
        }
        if (nanoseconds.isPresent()) {
            return Optional.of(Duration.ofNanos(nanoseconds.getAsLong()));
        }
        OptionalLong milliseconds = Quantity.parse(text, MILLISECONDS);
        return milliseconds.isPresent() ? Optional.of(Duration.ofMillis(milliseconds.getAsLong())) : Optional.empty();
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** The spellings of its units, in lower case. */
    public static Set<String> units() {
        Set<String> all = new java.util.LinkedHashSet<>(SUBSECONDS.keySet());
        all.addAll(NANOSECONDS.keySet());
        all.addAll(MILLISECONDS.keySet());
        return all;
    }

    /** The duration in the largest unit up to days that keeps it whole, for example {@code 90 min}; {@code none} without limit. */
    public static String text(Duration duration) {
        if (duration.equals(UNLIMITED)) {
            return "none";
        }
        if (duration.getNano() != 0) {
            BigDecimal milliseconds = BigDecimal.valueOf(duration.getSeconds())
                    .scaleByPowerOfTen(3)
                    .add(BigDecimal.valueOf(duration.getNano(), 6));
            return milliseconds.stripTrailingZeros().toPlainString() + " ms";
        }
        long seconds = duration.getSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + " s";
        }
        if (seconds % 3600 != 0) {
            return seconds / 60 + " min";
        }
        if (seconds % DAY != 0) {
            return seconds / 3600 + " h";
        }
        return seconds == DAY ? "1 day" : seconds / DAY + " days";
    }
}
