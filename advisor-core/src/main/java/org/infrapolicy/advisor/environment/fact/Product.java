package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** What a vendor sells for storage, replication or backup, with what the vendor says it supports. Section {@code products}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Product(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "what the vendor says; a capability not named is unknown", example = "{csv: yes, refs: no}")
        @Nullable
        Capabilities supports,

        @Attribute(value = "systems the vendor supports", example = "[Windows Server 2019]") @Nullable
        Listing<OperatingSystem> supportedOperatingSystems,

        @Attribute(value = "vendor with early access to Microsoft's code", example = "yes") @Nullable
        Boolean microsoftPartner)
        implements Fact {

    @Override
    public Section section() {
        return Section.PRODUCTS;
    }
}
