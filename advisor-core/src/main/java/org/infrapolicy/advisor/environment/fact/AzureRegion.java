package org.infrapolicy.advisor.environment.fact;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Azure regions have a display name ({@code Sweden Central}) and the same without blanks in lower case ({@code swedencentral}). */
final class AzureRegion {
    private AzureRegion() {}

    /** The name without blanks; null if the region is unknown or there is none. */
    static @Nullable String name(@Nullable String region) {
        return region == null || region.isBlank()
                ? null
                : region.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }
}
