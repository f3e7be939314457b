package org.infrapolicy.advisor.environment;

import java.time.Duration;
import java.time.LocalDate;

/**
 * How long ago something happened, within the bounds that a {@link PartialDate} leaves.
 *
 * @param least if it was on the last day that it may have been
 * @param most if it was on the first
 */
public record Age(Duration least, Duration most) {

    /** The time from a date to a day; negative if the date lies after it, unlimited if it is {@link PartialDate#NEVER}. */
    public static Age of(PartialDate date, LocalDate day) {
        if (date.equals(PartialDate.NEVER)) {
            return new Age(TimeSpan.UNLIMITED, TimeSpan.UNLIMITED);
        }
        return new Age(
                Duration.ofDays(day.toEpochDay() - date.latest().toEpochDay()),
                Duration.ofDays(day.toEpochDay() - date.earliest().toEpochDay()));
    }

    /** Whether it is longer than the limit. Undecided if only some of its possible lengths are. */
    public boolean exceeds(Duration limit) {
        if (least.compareTo(limit) > 0) {
            return true;
        }
        if (most.compareTo(limit) <= 0) {
            return false;
        }
        throw new UndecidedException("the age is not known exactly: " + this);
    }

    @Override
    public String toString() {
        return least.equals(most) ? TimeSpan.text(least) : TimeSpan.text(least) + " to " + TimeSpan.text(most);
    }
}
