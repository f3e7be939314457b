package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Derived;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.ConversionPreparation;
import org.infrapolicy.advisor.environment.vocabulary.RequestedBandwidthMode;
import org.infrapolicy.advisor.environment.vocabulary.ScriptSource;
import org.infrapolicy.advisor.environment.vocabulary.SwitchLoadBalancing;
import org.infrapolicy.advisor.environment.vocabulary.SwitchSelection;
import org.jspecify.annotations.Nullable;

/** One run of the LBFO-to-SET conversion script on one host, with its parameters. Section {@code conversions}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Conversion(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "host on which it runs", example = "alma", refersTo = Section.HOSTS) @Nullable
        Reference host,

        @Attribute(value = "parameter set", example = "name") @Nullable
        SwitchSelection selectBy,

        @Attribute(
                value = "names or ids given, * as written; [] when none is named. Plain text: they may match nothing",
                example = "[lan]")
        @Nullable
        Listing<String> switches,

        @Attribute(value = "new names in order; '' is a blank one", example = "[]") @Nullable
        Listing<String> newNames,

        @Attribute(value = "switch parameters UseDefaults and Force given", example = "no") @Nullable
        Boolean useDefaults,

        @Attribute(value = "switch parameters UseDefaults and Force given", example = "no") @Nullable
        Boolean force,

        @Attribute(value = "LoadBalancingAlgorithm given", example = "none", none = "not given") @Nullable
        SwitchLoadBalancing loadBalancing,

        @Attribute(value = "MinimumBandwidthMode given; no-qos is its value None", example = "none", none = "not given")
        @Nullable
        RequestedBandwidthMode bandwidthMode,

        @Attribute(value = "Notes given", example = "none", none = "not given") @Nullable
        String notes,

        @Attribute(value = "runs as administrator, elevated", example = "yes") @Nullable
        Boolean elevated,

        @Attribute(value = "what has been arranged for the run", example = "[change-approved]") @Nullable
        Listing<ConversionPreparation> prepared,

        @Attribute(value = "where the script text comes from", example = "repository") @Nullable
        ScriptSource scriptSource,

        @Derived("switches of the host that its parameters select") @Nullable
        Listing<Reference> candidates,

        @Derived("candidates that are convertible") @Nullable
        Listing<Reference> eligible,

        @Derived("names given that no switch of the host bears") @Nullable
        Listing<String> unmatched,

        @Derived("candidates on LBFO whose minimum bandwidth mode would become another one; default counts as weight")
        @Nullable
        Listing<Reference> changedModes)
        implements Fact {

    @Override
    public Section section() {
        return Section.CONVERSIONS;
    }

    /** Whether no switch is left out, since none is named or all are; null if unknown. */
    @DerivedFrom({"selectBy", "switches"})
    public @Nullable Boolean takesEverySwitch() {
        if (switches == null) {
            return null;
        }
        if (switches.elements().contains("*")) {
            return true;
        }
        if (switches.open()) {
            return null;
        }
        return !switches.elements().isEmpty()
                ? Boolean.FALSE
                : selectBy == null ? null : Boolean.valueOf(selectBy == SwitchSelection.NAME);
    }

    /** Whether a switch is named twice, in whatever case; null if unknown. */
    @DerivedFrom("switches")
    public @Nullable Boolean repeatsSwitch() {
        if (switches == null) {
            return null;
        }
        Set<String> seen = new HashSet<>();
        for (String text : switches.elements()) {
            if (!seen.add(text.strip().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return switches.open() ? null : Boolean.FALSE;
    }

    /** Whether one of the new names is blank; null if unknown. */
    @DerivedFrom("newNames")
    public @Nullable Boolean blankNewName() {
        if (newNames == null) {
            return null;
        }
        return newNames.elements().stream().anyMatch(String::isBlank)
                ? Boolean.TRUE
                : newNames.open() ? null : Boolean.FALSE;
    }

    /** Whether there are as many new names as candidates; null if unknown. */
    @DerivedFrom({"newNames", "candidates"})
    public @Nullable Boolean newNamesFit() {
        if (newNames == null || candidates == null) {
            return null;
        }
        int names = newNames.elements().size();
        int selected = candidates.elements().size();
        if (names > selected && !candidates.open() || names < selected && !newNames.open()) {
            return false;
        }
        return newNames.open() || candidates.open() ? null : Boolean.TRUE;
    }
}
