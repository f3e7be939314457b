package org.infrapolicy.advisor.environment.derivation;

import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.InternetProvider;
import org.infrapolicy.advisor.environment.vocabulary.MicrosoftPath;

/** What follows for the way to Microsoft. */
final class ConnectivityDerivations {
    private ConnectivityDerivations() {}

    static void register(Derivations all) {
        // A public map shows public peering only: what is missing there proves nothing.
        all.add(
                Section.INTERNET_PROVIDERS,
                InternetProvider.class,
                "microsoftPath",
                (provider, look) -> Boolean.TRUE.equals(look.<Boolean>at(provider, "publicMapEntry"))
                        ? Listing.openOf(MicrosoftPath.PUBLIC_PEERING)
                        : null);
    }
}
