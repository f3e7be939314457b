package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.TeamLoadBalancing;
import org.infrapolicy.advisor.environment.vocabulary.TeamingMode;
import org.jspecify.annotations.Nullable;

/** An LBFO team of one host. Section {@code teams}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Team(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "its host", example = "alma", refersTo = Section.HOSTS) @Nullable
        Reference host,

        @Attribute(value = "teaming mode", example = "lacp") @Nullable
        TeamingMode teamingMode,

        @Attribute(value = "load balancing algorithm", example = "dynamic") @Nullable
        TeamLoadBalancing loadBalancing,

        @Attribute(value = "physical adapters", example = "[NIC1, NIC2]") @Nullable
        Listing<String> members,

        @Attribute(value = "VLAN of the team NIC that the switch is bound to", example = "none", none = "0") @Nullable
        Integer teamNicVlan,

        @Attribute(value = "other team NICs on the same team", example = "[]") @Nullable
        Listing<String> furtherTeamNics)
        implements Fact {

    @Override
    public Section section() {
        return Section.TEAMS;
    }
}
