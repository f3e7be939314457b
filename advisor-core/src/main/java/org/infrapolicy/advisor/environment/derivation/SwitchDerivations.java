package org.infrapolicy.advisor.environment.derivation;

import java.util.ArrayList;
import java.util.List;
import org.infrapolicy.advisor.environment.Bandwidth;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.Conversion;
import org.infrapolicy.advisor.environment.fact.Host;
import org.infrapolicy.advisor.environment.fact.VirtualAdapter;
import org.infrapolicy.advisor.environment.fact.VirtualSwitch;
import org.infrapolicy.advisor.environment.vocabulary.AdapterSetting;
import org.infrapolicy.advisor.environment.vocabulary.BandwidthMode;
import org.infrapolicy.advisor.environment.vocabulary.RequestedBandwidthMode;
import org.infrapolicy.advisor.environment.vocabulary.SwitchSelection;
import org.infrapolicy.advisor.environment.vocabulary.Teaming;
import org.infrapolicy.advisor.environment.vocabulary.VirtualSwitchType;
import org.jspecify.annotations.Nullable;

/** What follows for virtual switches from their teams and adapters, and which of them the conversion script would take. */
final class SwitchDerivations {
    private static final String ALL = "*";

    private SwitchDerivations() {}

    static void register(Derivations all) {
        all.add(
                Section.HOSTS,
                Host.class,
                "managementAdapters",
                (host, look) -> look.referring(Section.VIRTUAL_ADAPTERS, "machine", host.reference())
                        .listing());
        all.add(Section.VIRTUAL_SWITCHES, VirtualSwitch.class, "type", SwitchDerivations::type);
        all.add(Section.VIRTUAL_SWITCHES, VirtualSwitch.class, "team", SwitchDerivations::team);
        all.add(Section.VIRTUAL_SWITCHES, VirtualSwitch.class, "teaming", SwitchDerivations::teaming);
        all.add(Section.VIRTUAL_SWITCHES, VirtualSwitch.class, "connectedMachines", SwitchDerivations::machines);
        all.add(Section.VIRTUAL_SWITCHES, VirtualSwitch.class, "convertible", SwitchDerivations::convertible);
        all.add(
                Section.VIRTUAL_SWITCHES,
                VirtualSwitch.class,
                "weightsExceedHundred",
                SwitchDerivations::overcommitted);
        all.add(
                Section.VIRTUAL_ADAPTERS,
                VirtualAdapter.class,
                "minimumBandwidthWeight",
                (adapter, look) -> reservesNothing(adapter, look) ? Integer.valueOf(0) : null);
        all.add(
                Section.VIRTUAL_ADAPTERS,
                VirtualAdapter.class,
                "minimumBandwidth",
                (adapter, look) -> reservesNothing(adapter, look) ? new Bandwidth(0) : null);
        all.add(Section.CONVERSIONS, Conversion.class, "selectBy", SwitchDerivations::selectBy);
        all.add(Section.CONVERSIONS, Conversion.class, "candidates", SwitchDerivations::candidates);
        all.add(Section.CONVERSIONS, Conversion.class, "eligible", SwitchDerivations::eligible);
        all.add(Section.CONVERSIONS, Conversion.class, "unmatched", SwitchDerivations::unmatched);
        all.add(Section.CONVERSIONS, Conversion.class, "changedModes", SwitchDerivations::changedModes);
    }

    /** Only an external switch has uplinks that can be teamed. */
    private static @Nullable VirtualSwitchType type(VirtualSwitch virtualSwitch, Look look) {
        Reference team = look.at(virtualSwitch, "team");
        if (team != null && !team.equals(Reference.NONE)) {
            return VirtualSwitchType.EXTERNAL;
        }
        Teaming teaming = look.at(virtualSwitch, "teaming");
        return teaming == null || teaming == Teaming.NONE ? null : VirtualSwitchType.EXTERNAL;
    }

    private static @Nullable Reference team(VirtualSwitch virtualSwitch, Look look) {
        VirtualSwitchType type = look.at(virtualSwitch, "type");
        if (type != null && type != VirtualSwitchType.EXTERNAL) {
            return Reference.NONE;
        }
        Teaming teaming = look.at(virtualSwitch, "teaming");
        return teaming == null || teaming == Teaming.LBFO ? null : Reference.NONE;
    }

    private static @Nullable Teaming teaming(VirtualSwitch virtualSwitch, Look look) {
        Reference team = look.at(virtualSwitch, "team");
        if (team != null && !team.equals(Reference.NONE)) {
            return Teaming.LBFO;
        }
        VirtualSwitchType type = look.at(virtualSwitch, "type");
        return type == null || type == VirtualSwitchType.EXTERNAL ? null : Teaming.NONE;
    }

