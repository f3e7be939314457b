package org.infrapolicy.advisor.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what an import leaves out. The same gap in many objects is one finding. */
final class ImportFindings {
    private static final int LONGEST_VALUE = 80;

    private final List<ImportFinding> unmapped = new ArrayList<>();
    private final Map<String, Set<String>> cutShort = new LinkedHashMap<>();

    void unmapped(String path, String value, String reason) {
        String shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
        unmapped.add(new ImportFinding(path, shown, reason));
    }

    void cutShort(String path) {
        cutShort.computeIfAbsent(path.replaceAll("\\[\\d+]", "[]"), p -> new HashSet<>())
                .add(path);
    }

    List<ImportFinding> unmapped() {
        return unmapped;
    }

    List<ImportFinding> cutShort() {
        List<ImportFinding> findings = new ArrayList<>();
        cutShort.forEach((path, places) -> findings.add(new ImportFinding(
                path,
                "",
                "text where a list or an object is expected"
                        + (places.size() == 1 ? "" : ", " + places.size() + " times")
                        + "; what was there is not known. Export anew with ConvertTo-Json -Depth 6")));
        return findings;
    }
}
