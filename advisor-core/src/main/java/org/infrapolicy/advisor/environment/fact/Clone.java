package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.Addressing;
import org.jspecify.annotations.Nullable;

/** Copies of machines for another use. Section {@code clones}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Clone(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "copied machines", example = "[crm1, crm2, crm-dc]", refersTo = Section.VIRTUAL_MACHINES)
        @Nullable
        Listing<Reference> machines,

        @Attribute(value = "copies start in an isolated network of their own", example = "yes") @Nullable
        Boolean separateNetwork,

        @Attribute(value = "come from generalised images", example = "yes") @Nullable
        Boolean sysprepped,

        @Attribute(value = "addresses of the copies", example = "dhcp") @Nullable
        Addressing addressing,

        @Attribute(
                value = "order of switching on",
                example = "[crm-dc, crm1, crm2]",
                refersTo = Section.VIRTUAL_MACHINES)
        @Nullable
        Listing<Reference> startOrder)
        implements Fact {

    @Override
    public Section section() {
        return Section.CLONES;
    }

    /** The machine that is switched on first; null if unknown. */
    @DerivedFrom("startOrder")
    public @Nullable Reference firstStarted() {
        return startOrder == null || startOrder.elements().isEmpty()
                ? null
                : startOrder.elements().get(0);
    }
}