    private static Listing<Reference> machines(VirtualSwitch virtualSwitch, Look look) {
        Collected<Reference> machines = new Collected<>();
        Referring adapters = look.referring(Section.VIRTUAL_ADAPTERS, "virtualSwitch", virtualSwitch.reference());
        for (Fact adapter : adapters.certain()) {
            Reference machine = look.at(adapter, "machine");
            if (machine == null) {
                machines.mayBeMore();
            } else if (machine.section() == Section.VIRTUAL_MACHINES) {
                machines.add(machine);
            }
        }
        if (adapters.mayBeMore()) {
            machines.mayBeMore();
        }
        return machines.listing();
    }

    /** Whether the weights of the adapters on the switch come to more than 100, whatever the unknown ones are. */
    private static @Nullable Boolean overcommitted(VirtualSwitch virtualSwitch, Look look) {
        Referring adapters = look.referring(Section.VIRTUAL_ADAPTERS, "virtualSwitch", virtualSwitch.reference());
        boolean certain = !adapters.mayBeMore();
        long sum = 0;
        for (Fact adapter : adapters.certain()) {
            Integer weight = look.at(adapter, "minimumBandwidthWeight");
            certain &= weight != null;
            sum += weight == null ? 0 : Math.max(weight, 0);
        }
        return sum > 100 ? Boolean.TRUE : certain ? Boolean.FALSE : null;
    }

    /** Whether all that was set by hand is known, and no minimum bandwidth among it. */
    private static boolean reservesNothing(VirtualAdapter adapter, Look look) {
        Listing<AdapterSetting> settings = look.at(adapter, "manualSettings");
        return settings != null && !settings.open() && !settings.elements().contains(AdapterSetting.MINIMUM_BANDWIDTH);
    }

    /** In the order in which the script looks; the first condition that fails is the reason. */
    private static @Nullable Boolean convertible(VirtualSwitch virtualSwitch, Look look) {
        Boolean newEnough = newEnough(look.at(look.<Reference>at(virtualSwitch, "host"), "operatingSystem"));
        if (Boolean.FALSE.equals(newEnough)) {
            return false;
        }
        VirtualSwitchType type = look.at(virtualSwitch, "type");
        if (type != null && type != VirtualSwitchType.EXTERNAL) {
            return false;
        }
        Teaming teaming = look.at(virtualSwitch, "teaming");
        if (teaming != null && teaming != Teaming.LBFO) {
            return false;
        }
        Integer vlan = look.at(look.<Reference>at(virtualSwitch, "team"), "teamNicVlan");
        if (vlan != null && vlan != 0) {
            return false;
        }
        return newEnough == null || type == null || teaming == null || vlan == null ? null : Boolean.TRUE;
    }

    private static @Nullable Boolean newEnough(@Nullable OperatingSystem system) {
        if (system == null || system.windowsServer() && system.release() == null) {
            return null;
        }
        return system.embeddedTeaming();
    }

    /** Where nothing is named, or everything, the parameter set is the default one. */
    private static @Nullable SwitchSelection selectBy(Conversion conversion, Look look) {
        Listing<String> texts = look.at(conversion, "switches");
        boolean byName = texts != null && (texts.elements().contains(ALL) || texts.equals(Listing.of()));
        return byName ? SwitchSelection.NAME : null;
    }

    private static Listing<Reference> candidates(Conversion conversion, Look look) {
        Collected<Reference> candidates = new Collected<>();
        Reference host = look.at(conversion, "host");
        Listing<String> texts = look.at(conversion, "switches");
        SwitchSelection selectBy = look.at(conversion, "selectBy");
        if (host == null || texts == null) {
            candidates.mayBeMore();
            return candidates.listing();
        }
        if (texts.equals(Listing.of()) && selectBy != null && selectBy != SwitchSelection.NAME) {
            return candidates.listing();
        }
        boolean whole = texts.equals(Listing.of()) || texts.elements().contains(ALL);
        Referring switches = look.referring(Section.VIRTUAL_SWITCHES, "host", host);
        if (switches.mayBeMore() || texts.open() && !whole) {
            candidates.mayBeMore();
        }
        for (Fact virtualSwitch : switches.certain()) {
            boolean certain = whole;
            boolean possible = whole;
            for (String text : texts.elements()) {
                Boolean selects = selects(text, selectBy, virtualSwitch);
                certain |= Boolean.TRUE.equals(selects);
                possible |= !Boolean.FALSE.equals(selects);
            }
            if (certain) {
                candidates.add(virtualSwitch.reference());
            } else if (possible) {
                candidates.mayBeMore();
            }
        }
        return candidates.listing();
    }

