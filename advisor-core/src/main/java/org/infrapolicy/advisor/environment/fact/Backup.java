package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import org.infrapolicy.advisor.environment.Age;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Derived;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.PartialDate;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.TimeSpan;
import org.infrapolicy.advisor.environment.vocabulary.BackupConsistency;
import org.infrapolicy.advisor.environment.vocabulary.BackupLevel;
import org.jspecify.annotations.Nullable;

/** A backup job. Section {@code backups}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Backup(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(
                value = "what is backed up",
                example = "[gcrm]",
                refersTo = {
                    Section.VIRTUAL_MACHINES,
                    Section.HOSTS,
                    Section.CLUSTERS,
                    Section.VOLUMES,
                    Section.SHARES,
                    Section.FILE_SERVERS,
                    Section.WORKLOADS
                })
        @Nullable
        Listing<Reference> covers,

        @Attribute(value = "where the copy is taken; snapshots from outside the guest are host", example = "guest")
        @Nullable
        BackupLevel level,

        @Attribute(value = "backup product", example = "keep-it", refersTo = Section.PRODUCTS) @Nullable
        Reference product,

        @Attribute(value = "consistency of the copy", example = "application") @Nullable
        BackupConsistency consistency,

        @Attribute(value = "time between two runs", example = "1 day") @Nullable
        Duration interval,

        @Attribute(value = "how long copies are kept", example = "1 day") @Nullable
        Duration retention,

        @Attribute(value = "last successful run", example = "2026-09-29", none = "never") @Nullable
        PartialDate lastRun,

        @Attribute(value = "sites where software and agents take it", example = "[graz]", refersTo = Section.SITES)
        @Nullable
        Listing<Reference> takenAt,

        @Attribute(value = "sites where copies are kept", example = "[graz]", refersTo = Section.SITES) @Nullable
        Listing<Reference> storedAt,

        @Attribute(
                value = "sites at which a restore has been rehearsed",
                example = "[graz]",
                refersTo = Section.SITES,
                none = "never tested")
        @Nullable
        Listing<Reference> restoreTestedAt,

        @Derived("time since its last successful run") @Nullable
        Age age,

        @Derived("machines that it reaches") @Nullable Listing<Reference> machines,

        @Derived("machines that carry a workload that it covers, wherever the copy is taken") @Nullable
        Listing<Reference> workloadMachines,

        @Derived("hosts from which it takes machines; none of a backup from within the guests") @Nullable
        Listing<Reference> hosts,

        @Derived("volumes that it reaches, directly, through shares or through the machines stored on them") @Nullable
        Listing<Reference> volumes)
        implements Fact {

    @Override
    public Section section() {
        return Section.BACKUPS;
    }

    /** Whether it never ran, or more than twice its interval has passed since it did; null if unknown. */
    @DerivedFrom({"age", "interval"})
    public @Nullable Boolean overdue() {
        if (age == null) {
            return null;
        }
        if (age.least().equals(TimeSpan.UNLIMITED)) {
            return true;
        }
        if (interval == null || interval.compareTo(TimeSpan.UNLIMITED.dividedBy(2)) > 0) {
            return null;
        }
        Duration due = interval.multipliedBy(2);
        return age.least().compareTo(due) > 0 ? Boolean.TRUE : age.most().compareTo(due) <= 0 ? Boolean.FALSE : null;
    }
}
