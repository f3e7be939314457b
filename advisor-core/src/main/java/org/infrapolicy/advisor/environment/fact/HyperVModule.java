package org.infrapolicy.advisor.environment.fact;

import java.util.List;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Version;
import org.infrapolicy.advisor.environment.vocabulary.ModuleSelection;
import org.infrapolicy.advisor.environment.vocabulary.WindowsFeature;
import org.jspecify.annotations.Nullable;

/** What the features, versions and system of a machine say about its Hyper-V PowerShell module. */
final class HyperVModule {
    private static final Version VERSION_2 = Version.of(2, 0);

    private HyperVModule() {}

    /** On a server the role does not bring the module; on a Windows client the whole Hyper-V branch does. */
    static @Nullable Boolean among(@Nullable Listing<WindowsFeature> features, @Nullable OperatingSystem system) {
        if (features == null) {
            return null;
        }
        List<WindowsFeature> selected = features.elements();
        if (selected.contains(WindowsFeature.HYPER_V_POWERSHELL)
                || selected.contains(WindowsFeature.HYPER_V_MANAGEMENT_TOOLS)) {
            return true;
        }
        if (selected.contains(WindowsFeature.HYPER_V_ALL) && (system == null || system.windowsClient())) {
            return system == null ? null : Boolean.TRUE;
        }
        return features.open() ? null : Boolean.FALSE;
    }

    static @Nullable Version single(@Nullable Listing<Version> versions) {
        return versions != null && !versions.open() && versions.elements().size() == 1
                ? versions.elements().get(0)
                : null;
    }

    static @Nullable Boolean fromVersion2(
            @Nullable Listing<Version> loaded,
            @Nullable ModuleSelection selection,
            @Nullable Listing<Version> installed,
            @Nullable OperatingSystem system) {
        Boolean inUse = loaded == null ? null : common(loaded);
        if (inUse != null) {
            return inUse;
        }
        if (selection == ModuleSelection.SWAPPED || loaded == null && system != null && tooOld(system)) {
            return false;
        }
        return loaded != null || installed == null ? null : common(installed);
    }

    /** What holds for each of these versions; null if they differ or are not all known. */
    private static @Nullable Boolean common(Listing<Version> versions) {
        long recent = versions.elements().stream()
                .filter(version -> version.compareTo(VERSION_2) >= 0)
                .count();
        if (versions.open() || recent > 0 && recent < versions.elements().size()) {
            return null;
        }
        return recent > 0;
    }

    private static boolean tooOld(OperatingSystem system) {
        return system.release() != null
                && (system.before(OperatingSystem.WINDOWS_SERVER_2016) || system.before(OperatingSystem.WINDOWS_10));
    }
}
