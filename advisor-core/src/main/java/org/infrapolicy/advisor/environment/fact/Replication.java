package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Derived;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Distance;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.Content;
import org.infrapolicy.advisor.environment.vocabulary.Reason;
import org.infrapolicy.advisor.environment.vocabulary.ReplicationEnd;
import org.infrapolicy.advisor.environment.vocabulary.ReplicationEngine;
import org.infrapolicy.advisor.environment.vocabulary.ReplicationGranularity;
import org.infrapolicy.advisor.environment.vocabulary.ReplicationMode;
import org.jspecify.annotations.Nullable;

/** A continuous copy of data to another place. Section {@code replications}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Replication(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "what replicates", example = "vendor") @Nullable
        ReplicationEngine engine,

        @Attribute(value = "when a write is acknowledged; derived for the first three engines", example = "synchronous")
        @Nullable
        ReplicationMode mode,

        @Attribute(value = "time between two cycles", example = "5 min") @Nullable
        Duration interval,

        @Attribute(
                value = "what is replicated",
                example = "[vol1]",
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

        @Attribute(
                value = "from where, to where",
                example = "oak",
                refersTo = {
                    Section.HOSTS,
                    Section.CLUSTERS,
                    Section.SITES,
                    Section.FILE_SERVERS,
                    Section.STORAGE_SYSTEMS
                })
        @Nullable
        Reference source,

        @Attribute(
                value = "Azure is a site",
                example = "oak",
                refersTo = {
                    Section.HOSTS,
                    Section.CLUSTERS,
                    Section.SITES,
                    Section.FILE_SERVERS,
                    Section.STORAGE_SYSTEMS
                })
        @Nullable
        Reference target,

        @Attribute(
                value = "chained third place",
                example = "none",
                refersTo = {Section.HOSTS, Section.CLUSTERS, Section.SITES},
                none = "not extended")
        @Nullable
        Reference extendsTo,

        @Attribute(value = "between source and target", example = "65 km", summary = true) @Nullable
        Distance distance,

        @Attribute(value = "what a cycle copies", example = "block") @Nullable
        ReplicationGranularity granularity,

        @Attribute(value = "vendor's product", example = "mirror-suite", refersTo = Section.PRODUCTS) @Nullable
        Reference product,

        @Attribute(value = "kind of data copied", example = "[general-documents]", summary = true) @Nullable
        Listing<Content> contents,

        @Attribute(value = "older points kept at the target, hourly for Hyper-V Replica", example = "4") @Nullable
        Integer recoveryPoints,

        @Attribute(value = "why it was chosen", example = "[cost]") @Nullable
        Listing<Reason> chosenFor,

        @Derived("what stands at its source") @Nullable ReplicationEnd sourceKind,

        @Derived("what stands at its target") @Nullable ReplicationEnd targetKind,

        @Derived("sites of source and target; two of them for a cluster that is stretched over them") @Nullable
        Listing<Reference> sites,

        @Derived("hosts at its ends, or that mount or serve what it covers; not nodes behind a cluster") @Nullable
        Listing<Reference> hosts,

        @Derived("links between its two sites") @Nullable Listing<Reference> links,

        @Derived("machines that it reaches") @Nullable Listing<Reference> machines,

        @Derived("workloads whose machines or data it reaches") @Nullable
        Listing<Reference> workloads,

        @Derived("the least data loss that its workloads tolerate (RPO)") @Nullable
        Duration dataLoss,

        @Derived("the least latency that its workloads let a replication add") @Nullable
        Duration latencyBudget)
        implements Fact {

    @Override
    public Section section() {
        return Section.REPLICATIONS;
    }

    /** What its distance adds one way, counted at 1 ms for each 200 km; null if unknown. A measured round trip stands at the link. */
    @DerivedFrom("distance")
    public @Nullable Duration latency() {
        return distance == null ? null : distance.latency();
    }

    /** What is lost at worst when its source fails: nothing if it is synchronous, else the time between two cycles; null if unknown. */
    @DerivedFrom({"mode", "interval"})
    public @Nullable Duration lossWindow() {
        if (mode == null) {
            return null;
        }
        return mode == ReplicationMode.SYNCHRONOUS ? Duration.ZERO : interval;
    }

    /** How far back its older recovery points reach, which Hyper-V Replica keeps an hour apart; null if unknown. */
    @DerivedFrom({"engine", "recoveryPoints"})
    public @Nullable Duration recoveryWindow() {
        return engine == ReplicationEngine.HYPER_V_REPLICA && recoveryPoints != null
                ? Duration.ofHours(recoveryPoints)
                : null;
    }
}
