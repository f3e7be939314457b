package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Derived;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.DiskAllocation;
import org.infrapolicy.advisor.environment.vocabulary.DiskLocation;
import org.infrapolicy.advisor.environment.vocabulary.VirtualDiskFormat;
import org.jspecify.annotations.Nullable;

/** A virtual hard disk file whose own properties matter, a shared one above all. Section {@code virtualDisks}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record VirtualDisk(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(
                value = "machines that use it; two or more: shared",
                example = "[crm1, crm2]",
                refersTo = Section.VIRTUAL_MACHINES)
        @Nullable
        Listing<Reference> attachedTo,

        @Attribute(
                value = "where the file lies",
                example = "vol1",
                refersTo = {Section.VOLUMES, Section.SHARES},
                none = "on none of them")
        @Nullable
        Reference storedOn,

        @Attribute(value = "file format", example = "vhd-set") @Nullable
        VirtualDiskFormat format,

        @Attribute(value = "kind of disk", example = "dynamic") @Nullable
        DiskAllocation allocation,

        @Attribute(value = "maximum size", example = "900 GB") @Nullable
        DataSize size,

        @Derived("kind of place where the file lies") @Nullable
        DiskLocation location)
        implements Fact {

    @Override
    public Section section() {
        return Section.VIRTUAL_DISKS;
    }

    /** Whether two or more machines are attached; null if unknown. */
    @DerivedFrom("attachedTo")
    public @Nullable Boolean shared() {
        if (attachedTo == null) {
            return null;
        }
        return attachedTo.elements().size() > 1 ? Boolean.TRUE : attachedTo.open() ? null : Boolean.FALSE;
    }
}
