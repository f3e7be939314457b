package org.infrapolicy.advisor.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.Import;

/**
 * What an importer made of a file. Immutable.
 *
 * @param environment what the file states
 * @param unmapped values that have no place in an environment, or whose meaning is not certain; they are unknown there
 * @param cutShort parts that the export left out, with what to do to have them; they are unknown in the environment
 */
public record ImportedEnvironment(Environment environment, List<ImportFinding> unmapped, List<ImportFinding> cutShort) {
    public ImportedEnvironment {
        unmapped = List.copyOf(unmapped);
        cutShort = List.copyOf(cutShort);
    }

    /**
     * Lines that say where the environment comes from and what the file does not say, to be written above the document.
     * Findings that differ in nothing but their place are one line.
     */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Fact fact : environment.all(Section.IMPORTS)) {
            Import source = (Import) fact;
            notes.add("Imported by " + source.importer() + " from " + source.file() + ".");
        }
        notes.add(
                "Whatever is not written here is unknown. Sections that end in ... have more objects than the file shows.");
        add(notes, "Cut short by the export:", cutShort);
        add(notes, "Not mapped:", unmapped);
        return List.copyOf(notes);
    }

    private static void add(List<String> notes, String title, List<ImportFinding> findings) {
        if (!findings.isEmpty()) {
            notes.add("");
            notes.add(title);
            Map<ImportFinding, List<ImportFinding>> alike = new LinkedHashMap<>();
            for (ImportFinding finding : findings) {
                String path = finding.path().replaceAll("\\[\\d+]", "[]");
                ImportFinding anywhere = new ImportFinding(path, finding.value(), finding.reason());
                alike.computeIfAbsent(anywhere, key -> new ArrayList<>()).add(finding);
            }
            alike.forEach((anywhere, same) ->
                    notes.add("  " + (same.size() == 1 ? same.get(0) : same.size() + " times " + anywhere)));
        }
    }
}
