package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/** Further requirements of a workload; one that is not named is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Needs(
        @Nullable Boolean itemLevelRecovery,
        @Nullable Boolean hostLevelBackup,
        @Nullable Boolean keepDamagedFiles,
        @Nullable Boolean onlineDiskResize,
        @Nullable Boolean storageThroughput,
        @Nullable Boolean activeActiveStorage,
        @Nullable Boolean evenStorageLoad,
        @Nullable Boolean storageQos,
        @Nullable Boolean simpleSetup,
        @Nullable Boolean crossClusterMobility,
        @Nullable Boolean exclusiveHardware,
        @Nullable Boolean identicalProcessors,
        @Nullable Boolean hardwareVisibility,
        @Nullable Boolean maintenanceControl,
        @Nullable Boolean physicalAccessToRecoverySite,
        @Nullable Boolean availabilityAtRecoverySite,
        @Nullable Boolean fullControl,
        @Nullable Boolean thirdSite,
        @Nullable Boolean beyondNativeReplication,
        @Nullable Boolean wanTelemetry) {}
