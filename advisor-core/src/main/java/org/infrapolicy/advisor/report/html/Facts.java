package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infrapolicy.advisor.Question;

/** What to find out, the most useful first. The same attribute of many objects is one entry. */
final class Facts {
    private static final int OPEN = 20;
    private static final int LISTED = 60;
    private static final int RULES = 6;

    private Facts() {}

    /** An attribute without its object. Objects that settle the same belong together. */
    private record Asked(String attribute, String meaning, List<String> rules) {
        static Asked of(Question question) {
            return new Asked(question.path().replaceFirst("(?s)\\[.*\\]", "[]"), question.meaning(), question.rules());
        }
    }

    static void write(Markup page, List<Question> questions) throws IOException {
        page.line().open("section").with("id", "facts").with("aria-labelledby", "facts-heading");
        page.open("h2").with("id", "facts-heading").text("Facts to collect").close();
        Map<Asked, List<Question>> asked = new LinkedHashMap<>();
        questions.forEach(question -> asked.computeIfAbsent(Asked.of(question), a -> new ArrayList<>())
                .add(question));
        List<Map.Entry<Asked, List<Question>>> entries = List.copyOf(asked.entrySet());
        if (entries.isEmpty()) {
            page.leaf("p", "No fact is missing.");
        } else {
            page.leaf("p", "What would settle most stands first.");
            list(page, entries.subList(0, Math.min(entries.size(), OPEN)));
        }
        if (entries.size() > OPEN) {
            page.open("details").leaf("summary", (entries.size() - OPEN) + " more facts");
            list(page, entries.subList(OPEN, entries.size()));
            page.close();
        }
        page.close();
    }

    private static void list(Markup page, List<Map.Entry<Asked, List<Question>>> entries) throws IOException {
        page.open("ul", "facts");
        for (Map.Entry<Asked, List<Question>> entry : entries) {
            write(page, entry.getKey(), entry.getValue());
        }
        page.close();
    }

    private static void write(Markup page, Asked asked, List<Question> questions) throws IOException {
        Question first = questions.get(0);
        page.line().open("li");
        page.open("p", "fact").leaf("code", questions.size() == 1 ? first.path() : asked.attribute());
        page.text(" " + asked.meaning()).close();
        if (questions.size() > 1) {
            page.open("p", "objects").text("of " + questions.size() + " objects:");
            String before = " ";
            for (Question question : questions.subList(0, Math.min(questions.size(), LISTED))) {
                page.text(before).leaf("code", object(question.path()));
                before = ", ";
            }
            page.text(questions.size() > LISTED ? " and " + (questions.size() - LISTED) + " more" : "")
                    .close();
        }
        String each = questions.size() > 1 ? " each" : "";
        page.open("p", "settles");
        page.leaf("span", "badge " + Words.key(first.severity()), Words.title(first.severity()));
        page.text(" settles " + Words.count(first.settles(), "open question", "open questions") + each + ": ");
        List<String> rules = first.rules();
        page.text(String.join(", ", rules.subList(0, Math.min(rules.size(), RULES))));
        if (rules.size() > RULES) {
            page.text(" and " + (rules.size() - RULES) + " more");
        }
        page.close().close();
    }

    private static String object(String path) {
        int start = path.indexOf('[');
        int end = path.lastIndexOf(']');
        return start < 0 || end < start ? path : path.substring(start + 1, end);
    }
}
