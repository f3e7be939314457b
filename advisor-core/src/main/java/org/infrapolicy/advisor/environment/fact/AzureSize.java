package org.infrapolicy.advisor.environment.fact;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the name of an Azure machine size says: {@code Standard_E8s_v5}, {@code DS2_v2}, {@code Dsv3}. */
final class AzureSize {
    private static final Pattern SIZE =
            Pattern.compile("(?:standard_|basic_)?([a-z]+?)(s?)(\\d+(?:-\\d+)?)?([a-z]*)(?:_.*|v\\d+.*)?");

    private static final Pattern WITHOUT_PREMIUM_STORAGE = Pattern.compile("[adefghl]");

    private static final Pattern FAMILY =
            Pattern.compile("([a-z]+?)_?(v\\d+)(?:[-_ ]?(?:type_?\\d+|series|family.*))?");
    private static final Pattern NUMBERED = Pattern.compile("([a-z]+)(\\d+)(?:-\\d+)?([a-z]*)(?:_(v\\d+))?(?:_.*)?");

    private AzureSize() {}

    /** The family, for example {@code Dsv3} of {@code Standard_D64s_v3}; null if the text names no size and no family. */
    static @Nullable String family(@Nullable String size) {
        String name = name(size);
        Matcher family = FAMILY.matcher(name);
        if (family.matches()) {
            return capitalized(family.group(1) + family.group(2));
        }
        Matcher numbered = NUMBERED.matcher(name);
        if (!numbered.matches()) {
            return null;
        }
        String version = numbered.group(4) == null ? "" : numbered.group(4);
        return capitalized(numbered.group(1) + numbered.group(3) + version);
    }

    /** The number in a size, which from the v3 families on is that of its virtual processors; null if there is none. */
    static @Nullable Integer number(@Nullable String size) {
        Matcher numbered = NUMBERED.matcher(name(size));
        boolean legible = numbered.matches() && !FAMILY.matcher(name(size)).matches();
        return legible && numbered.group(2).length() < 5 ? Integer.valueOf(numbered.group(2)) : null;
    }

    /** The size without what all sizes have in common and in lower case, so that spellings do not matter. */
    static String name(@Nullable String size) {
        return size == null
                ? ""
                : size.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\s+", "_")
                        .replaceFirst("^(?:standard|basic)_?", "");
    }

    private static String capitalized(String family) {
        return family.substring(0, 1).toUpperCase(Locale.ROOT) + family.substring(1);
    }

    static @Nullable Boolean premiumStorage(@Nullable String size) {
        if (size == null) {
            return null;
        }
        Matcher matcher = SIZE.matcher(size.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]?series$", ""));
        if (!matcher.matches()) {
            return null;
        }
        if (!matcher.group(2).isEmpty() || matcher.group(4).contains("s")) {
            return true;
        }
        String family = matcher.group(3) == null ? matcher.group(1) + matcher.group(4) : matcher.group(1);
        return WITHOUT_PREMIUM_STORAGE.matcher(family).matches() ? Boolean.FALSE : null;
    }
}
