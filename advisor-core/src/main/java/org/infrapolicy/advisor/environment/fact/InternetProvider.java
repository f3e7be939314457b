package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.DerivedFrom;
import org.infrapolicy.advisor.environment.Distance;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.InternetAccess;
import org.infrapolicy.advisor.environment.vocabulary.MicrosoftPath;
import org.infrapolicy.advisor.environment.vocabulary.NetworkSize;
import org.infrapolicy.advisor.environment.vocabulary.PeeringElement;
import org.infrapolicy.advisor.environment.vocabulary.PeeringKind;
import org.infrapolicy.advisor.environment.vocabulary.ProviderScope;
import org.infrapolicy.advisor.environment.vocabulary.Reason;
import org.infrapolicy.advisor.environment.vocabulary.RouteInformation;
import org.infrapolicy.advisor.environment.vocabulary.Routing;
import org.infrapolicy.advisor.environment.vocabulary.TrafficPattern;
import org.jspecify.annotations.Nullable;

/** An internet provider, under contract or a candidate, or a network whose peering is to be advised on. Section {@code internetProviders}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record InternetProvider(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(value = "sites it serves", example = "[graz]", refersTo = Section.SITES) @Nullable
        Listing<Reference> sites,

        @Attribute(value = "how it reaches Microsoft (AS 8075); peering: kind not known", example = "[private-peering]")
        @Nullable
        Listing<MicrosoftPath> microsoftPath,

        @Attribute(value = "how it peers with others in general", example = "[public]") @Nullable
        Listing<PeeringKind> peering,

        @Attribute(value = "elements of the peering that are agreed or met", example = "[bgp-session]") @Nullable
        Listing<PeeringElement> peeringInPlace,

        @Attribute(value = "routing towards Microsoft", example = "hot-potato") @Nullable
        Routing routing,

        @Attribute(value = "extra path to Microsoft against the nearest hand-over", example = "250 km", none = "0")
        @Nullable
        Distance detour,

        @Attribute(value = "what it lets customers see of its routes", example = "[looking-glass]") @Nullable
        Listing<RouteInformation> routeInformation,

        @Attribute(value = "internet access bought", example = "dedicated") @Nullable
        InternetAccess accessType,

        @Attribute(value = "kinds it offers", example = "[dedicated, regular]") @Nullable
        Listing<InternetAccess> accessOffered,

        @Attribute(value = "reach of the provider", example = "local") @Nullable
        ProviderScope scope,

        @Attribute(value = "size of its infrastructure", example = "small") @Nullable
        NetworkSize networkSize,

        @Attribute(value = "where most of its traffic goes", example = "many-networks") @Nullable
        TrafficPattern traffic,

        @Attribute(value = "partner of Azure Peering Service", example = "yes") @Nullable
        Boolean peeringServicePartner,

        @Attribute(value = "public peering tools show it as a peer of Microsoft", example = "yes") @Nullable
        Boolean publicMapEntry,

        @Attribute(value = "why it was or would be chosen", example = "[quality]") @Nullable
        Listing<Reason> chosenFor)
        implements Fact {

    @Override
    public Section section() {
        return Section.INTERNET_PROVIDERS;
    }

    /** Whether it peers with Microsoft itself, privately or publicly; null if unknown. */
    @DerivedFrom("microsoftPath")
    public @Nullable Boolean peersWithMicrosoft() {
        if (microsoftPath == null) {
            return null;
        }
        boolean peers = microsoftPath.elements().stream().anyMatch(path -> path != MicrosoftPath.TRANSIT);
        return !peers && microsoftPath.open() ? null : Boolean.valueOf(peers);
    }

    /** Whether it reaches Microsoft through other networks, alone or beside peering; null if unknown. */
    @DerivedFrom("microsoftPath")
    public @Nullable Boolean usesTransit() {
        if (microsoftPath == null) {
            return null;
        }
        boolean transit = microsoftPath.elements().contains(MicrosoftPath.TRANSIT);
        return !transit && microsoftPath.open() ? null : Boolean.valueOf(transit);
    }

    /** Time that the detour adds one way, counted at 1 ms for each 200 km; the round trip is twice that. Null if unknown. */
    @DerivedFrom("detour")
    public @Nullable Duration addedLatency() {
        return detour == null ? null : detour.latency();
    }
}
