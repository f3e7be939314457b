package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.infrapolicy.advisor.Question;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.environment.AttributePath;
import org.infrapolicy.advisor.environment.FactType;

/** Collects the unknown attributes for which verdicts and arguments wait. */
final class Questions {
    private static final class Asked {
        private int settles;
        private Severity severity = Severity.INFO;
        private final Set<String> rules = new TreeSet<>();
    }

    private final Map<AttributePath, Asked> asked = new HashMap<>();

    void ask(Set<AttributePath> paths, RuleInfo rule) {
        for (AttributePath path : paths) {
            Asked entry = asked.computeIfAbsent(path, p -> new Asked());
            entry.settles++;
            entry.rules.add(rule.id());
            if (rule.severity().atLeast(entry.severity)) {
                entry.severity = rule.severity();
            }
        }
    }

    List<Question> ranked() {
        List<Question> questions = new ArrayList<>();
        asked.forEach((path, entry) -> questions.add(
                new Question(path.toString(), meaning(path), entry.settles, entry.severity, List.copyOf(entry.rules))));
        questions.sort(Comparator.comparing(Question::severity)
                .thenComparing(Comparator.comparingInt(Question::settles).reversed())
                .thenComparing(Question::path));
        return questions;
    }

    private static String meaning(AttributePath path) {
        if (path.attribute() == null) {
            return "all objects of the section " + path.section().key() + ", or none: []";
        }
        String name = path.attribute();
        int dot = name.indexOf('.');
        String attribute = dot < 0 ? name : name.substring(0, dot);
        return FactType.of(path.section())
                .attribute(attribute)
                .map(type -> type.meaning())
                .orElse("");
    }
}
