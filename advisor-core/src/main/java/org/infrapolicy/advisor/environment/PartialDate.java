package org.infrapolicy.advisor.environment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A day that may be known only to the month or year, or {@link #NEVER}.
 *
 * @param earliest first day that it may be
 * @param latest last day that it may be
 * @param text the date as written
 */
public record PartialDate(LocalDate earliest, LocalDate latest, String text) {
    private static final Pattern AGE = Pattern.compile(
            "\\d{1,6}(\\.\\d{1,6})? ?(d|days?|w|wk|weeks?|mo|months?|y|yrs?|years?) ago", Pattern.CASE_INSENSITIVE);

    /** It has not happened. */
    public static final PartialDate NEVER = new PartialDate(LocalDate.MIN, LocalDate.MIN, "none");

    /** Exactly this day. */
    public static PartialDate of(LocalDate day) {
        return new PartialDate(day, day, day.toString());
    }

    /** Any day of this month. */
    public static PartialDate of(YearMonth month) {
        return new PartialDate(month.atDay(1), month.atEndOfMonth(), month.toString());
    }

    /** Any day of this year. */
    public static PartialDate of(Year year) {
        return new PartialDate(year.atDay(1), year.atMonth(12).atEndOfMonth(), year.toString());
    }

    /**
     * Reads a day ({@code 2026-03-31}), a month ({@code 2026-03}), a year ({@code 2026}) or an age ({@code 5 months ago}).
     *
     * @param today the day from which an age is counted back, in months of 30 and years of 365 days as in any duration
     * @return empty if the text is none of these; also for {@code none}, which only some attributes allow
     */
    public static Optional<PartialDate> parse(String text, LocalDate today) {
        String trimmed = text.strip();
        try {
            if (AGE.matcher(trimmed).matches()) {
                return TimeSpan.parse(trimmed.substring(0, trimmed.length() - 3))
                        .map(age -> today.minusDays(age.toDays()))
                        .map(day -> new PartialDate(day, day, trimmed));
            }
            if (trimmed.matches("\\d{4}")) {
                return Optional.of(of(Year.parse(trimmed)));
            }
            if (trimmed.matches("\\d{4}-\\d{2}")) {
                return Optional.of(of(YearMonth.parse(trimmed)));
            }
            return trimmed.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? Optional.of(of(LocalDate.parse(trimmed)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the day itself is known. */
    public boolean exact() {
        return earliest.equals(latest);
    }

    /** Whether it lies before the day; NEVER lies before every day. Undecided if only some of its possible days do. */
    public boolean before(LocalDate day) {
        if (latest.isBefore(day)) {
            return true;
        }
        if (!earliest.isBefore(day)) {
            return false;
        }
        throw new UndecidedException("the day is not stated exactly: " + text);
    }

    @Override
    public String toString() {
        return text;
    }
}
