package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Derived;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.Version;
import org.infrapolicy.advisor.environment.vocabulary.NodeState;
import org.infrapolicy.advisor.environment.vocabulary.Role;
import org.infrapolicy.advisor.environment.vocabulary.WindowsFeature;
import org.jspecify.annotations.Nullable;

/** A physical server: Hyper-V host, storage or file server node, appliance. Section {@code hosts}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Host(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "where it stands", example = "graz", refersTo = Section.SITES) @Nullable
        Reference site,

        @Attribute(value = "installed system", example = "Windows Server 2019") @Nullable
        OperatingSystem operatingSystem,

        @Attribute(value = "maker and model", example = "Acme R7") @Nullable
        String hardwareModel,

        @Attribute(value = "installed server roles", example = "[hyper-v, failover-clustering]") @Nullable
        Listing<Role> roles,

        @Attribute(value = "installed management components", example = "[hyper-v-powershell]") @Nullable
        Listing<WindowsFeature> features,

        @Attribute(value = "Windows PowerShell", example = "5.1") @Nullable
        Version powerShellVersion,

        @Attribute(value = "node of some cluster", example = "yes", summary = true) @Nullable
        Boolean clustered,

        @Attribute(value = "state of the cluster node", example = "up") @Nullable
        NodeState nodeState,

        @Derived("the cluster whose nodes name it; none only if all clusters and their node lists are complete")
        @Nullable
        Reference cluster,

        @Derived("exactly one volume is mounted by it, and that one is its boot volume") @Nullable
        Boolean singleVolume,

        @Derived("a virtual machine names it as host") @Nullable
        Boolean runsVirtualMachines,

        @Derived("virtual adapters of its management operating system") @Nullable
        Listing<Reference> managementAdapters)
        implements Fact {

    @Override
    public Section section() {
        return Section.HOSTS;
    }

    /** Whether the Hyper-V PowerShell module is installed; null if that is not known. */
    @DerivedFrom({"features", "operatingSystem"})
    public @Nullable Boolean hyperVModule() {
        return HyperVModule.among(features, operatingSystem);
    }
}
