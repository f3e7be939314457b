package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Derived;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.BandwidthMode;
import org.infrapolicy.advisor.environment.vocabulary.Teaming;
import org.infrapolicy.advisor.environment.vocabulary.VirtualSwitchType;
import org.jspecify.annotations.Nullable;

/** A Hyper-V virtual switch of one host. Section {@code virtualSwitches}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record VirtualSwitch(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "its host", example = "alma", refersTo = Section.HOSTS) @Nullable
        Reference host,

        @Attribute(value = "switch type", example = "external") @Nullable
        VirtualSwitchType type,

        @Attribute(value = "how its uplinks are teamed", example = "lbfo", summary = true) @Nullable
        Teaming teaming,

        @Attribute(
                value = "LBFO team it is bound to",
                example = "alma-team",
                refersTo = Section.TEAMS,
                none = "on no LBFO team")
        @Nullable
        Reference team,

        @Attribute(value = "minimum bandwidth mode", example = "weight") @Nullable
        BandwidthMode bandwidthMode,

        @Attribute(value = "minimum bandwidth of the default flow, in the unit of its mode", example = "10", none = "0")
        @Nullable
        Integer defaultFlowBandwidth,

        @Attribute(value = "Notes property of the switch", example = "uplink rack 4", none = "empty") @Nullable
        String notes,

        @Derived("virtual machines whose adapters are connected to it") @Nullable
        Listing<Reference> connectedMachines,

        @Derived("the conversion script takes it: host from 2016, external, on LBFO, no VLAN on the team NIC") @Nullable
        Boolean convertible,

        @Derived("a conversion described for its host selects it; without one the script selects every switch")
        @Nullable
        Boolean selected,

        @Derived("the name that the list of new names of its conversion gives it") @Nullable
        String newName,

        @Derived("the weights of its adapters add up to more than 100") @Nullable
        Boolean weightsExceedHundred)
        implements Fact {

    @Override
    public Section section() {
        return Section.VIRTUAL_SWITCHES;
    }
}
