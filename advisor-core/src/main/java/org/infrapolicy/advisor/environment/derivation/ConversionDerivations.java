package org.infrapolicy.advisor.environment.derivation;

import java.util.ArrayList;
import java.util.List;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.VirtualSwitch;
import org.infrapolicy.advisor.environment.vocabulary.SwitchSelection;
import org.jspecify.annotations.Nullable;

/** Which runs of the conversion script take a virtual switch, and what they call it. */
final class ConversionDerivations {
    private ConversionDerivations() {}

    static void register(Derivations all) {
        all.add(Section.VIRTUAL_SWITCHES, VirtualSwitch.class, "selected", ConversionDerivations::selected);
        all.add(Section.VIRTUAL_SWITCHES, VirtualSwitch.class, "newName", ConversionDerivations::newName);
    }

    /** Where no run is described for its host the script has no names to go by, and selects every switch. */
    private static @Nullable Boolean selected(VirtualSwitch virtualSwitch, Look look) {
        Reference host = look.at(virtualSwitch, "host");
        if (host == null) {
            return look.complete(Section.CONVERSIONS) && look.count(Section.CONVERSIONS) == 0 ? Boolean.TRUE : null;
        }
        Referring runs = look.referring(Section.CONVERSIONS, "host", host);
        boolean open = runs.mayBeMore();
        for (Fact run : runs.certain()) {
            Listing<Reference> candidates = look.at(run, "candidates");
            if (candidates != null && candidates.elements().contains(virtualSwitch.reference())) {
                return true;
            }
            open |= candidates == null || candidates.open();
        }
        return open ? null : (Boolean) runs.certain().isEmpty();
    }

    /** The script counts new names over the switches that it converts, in the order in which they were named. */
    private static @Nullable String newName(VirtualSwitch virtualSwitch, Look look) {
        Referring runs = look.referring(Section.CONVERSIONS, "eligible", virtualSwitch.reference());
        if (runs.certain().size() != 1 || runs.mayBeMore()) {
            return null;
        }
        Fact run = runs.certain().get(0);
        Listing<String> newNames = look.at(run, "newNames");
        Listing<Reference> eligible = look.at(run, "eligible");
        if (newNames == null || newNames.open() || eligible == null || eligible.open()) {
            return null;
        }
        List<Reference> order = eligible.elements().size() == 1 ? eligible.elements() : inOrder(run, eligible, look);
        int position = order.indexOf(virtualSwitch.reference());
        return position < 0 || position >= newNames.elements().size()
                ? null
                : newNames.elements().get(position);
    }

    /** Empty where the order is that in which the host retrieves its switches, which nobody knows beforehand. */
    private static List<Reference> inOrder(Fact run, Listing<Reference> eligible, Look look) {
        Listing<String> names = look.at(run, "switches");
        if (names == null || names.open() || look.<SwitchSelection>at(run, "selectBy") != SwitchSelection.NAME) {
            return List.of();
        }
        List<Reference> order = new ArrayList<>();
        for (String name : names.elements()) {
            for (Reference candidate : eligible.elements()) {
                Fact named = look.find(candidate).orElseThrow();
                if (name.strip().equalsIgnoreCase(named.name() == null ? named.id() : named.name())) {
                    order.add(candidate);
                }
            }
        }
        return order;
    }
}
