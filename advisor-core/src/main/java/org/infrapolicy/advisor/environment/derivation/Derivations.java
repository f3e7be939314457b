package org.infrapolicy.advisor.environment.derivation;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Section;

/** All derivations by section and attribute. */
final class Derivations {
    private final Map<Section, Map<String, Derivation<?>>> derivations = new EnumMap<>(Section.class);

    private Derivations() {}

    static Map<Section, Map<String, Derivation<?>>> all() {
        Derivations all = new Derivations();
        ClusterDerivations.register(all);
        MachineDerivations.register(all);
        StorageDerivations.register(all);
        FileServerDerivations.register(all);
        BackupDerivations.register(all);
        ConnectivityDerivations.register(all);
        SwitchDerivations.register(all);
        ConversionDerivations.register(all);
        ReplicationDerivations.register(all);
        RecoveryDerivations.register(all);
        PlacementDerivations.register(all);
        ManagementDerivations.register(all);
        return all.derivations;
    }

    <F extends Fact> void add(Section section, Class<F> type, String attribute, Derivation<F> derivation) {
        if (section.type() != type || FactType.of(section).attribute(attribute).isEmpty()) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no attribute " + attribute);
        }
        derivations.computeIfAbsent(section, key -> new LinkedHashMap<>()).put(attribute, derivation);
    }
}
