package org.infrapolicy.advisor.environment.reading;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody may have meant. */
public final class NearestName {
    private static final int MOST_COMPARED = 20_000;
    private static final int LONGEST = 80;

    private NearestName() {}

    /** The known name that is nearest to the written one, regardless of case, hyphens and underscores; empty if none is near. */
    public static Optional<String> of(String written, Collection<String> known) {
        String plain = plain(written);
        if (plain.length() > LONGEST || known.size() > MOST_COMPARED) {
            return Optional.empty();
        }
        String nearest = null;
        int smallest = Math.max(1, Math.min(4, plain.length() / 3)) + 1;
        for (String name : known) {
            int distance = distance(plain, plain(name), smallest);
            if (distance < smallest) {
                smallest = distance;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
    }

    /** Number of letters to add, take away or replace, two exchanged neighbours counting once; or at least the limit. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int best = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                best = Math.min(best, row[j]);
            }
            if (best >= limit) {
                return limit;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
