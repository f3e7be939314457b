package org.infrapolicy.advisor.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.infrapolicy.advisor.audit.Progress;

/** Says every few seconds how far a long run is, how quick, and how long it will take. Not safe for use by several threads. */
final class ProgressLine implements Progress {
    private static final long EVERY = Duration.ofSeconds(2).toNanos();
    private static final double NANOSECONDS = 1e9;

    private final PrintWriter out;
    private final long start = System.nanoTime();
    private long last = start;

    ProgressLine(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void done(int done, int kept, int all) {
        long now = System.nanoTime();
        boolean end = done == all && last != start;
        if (now - last < EVERY && !end) {
            return;
        }
        last = now;
        double rate = Math.max(1, done - kept) / ((now - start) / NANOSECONDS);
        String left = end
                ? "took " + words(Math.round((now - start) / NANOSECONDS))
                : words(Math.round((all - done) / rate)) + " left";
        out.println(String.format(
                Locale.ROOT,
                "%,d of %,d environments, %.0f/s, %s%s",
                done,
                all,
                rate,
                left,
                kept == 0 ? "" : String.format(Locale.ROOT, "; %,d taken over from before", kept)));
    }

    private static String words(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : seconds + " s";
    }
}
