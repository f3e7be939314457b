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
import org.infrapolicy.advisor.environment.vocabulary.BackupLevel;
import org.infrapolicy.advisor.environment.vocabulary.Platform;
import org.infrapolicy.advisor.environment.vocabulary.Purpose;
import org.infrapolicy.advisor.environment.vocabulary.Role;
import org.jspecify.annotations.Nullable;

/** A machine on Hyper-V or in Azure. Section {@code virtualMachines}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record VirtualMachine(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "what it is for", example = "production") @Nullable
        Purpose purpose,

        @Attribute(
                value = "Hyper-V host it runs on now, or the machine in which it is nested",
                example = "alma",
                refersTo = {Section.HOSTS, Section.VIRTUAL_MACHINES},
                none = "runs on none of them")
        @Nullable
        Reference host,

        @Attribute(
                value = "cluster that keeps it highly available",
                example = "oak",
                refersTo = Section.CLUSTERS,
                none = "not clustered")
        @Nullable
        Reference cluster,

        @Attribute(value = "guest system", example = "Windows Server 2022") @Nullable
        OperatingSystem operatingSystem,

        @Attribute(value = "is switched on", example = "yes") @Nullable
        Boolean running,

        @Attribute(value = "exposes virtualization extensions to the guest", example = "yes") @Nullable
        Boolean nestedVirtualization,

        @Attribute(value = "roles inside", example = "[domain-controller]") @Nullable
        Listing<Role> roles,

        @Attribute(
                value = "guest clusters that depend on it (their domain controller, iSCSI target, witness)",
                example = "[gcrm]",
                refersTo = Section.CLUSTERS)
        @Nullable
        Listing<Reference> supportsCluster,

        @Attribute(
                value = "where its virtual disks lie",
                example = "[vol1]",
                refersTo = {Section.VOLUMES, Section.SHARES},
                none = "on none of them, as with Azure managed disks",
                summary = true)
        @Nullable
        Listing<Reference> storedOn,

        @Attribute(value = "AntiAffinityClassNames of its cluster group", example = "crm-nodes", none = "not set")
        @Nullable
        String antiAffinityClass,

        @Attribute(value = "Azure region", example = "Sweden Central", none = "not in Azure") @Nullable
        String region,

        @Attribute(value = "availability zone", example = "2", none = "regional") @Nullable
        String zone,

        @Attribute(value = "Azure size, or its family or series if no more is known", example = "Standard_E4s_v3")
        @Nullable
        String size,

        @Attribute(value = "virtual network of its adapters", example = "vnet-core") @Nullable
        String virtualNetwork,

        @Attribute(
                value = "member of this set",
                example = "as-app",
                refersTo = Section.AVAILABILITY_SETS,
                none = "not in one")
        @Nullable
        Reference availabilitySet,

        @Attribute(
                value = "instance of this scale set",
                example = "ss-web",
                refersTo = Section.SCALE_SETS,
                none = "not in one")
        @Nullable
        Reference scaleSet,

        @Attribute(
                value = "its group, unless given by its set",
                example = "ppg-app",
                refersTo = Section.PROXIMITY_PLACEMENT_GROUPS,
                none = "not in one")
        @Nullable
        Reference proximityPlacementGroup,

        @Attribute(
                value = "host it is placed on",
                example = "dh-books",
                refersTo = Section.DEDICATED_HOSTS,
                none = "not in one")
        @Nullable
        Reference dedicatedHost,

        @Derived("Hyper-V or Azure") @Nullable Platform platform,

        @Derived("site of its host, cluster or region") @Nullable
        Reference site,

        @Derived("guest cluster whose nodes name it") @Nullable
        Reference nodeOf,

        @Derived("sites of what it is stored on") @Nullable Listing<Reference> diskSites,

        @Derived("some backup reaches it; a replication never counts as one") @Nullable
        Boolean backedUp,

        @Derived("some backup covers a workload that runs on it") @Nullable
        Boolean workloadBackedUp,

        @Derived("levels at which backups reach it") @Nullable
        Listing<BackupLevel> backupLevels,

        @Derived("some replication reaches it") @Nullable Boolean replicated,

        @Derived("workloads that run on it, on its set or on its cluster") @Nullable
        Listing<Reference> workloads,

        @Derived("one of its workloads is mission-critical") @Nullable
        Boolean critical,

        @Derived("its proximity placement group, its own or that of its set") @Nullable
        Reference placementGroup)
        implements Fact {

    @Override
    public Section section() {
        return Section.VIRTUAL_MACHINES;
    }

    /** Its Azure region as commands write it, without blanks; null if it is unknown or none. */
    @DerivedFrom("region")
    public @Nullable String regionName() {
        return AzureRegion.name(region);
    }

    /** The family of its Azure size, for example {@code Dsv3}; null if the size is unknown or is not such a name. */
    @DerivedFrom("size")
    public @Nullable String family() {
        return AzureSize.family(size);
    }

    /** Its Azure size in lower case, without what all sizes have in common; null if unknown. */
    @DerivedFrom("size")
    public @Nullable String sizeName() {
        return size == null ? null : AzureSize.name(size);
    }

    /** The number in its Azure size, which from the v3 families on is that of its virtual processors; null if there is none. */
    @DerivedFrom("size")
    public @Nullable Integer sizeNumber() {
        return AzureSize.number(size);
    }

    /**
     * Whether the Azure size can use premium storage, which its name shows by an {@code s} among the feature letters
     * ({@code DS2_v2}, {@code E8s_v5}, {@code Dsv3}); null if the size is unknown or is not such a name.
     */
    @DerivedFrom("size")
    public @Nullable Boolean premiumStorage() {
        return AzureSize.premiumStorage(size);
    }
}
