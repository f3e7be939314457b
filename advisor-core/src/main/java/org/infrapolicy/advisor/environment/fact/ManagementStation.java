package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.Version;
import org.infrapolicy.advisor.environment.vocabulary.ManagementConnection;
import org.infrapolicy.advisor.environment.vocabulary.ModuleSelection;
import org.infrapolicy.advisor.environment.vocabulary.StationUsage;
import org.infrapolicy.advisor.environment.vocabulary.WindowsFeature;
import org.jspecify.annotations.Nullable;

/** A machine from which Hyper-V hosts are managed. Section {@code managementStations}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record ManagementStation(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "its system", example = "Windows 10") @Nullable
        OperatingSystem operatingSystem,

        @Attribute(value = "installed management components", example = "[hyper-v-powershell]") @Nullable
        Listing<WindowsFeature> features,

        @Attribute(value = "Windows PowerShell", example = "5.1") @Nullable
        Version powerShellVersion,

        @Attribute(value = "Hyper-V modules on disk", example = "[1.1, 2.0.0]") @Nullable
        Listing<Version> installedModuleVersions,

        @Attribute(value = "Hyper-V modules in use", example = "[2.0.0]", none = "local module not used") @Nullable
        Listing<Version> loadedModuleVersions,

        @Attribute(value = "how the version is picked", example = "automatic") @Nullable
        ModuleSelection moduleSelection,

        @Attribute(value = "how commands reach the hosts", example = "computer-name") @Nullable
        ManagementConnection connection,

        @Attribute(value = "how it is used", example = "interactive") @Nullable
        StationUsage usage,

        @Attribute(value = "hosts managed from it", example = "[alma, bela]", refersTo = Section.HOSTS) @Nullable
        Listing<Reference> targets)
        implements Fact {

    @Override
    public Section section() {
        return Section.MANAGEMENT_STATIONS;
    }

    /** Whether the Hyper-V PowerShell module is installed; null if that is not known. */
    @DerivedFrom({"installedModuleVersions", "features", "operatingSystem"})
    public @Nullable Boolean hyperVModule() {
        if (installedModuleVersions != null
                && !installedModuleVersions.elements().isEmpty()) {
            return true;
        }
        Boolean selected = HyperVModule.among(features, operatingSystem);
        boolean others = installedModuleVersions != null && installedModuleVersions.open();
        return others && Boolean.FALSE.equals(selected) ? null : selected;
    }

    /** The version of the Hyper-V module in use, or the only one there is; null if it is not known, or there are several or none. */
    @DerivedFrom({"loadedModuleVersions", "installedModuleVersions"})
    public @Nullable Version moduleVersion() {
        return HyperVModule.single(loadedModuleVersions != null ? loadedModuleVersions : installedModuleVersions);
    }

    /**
     * Whether its commands use a Hyper-V module from version 2.0 on for all hosts. Systems before Windows 10 and Windows Server 2016
     * have none, and where versions are swapped each host gets its own; null if it is not known.
     */
    @DerivedFrom({"loadedModuleVersions", "moduleSelection", "installedModuleVersions", "operatingSystem"})
    public @Nullable Boolean moduleFromVersion2() {
        return HyperVModule.fromVersion2(
                loadedModuleVersions, moduleSelection, installedModuleVersions, operatingSystem);
    }
}
