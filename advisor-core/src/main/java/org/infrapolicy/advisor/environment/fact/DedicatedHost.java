package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.LicensedProduct;
import org.infrapolicy.advisor.environment.vocabulary.ServiceStage;
import org.jspecify.annotations.Nullable;

/** An Azure dedicated host. Section {@code dedicatedHosts}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record DedicatedHost(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(
                value = "its group",
                example = "hg-books",
                refersTo = Section.HOST_GROUPS,
                none = "created without one")
        @Nullable
        Reference hostGroup,

        @Attribute(value = "machine family of the host", example = "Dsv3") @Nullable
        String vmFamily,

        @Attribute(value = "sizes or families that may be placed on it", example = "[Dsv3]") @Nullable
        Listing<String> supportedSizes,

        @Attribute(value = "its virtual processors", example = "64") @Nullable
        Integer vcpus,

        @Attribute(value = "stage of the service when used", example = "general-availability") @Nullable
        ServiceStage stage,

        @Attribute(value = "longest time by which platform updates are put off", example = "14 days") @Nullable
        Duration maintenanceDeferral,

        @Attribute(value = "licences brought along", example = "[windows-server]") @Nullable
        Listing<LicensedProduct> hybridBenefit,

        @Attribute(value = "those of them with Software Assurance", example = "[windows-server]") @Nullable
        Listing<LicensedProduct> softwareAssurance)
        implements Fact {

    @Override
    public Section section() {
        return Section.DEDICATED_HOSTS;
    }

    /** The machine family of the host, for example {@code Dsv3}; null if it is unknown or is not such a name. */
    @DerivedFrom("vmFamily")
    public @Nullable String family() {
        return family(vmFamily == null ? "" : vmFamily.strip());
    }

    /** The preview was announced for Ds3 and Es3, which as sizes of machines would be others. */
    private static @Nullable String family(String name) {
        return name.matches("(?i)[de]s3(?:[ -]?(?:family|series))?")
                ? name.substring(0, 1).toUpperCase(Locale.ROOT) + "sv3"
                : AzureSize.family(name);
    }

    /** The sizes that may be placed on it in lower case, and the families of those that are named by family; null if unknown. */
    @DerivedFrom("supportedSizes")
    public @Nullable Listing<String> supportedNames() {
        if (supportedSizes == null) {
            return null;
        }
        List<String> names = supportedSizes.elements().stream()
                .map(DedicatedHost::supportedName)
                .toList();
        return new Listing<>(names, supportedSizes.open());
    }

    private static String supportedName(String size) {
        String family = family(size.strip());
        if (family == null || AzureSize.number(size) != null && family.equals(AzureSize.family(size))) {
            return AzureSize.name(size);
        }
        return family;
    }
}