    /** A document need not hold the identifier that Hyper-V gave a switch, and a pattern may match anything. */
    private static @Nullable Boolean selects(String text, @Nullable SwitchSelection by, Fact virtualSwitch) {
        String name = virtualSwitch.name() == null ? virtualSwitch.id() : virtualSwitch.name();
        boolean named = text.strip().equalsIgnoreCase(name);
        boolean identified = text.strip().equalsIgnoreCase(virtualSwitch.id());
        if (by == SwitchSelection.NAME) {
            return named ? Boolean.TRUE : pattern(text) ? null : Boolean.FALSE;
        }
        boolean certain =
                by == SwitchSelection.ID ? identified : by == null ? named && identified : named || identified;
        return certain ? Boolean.TRUE : null;
    }

    private static boolean pattern(String text) {
        return text.matches(".*[*?\\[].*");
    }

    private static Listing<Reference> eligible(Conversion conversion, Look look) {
        Collected<Reference> eligible = new Collected<>();
        Listing<Reference> candidates = look.at(conversion, "candidates");
        for (Reference candidate : eligible.each(candidates)) {
            Boolean convertible = look.at(candidate, "convertible");
            if (convertible == null) {
                eligible.mayBeMore();
            } else if (convertible) {
                eligible.add(candidate);
            }
        }
        return eligible.listing();
    }

    private static Listing<String> unmatched(Conversion conversion, Look look) {
        Reference host = look.at(conversion, "host");
        Listing<String> texts = look.at(conversion, "switches");
        if (host == null || texts == null) {
            return Listing.openOf();
        }
        if (texts.elements().contains(ALL)) {
            return Listing.of();
        }
        if (texts.open()) {
            return Listing.openOf();
        }
        SwitchSelection selectBy = look.at(conversion, "selectBy");
        Referring switches = look.referring(Section.VIRTUAL_SWITCHES, "host", host);
        List<String> unmatched = new ArrayList<>();
        boolean open = false;
        for (String text : texts.elements()) {
            List<@Nullable Boolean> answers = new ArrayList<>();
            switches.certain().forEach(virtualSwitch -> answers.add(selects(text, selectBy, virtualSwitch)));
            if (answers.contains(true)) {
                continue;
            }
            if (switches.mayBeMore() || answers.contains(null) || selectBy != SwitchSelection.NAME) {
                open = true;
            } else if (!unmatched.contains(text)) {
                unmatched.add(text);
            }
        }
        return new Listing<>(unmatched, open);
    }

    private static Listing<Reference> changedModes(Conversion conversion, Look look) {
        Collected<Reference> changed = new Collected<>();
        Listing<Reference> candidates = look.at(conversion, "candidates");
        for (Reference candidate : changed.each(candidates)) {
            Teaming teaming = look.at(candidate, "teaming");
            BandwidthMode before = look.at(candidate, "bandwidthMode");
            RequestedBandwidthMode requested = look.at(conversion, "bandwidthMode");
            Boolean useDefaults = requested == RequestedBandwidthMode.NONE ? look.at(conversion, "useDefaults") : null;
            if (teaming != null && teaming != Teaming.LBFO || Boolean.FALSE.equals(useDefaults)) {
                continue;
            }
            BandwidthMode after = after(requested, useDefaults);
            if (teaming == null || before == null || after == null) {
                changed.mayBeMore();
            } else if (effective(before) != after) {
                changed.add(candidate);
            }
        }
        return changed.listing();
    }

    private static @Nullable BandwidthMode after(
            @Nullable RequestedBandwidthMode requested, @Nullable Boolean useDefaults) {
        if (requested == null) {
            return null;
        }
        return switch (requested) {
            case DEFAULT, WEIGHT -> BandwidthMode.WEIGHT;
            case ABSOLUTE -> BandwidthMode.ABSOLUTE;
            case NO_QOS -> BandwidthMode.NONE;
            case NONE -> useDefaults == null ? null : BandwidthMode.WEIGHT;
        };
    }

    /** The system makes the default mode Weight, unless the switch is for SR-IOV. */
    private static BandwidthMode effective(BandwidthMode mode) {
        return mode == BandwidthMode.DEFAULT ? BandwidthMode.WEIGHT : mode;
    }
}
