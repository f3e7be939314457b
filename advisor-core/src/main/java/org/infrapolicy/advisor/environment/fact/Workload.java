package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Derived;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.Budget;
import org.infrapolicy.advisor.environment.vocabulary.LatencyNeed;
import org.infrapolicy.advisor.environment.vocabulary.WorkloadKind;
import org.jspecify.annotations.Nullable;

/** An application or service, and the only place for what the business requires of it. Section {@code workloads}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Workload(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "what it is", example = "sql-server") @Nullable
        WorkloadKind type,

        @Attribute(value = "product version", example = "2016") @Nullable
        String version,

        @Attribute(
                value = "machines that carry it",
                example = "[gcrm]",
                refersTo = {
                    Section.HOSTS,
                    Section.CLUSTERS,
                    Section.VIRTUAL_MACHINES,
                    Section.AVAILABILITY_SETS,
                    Section.SCALE_SETS
                })
        @Nullable
        Listing<Reference> runsOn,

        @Attribute(
                value = "where its data lies, if not with its machines",
                example = "[db]",
                refersTo = {Section.SHARES, Section.VOLUMES})
        @Nullable
        Listing<Reference> storedOn,

        @Attribute(value = "mission-critical", example = "yes") @Nullable
        Boolean critical,

        @Attribute(value = "tolerated data loss (RPO)", example = "20 min", none = "any loss is bearable") @Nullable
        Duration dataLoss,

        @Attribute(value = "tolerated outage (RTO)", example = "4 h", none = "no limit") @Nullable
        Duration recoveryTime,

        @Attribute(value = "latency that replication or a path may add", example = "5 ms", none = "no limit") @Nullable
        Duration latencyBudget,

        @Attribute(value = "how far back restores must reach", example = "90 days", none = "no limit") @Nullable
        Duration retention,

        @Attribute(value = "latency it needs between its machines or to its users", example = "low") @Nullable
        LatencyNeed latencyNeed,

        @Attribute(value = "copies in separate places that are wanted", example = "2") @Nullable
        Integer separateCopies,

        @Attribute(value = "money for solving it", example = "low") @Nullable
        Budget budget,

        @Attribute(value = "further requirements; one not named is unknown", example = "{itemLevelRecovery: yes}")
        @Nullable
        Needs needs,

        @Derived("clusters that carry it or its machines, as their nodes included") @Nullable
        Listing<Reference> clusters,

        @Derived("these clusters, and those that mount or serve what it is stored on") @Nullable
        Listing<Reference> dataClusters,

        @Derived("sites at which its machines stand") @Nullable
        Listing<Reference> sites,

        @Derived("virtual machines that carry it, themselves or through their set or cluster") @Nullable
        Listing<Reference> machines,

        @Derived("shares on which its data or the virtual disks of its machines lie") @Nullable
        Listing<Reference> shares,

        @Derived(
                "proximity placement groups of its machines in Azure and of its scale sets; none for one outside of all")
        @Nullable
        Listing<Reference> placementGroups)
        implements Fact {

    private static final Pattern YEAR = Pattern.compile("\\b20\\d\\d\\b");

    @Override
    public Section section() {
        return Section.WORKLOADS;
    }

    /** The year in its version, which orders the releases of SQL Server ({@code 2008 R2}); null if there is none. */
    @DerivedFrom("version")
    public @Nullable Integer versionYear() {
        Matcher year = YEAR.matcher(version == null ? "" : version);
        return year.find() ? Integer.valueOf(year.group()) : null;
    }

    /** Whether it keeps its files open for long: machines and databases do, documents and profiles do not; null if unknown. */
    @DerivedFrom("type")
    public @Nullable Boolean keepsFilesOpen() {
        return type == null ? null : type.keepsFilesOpen();
    }

    /** Whether it is a service of Microsoft's cloud that is reached over the internet; null if unknown. */
    @DerivedFrom("type")
    public @Nullable Boolean usesMicrosoftCloud() {
        return type == null ? null : Boolean.valueOf(type.microsoftCloud());
    }

    /**
     * Whether a longer path to Microsoft is felt: in calls and in backups to Azure always, in other services of Microsoft's cloud
     * if they need low latency; null if unknown.
     */
    @DerivedFrom({"type", "latencyNeed"})
    public @Nullable Boolean feelsDetour() {
        if (type == null) {
            return null;
        }
        if (type == WorkloadKind.TEAMS || type == WorkloadKind.BACKUP_TO_AZURE || !type.microsoftCloud()) {
            return type.microsoftCloud();
        }
        return latencyNeed == null ? null : Boolean.valueOf(latencyNeed != LatencyNeed.NONE);
    }
}
