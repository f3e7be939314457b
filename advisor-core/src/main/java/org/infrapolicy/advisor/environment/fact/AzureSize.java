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

    private AzureSize() {}

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
