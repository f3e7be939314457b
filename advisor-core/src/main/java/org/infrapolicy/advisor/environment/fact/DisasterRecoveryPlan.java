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
import org.infrapolicy.advisor.environment.vocabulary.FailoverMethod;
import org.infrapolicy.advisor.environment.vocabulary.FailoverTest;
import org.infrapolicy.advisor.environment.vocabulary.OutageDetection;
import org.infrapolicy.advisor.environment.vocabulary.RecoveryCost;
import org.infrapolicy.advisor.environment.vocabulary.TestResult;
import org.infrapolicy.advisor.environment.vocabulary.TestScope;
import org.jspecify.annotations.Nullable;

/** How an outage is to be met. Section {@code disasterRecoveryPlans}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record DisasterRecoveryPlan(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(
                value = "what it brings back",
                example = "[oak]",
                refersTo = {Section.VIRTUAL_MACHINES, Section.CLUSTERS, Section.WORKLOADS, Section.SITES})
        @Nullable
        Listing<Reference> covers,

        @Attribute(value = "how an outage is noticed", example = "automatic") @Nullable
        OutageDetection detection,

        @Attribute(value = "until an outage is noticed", example = "90 s") @Nullable
        Duration detectionTime,

        @Attribute(value = "how long operation at the other site may last", example = "14 days") @Nullable
        Duration expectedOutage,

        @Attribute(value = "how failover is carried out", example = "automated") @Nullable
        FailoverMethod failover,

        @Attribute(value = "steps that need a person", example = "[]") @Nullable
        Listing<String> manualSteps,

        @Attribute(value = "persons who alone have the access or knowledge", example = "2") @Nullable
        Integer peopleNeeded,

        @Attribute(value = "last test", example = "2026-05", none = "never tested") @Nullable
        PartialDate lastTest,

        @Attribute(value = "its result, every component counted", example = "passed") @Nullable
        TestResult lastTestResult,

        @Attribute(value = "what the last test reached", example = "full") @Nullable
        TestScope testScope,

        @Attribute(value = "failovers that were rehearsed", example = "[planned]") @Nullable
        Listing<FailoverTest> testKinds,

        @Attribute(value = "how often it is tested", example = "6 months", none = "no schedule") @Nullable
        Duration testInterval,

        @Attribute(value = "planning started from the restrictions of the sites", example = "yes") @Nullable
        Boolean siteRestrictionsKnown,

        @Attribute(value = "cost items provided for", example = "[cloud-storage]") @Nullable
        Listing<RecoveryCost> budgetCovers,

        @Derived("time since the last test, up to the day for which the description holds") @Nullable
        Age testAge,

        @Derived("replications that reach what it brings back") @Nullable
        Listing<Reference> replications)
        implements Fact {

    @Override
    public Section section() {
        return Section.DISASTER_RECOVERY_PLANS;
    }

    /** Whether it was ever tested; null if unknown. */
    @DerivedFrom({"lastTest", "lastTestResult", "testScope"})
    public @Nullable Boolean tested() {
        if (lastTest != null) {
            return !lastTest.equals(PartialDate.NEVER);
        }
        return lastTestResult == null && testScope == null ? null : Boolean.TRUE;
    }
}
