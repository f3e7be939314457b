package org.infrapolicy.advisor.environment.derivation;

import java.util.Comparator;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.Version;
import org.infrapolicy.advisor.environment.fact.ManagementStation;
import org.infrapolicy.advisor.environment.vocabulary.ModuleSelection;
import org.jspecify.annotations.Nullable;

/** What follows for management stations. */
final class ManagementDerivations {
    private ManagementDerivations() {}

    static void register(Derivations all) {
        all.add(
                Section.MANAGEMENT_STATIONS,
                ManagementStation.class,
                "loadedModuleVersions",
                ManagementDerivations::loadedByItself);
    }

    /** Left to itself PowerShell loads the highest version there is. */
    private static @Nullable Listing<Version> loadedByItself(ManagementStation station, Look look) {
        ModuleSelection selection = look.at(station, "moduleSelection");
        Listing<Version> installed = look.at(station, "installedModuleVersions");
        if (selection != ModuleSelection.AUTOMATIC || installed == null || installed.open()) {
            return null;
        }
        return installed.elements().stream()
                .max(Comparator.naturalOrder())
                .map(Listing::of)
                .orElse(null);
    }
}
