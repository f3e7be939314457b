package org.infrapolicy.advisor.report;

import java.util.List;
import org.infrapolicy.advisor.Plan;
import org.infrapolicy.advisor.Plan.Place;
import org.infrapolicy.advisor.Plan.Standing;
import org.infrapolicy.advisor.Plan.Target;
import org.infrapolicy.advisor.PlanEntry;
import org.infrapolicy.advisor.RuleInfo.Part;
import org.infrapolicy.advisor.Source;

/** The words in which plans are told, whatever the format. */
final class PlanText {
    /** The parts that are lists beside the steps, in the order in which they are read. */
    static final List<Part> LISTS = List.of(Part.REFUSAL, Part.SETTING, Part.LOSS, Part.NOTE);

    private PlanText() {}

    static String heading(Part part) {
        return switch (part) {
            case REFUSAL -> "Reasons to leave out";
            case SETTING -> "Settings after the change";
            case LOSS -> "Not kept: note it before";
            case NOTE -> "Notes";
            case STEP -> "Steps";
            case RISK -> "Risks";
            case ABOUT -> "";
        };
    }

    static String standing(Target target) {
        return switch (target.standing()) {
            case PLANNED -> "is converted";
            case CONDITIONAL -> "not known yet; find out " + String.join(", ", target.missing());
            case REFUSED -> "is left out";
        };
    }

    static String counts(Plan plan) {
        return count(plan, Standing.PLANNED) + " converted · " + count(plan, Standing.CONDITIONAL) + " not known yet · "
                + count(plan, Standing.REFUSED) + " left out";
    }

    static long count(Plan plan, Standing standing) {
        return plan.targets().stream()
                .filter(target -> target.standing() == standing)
                .count();
    }

    static String heading(Place place) {
        String id = place.subject().id();
        return switch (place.subject().kind()) {
            case "hosts" -> "Host " + id + (place.cluster().isEmpty() ? "" : ", node of cluster " + place.cluster());
            case "clusters" -> "Cluster " + id;
            default -> place.subject().toString();
        };
    }

    /** On what a conditional entry hangs: only on whether the object is changed, or on more. */
    static String condition(Place place, PlanEntry entry) {
        boolean told = entry.part() != Part.REFUSAL && place.missing().containsAll(entry.missing());
        return told ? "the switch is converted" : "it turns out so; find out " + String.join(", ", entry.missing());
    }

    static List<Source> sources(Plan plan) {
        return plan.entries().stream()
                .flatMap(entry -> entry.rule().sources().stream())
                .distinct()
                .toList();
    }
}
