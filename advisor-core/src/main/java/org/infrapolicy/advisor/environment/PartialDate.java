package org.infrapolicy.advisor.environment;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A day that may be known only to the month or year, or {@link #NEVER}.
 *
 * @param earliest first day that it may be
 * @param latest last day that it may be
 * @param text the date as written
 */
public record PartialDate(LocalDate earliest, LocalDate latest, String text) {
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
