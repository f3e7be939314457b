package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/** What the vendor of a product says it supports; a capability that is not named is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Capabilities(
        @Nullable Boolean virtualMachines,
        @Nullable Boolean failoverClusters,
        @Nullable Boolean csv,
        @Nullable Boolean multiSiteClusters,
        @Nullable Boolean refs,
        @Nullable Boolean storageSpacesDirect,
        @Nullable Boolean hyperVReplica,
        @Nullable Boolean liveMigration,
        @Nullable Boolean guestClustersOnSharedVhdx,
        @Nullable Boolean guestClustersOnVhdSet,
        @Nullable Boolean guestClustersOnIscsi,
        @Nullable Boolean guestClustersOnFibreChannel,
        @Nullable Boolean guestClustersOnS2d) {}
