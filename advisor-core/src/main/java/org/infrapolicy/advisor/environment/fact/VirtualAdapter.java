package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Bandwidth;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.AdapterSetting;
import org.infrapolicy.advisor.environment.vocabulary.Addressing;
import org.infrapolicy.advisor.environment.vocabulary.MacAddressKind;
import org.infrapolicy.advisor.environment.vocabulary.VlanMode;
import org.jspecify.annotations.Nullable;

/** A virtual network adapter of the management operating system or of a machine. Section {@code virtualAdapters}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record VirtualAdapter(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(
                value = "a host: management OS vNIC; a machine: guest vNIC",
                example = "alma",
                refersTo = {Section.HOSTS, Section.VIRTUAL_MACHINES})
        @Nullable
        Reference machine,

        @Attribute(
                value = "switch it is connected to",
                example = "alma-lan",
                refersTo = Section.VIRTUAL_SWITCHES,
                none = "disconnected")
        @Nullable
        Reference virtualSwitch,

        @Attribute(value = "where its IP address comes from", example = "static") @Nullable
        Addressing addressing,

        @Attribute(value = "kind of MAC address", example = "dynamic") @Nullable
        MacAddressKind macAddress,

        @Attribute(value = "VLAN mode", example = "access") @Nullable
        VlanMode vlanMode,

        @Attribute(value = "access VLAN", example = "120", none = "0") @Nullable
        Integer vlan,

        @Attribute(value = "minimum bandwidth as weight", example = "25", none = "0") @Nullable
        Integer minimumBandwidthWeight,

        @Attribute(value = "minimum bandwidth, absolute", example = "500 Mbps", none = "0") @Nullable
        Bandwidth minimumBandwidth,

        @Attribute(value = "settings that were made by hand", example = "[dns-servers]") @Nullable
        Listing<AdapterSetting> manualSettings)
        implements Fact {

    @Override
    public Section section() {
        return Section.VIRTUAL_ADAPTERS;
    }

    /** Whether it belongs to a virtual machine and not to the management operating system; null if unknown. */
    @DerivedFrom("machine")
    public @Nullable Boolean ofMachine() {
        return machine == null ? null : Boolean.valueOf(machine.section() == Section.VIRTUAL_MACHINES);
    }

    /** Whether it has a minimum bandwidth, as a weight or absolute; null if unknown. */
    @DerivedFrom({"minimumBandwidthWeight", "minimumBandwidth", "manualSettings"})
    public @Nullable Boolean reservesBandwidth() {
        if (minimumBandwidthWeight != null && minimumBandwidthWeight > 0
                || minimumBandwidth != null && minimumBandwidth.bitsPerSecond() > 0
                || manualSettings != null && manualSettings.elements().contains(AdapterSetting.MINIMUM_BANDWIDTH)) {
            return true;
        }
        boolean known = minimumBandwidthWeight != null
                && minimumBandwidth != null
                && manualSettings != null
                && !manualSettings.open();
        return known ? Boolean.FALSE : null;
    }
}
