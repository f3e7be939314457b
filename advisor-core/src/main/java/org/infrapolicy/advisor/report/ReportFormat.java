package org.infrapolicy.advisor.report;

import java.io.IOException;
import java.io.Writer;

/**
 * A format of reports. What it writes of each environment stands for itself, so that the environments of a run can be written by several
 * threads and put together in order, and no run need be held in memory. The same run gives the same bytes. Immutable.
 */
public interface ReportFormat {
    /** Writes what stands before the first environment. */
    void begin(Run run, Writer out) throws IOException;

    /** Writes an environment. */
    void estate(Run run, Estate estate, Writer out) throws IOException;

    /** What stands between what {@link #estate} wrote of two environments, where both wrote something. */
    default String between() {
        return "";
    }

    /** Writes what stands after the last environment: for several the roll-up. */
    void end(Run run, RollUp rollUp, Writer out) throws IOException;
}
