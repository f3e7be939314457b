package org.infrapolicy.advisor.environment;

import java.util.Arrays;
import java.util.Optional;
import org.infrapolicy.advisor.environment.fact.AvailabilitySet;
import org.infrapolicy.advisor.environment.fact.AzureQuota;
import org.infrapolicy.advisor.environment.fact.Backup;
import org.infrapolicy.advisor.environment.fact.Clone;
import org.infrapolicy.advisor.environment.fact.Cluster;
import org.infrapolicy.advisor.environment.fact.ClusterSet;
import org.infrapolicy.advisor.environment.fact.Conversion;
import org.infrapolicy.advisor.environment.fact.Decision;
import org.infrapolicy.advisor.environment.fact.DedicatedHost;
import org.infrapolicy.advisor.environment.fact.DisasterRecoveryPlan;
import org.infrapolicy.advisor.environment.fact.Failure;
import org.infrapolicy.advisor.environment.fact.FileServer;
import org.infrapolicy.advisor.environment.fact.Host;
import org.infrapolicy.advisor.environment.fact.HostGroup;
import org.infrapolicy.advisor.environment.fact.Import;
import org.infrapolicy.advisor.environment.fact.InternetProvider;
import org.infrapolicy.advisor.environment.fact.Link;
import org.infrapolicy.advisor.environment.fact.ManagementStation;
import org.infrapolicy.advisor.environment.fact.ModuleInstallation;
import org.infrapolicy.advisor.environment.fact.PeeringService;
import org.infrapolicy.advisor.environment.fact.Product;
import org.infrapolicy.advisor.environment.fact.ProximityPlacementGroup;
import org.infrapolicy.advisor.environment.fact.Replication;
import org.infrapolicy.advisor.environment.fact.ScaleSet;
import org.infrapolicy.advisor.environment.fact.Share;
import org.infrapolicy.advisor.environment.fact.Site;
import org.infrapolicy.advisor.environment.fact.StorageAccount;
import org.infrapolicy.advisor.environment.fact.StorageSystem;
import org.infrapolicy.advisor.environment.fact.Team;
import org.infrapolicy.advisor.environment.fact.VirtualAdapter;
import org.infrapolicy.advisor.environment.fact.VirtualDisk;
import org.infrapolicy.advisor.environment.fact.VirtualMachine;
import org.infrapolicy.advisor.environment.fact.VirtualSwitch;
import org.infrapolicy.advisor.environment.fact.VmmServer;
import org.infrapolicy.advisor.environment.fact.Volume;
import org.infrapolicy.advisor.environment.fact.Workload;

/** The sections of an environment document, in the order in which it is written. */
public enum Section {
    /** A place: a datacenter, an office or an Azure region. */
    SITES("sites", Site.class),
    /** A connection that joins two sites. */
    LINKS("links", Link.class),
    /** A physical server: Hyper-V host, storage or file server node, appliance. */
    HOSTS("hosts", Host.class),
    /** A failover cluster, physical or guest. */
    CLUSTERS("clusters", Cluster.class),
    /** Clusters that are joined under one namespace. */
    CLUSTER_SETS("clusterSets", ClusterSet.class),
    /** A machine on Hyper-V or in Azure. */
    VIRTUAL_MACHINES("virtualMachines", VirtualMachine.class),
    /** An array, a NAS box or a storage pool. */
    STORAGE_SYSTEMS("storageSystems", StorageSystem.class),
    /** A file system, whoever mounts it: a host, a cluster or a machine. */
    VOLUMES("volumes", Volume.class),
    /** A virtual hard disk file whose own properties matter, a shared one above all. */
    VIRTUAL_DISKS("virtualDisks", VirtualDisk.class),
    /** A server of SMB shares, clustered or not. */
    FILE_SERVERS("fileServers", FileServer.class),
    /** An SMB share. */
    SHARES("shares", Share.class),
    /** A Hyper-V virtual switch of one host. */
    VIRTUAL_SWITCHES("virtualSwitches", VirtualSwitch.class),
    /** An LBFO team of one host. */
    TEAMS("teams", Team.class),
    /** A virtual network adapter of the management operating system or of a machine. */
    VIRTUAL_ADAPTERS("virtualAdapters", VirtualAdapter.class),
    /** One run of the LBFO-to-SET conversion script on one host, with its parameters. */
    CONVERSIONS("conversions", Conversion.class),
    /** A continuous copy of data to another place. */
    REPLICATIONS("replications", Replication.class),
    /** A backup job. */
    BACKUPS("backups", Backup.class),
    /** How an outage is to be met. */
    DISASTER_RECOVERY_PLANS("disasterRecoveryPlans", DisasterRecoveryPlan.class),
    /** What a vendor sells for storage, replication or backup, with what the vendor says it supports. */
    PRODUCTS("products", Product.class),
    /** Copies of machines for another use. */
    CLONES("clones", Clone.class),
    /** An Azure availability set. */
    AVAILABILITY_SETS("availabilitySets", AvailabilitySet.class),
    /** An Azure virtual machine scale set. */
    SCALE_SETS("scaleSets", ScaleSet.class),
    /** An Azure proximity placement group. */
    PROXIMITY_PLACEMENT_GROUPS("proximityPlacementGroups", ProximityPlacementGroup.class),
    /** A group of Azure dedicated hosts. */
    HOST_GROUPS("hostGroups", HostGroup.class),
    /** An Azure dedicated host. */
    DEDICATED_HOSTS("dedicatedHosts", DedicatedHost.class),
    /** The quota of one subscription in one Azure region. */
    AZURE_QUOTAS("azureQuotas", AzureQuota.class),
    /** An Azure storage account that holds disks which are not managed. */
    STORAGE_ACCOUNTS("storageAccounts", StorageAccount.class),
    /** An internet provider, under contract or a candidate, or a network whose peering is to be advised on. */
    INTERNET_PROVIDERS("internetProviders", InternetProvider.class),
    /** One registered location of Azure Peering Service. */
    PEERING_SERVICES("peeringServices", PeeringService.class),
    /** A machine from which Hyper-V hosts are managed. */
    MANAGEMENT_STATIONS("managementStations", ManagementStation.class),
    /** One planned or done attempt to get the Hyper-V PowerShell module onto machines. */
    MODULE_INSTALLATIONS("moduleInstallations", ModuleInstallation.class),
    /** A System Center Virtual Machine Manager installation. */
    VMM_SERVERS("vmmServers", VmmServer.class),
    /** An application or service, and the only place for what the business requires of it. */
    WORKLOADS("workloads", Workload.class),
    /** A failure that is to be survived. */
    FAILURES("failures", Failure.class),
    /** A design question that is asked. */
    DECISIONS("decisions", Decision.class),
    /** One file that an importer read. */
    IMPORTS("imports", Import.class);

    private final String key;
    private final Class<? extends Fact> type;

    Section(String key, Class<? extends Fact> type) {
        this.key = key;
        this.type = type;
    }

    /** The section of this key. */
    public static Optional<Section> of(String key) {
        return Arrays.stream(values())
                .filter(section -> section.key.equals(key))
                .findFirst();
    }

    /** The key that heads the section in a document, for example {@code virtualMachines}. */
    public String key() {
        return key;
    }

    /** The record that describes one object of the section. */
    public Class<? extends Fact> type() {
        return type;
    }
}
