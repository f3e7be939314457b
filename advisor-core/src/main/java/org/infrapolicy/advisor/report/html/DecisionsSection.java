package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infrapolicy.advisor.Argument;
import org.infrapolicy.advisor.Competition;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Option.Standing;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.Source;

/** Design questions with their options in order of advice, and with all that speaks for and against each. */
final class DecisionsSection {
    private static final int OPEN = 12;

    private final Markup page;

    private DecisionsSection(Markup page) {
        this.page = page;
    }

    static void write(Markup page, List<Recommendation> recommendations) throws IOException {
        page.line().open("section").with("id", "decisions").with("aria-labelledby", "decisions-heading");
        page.open("h2").with("id", "decisions-heading").text("Decisions").close();
        if (recommendations.isEmpty()) {
            page.leaf("p", "No design question arises.");
        }
        Map<String, List<Recommendation>> byQuestion = new LinkedHashMap<>();
        recommendations.forEach(one -> byQuestion
                .computeIfAbsent(one.question(), q -> new ArrayList<>())
                .add(one));
        DecisionsSection section = new DecisionsSection(page);
        for (Map.Entry<String, List<Recommendation>> entry : byQuestion.entrySet()) {
            page.line().leaf("h3", entry.getKey());
            for (Recommendation recommendation : entry.getValue()) {
                section.write(recommendation);
            }
        }
        page.close();
    }

    private void write(Recommendation recommendation) throws IOException {
        page.line().open("details", "decision").open("summary");
        page.leaf("code", recommendation.subject().toString()).text(" ");
        page.leaf("span", "answer", answer(recommendation));
        if (!recommendation.settled()) {
            page.text(" ").leaf("span", "badge unknown", "May change");
        }
        page.close().open("ol", "options");
        for (Option option : recommendation.options()) {
            write(option);
        }
        page.close();
        competing(recommendation.competing());
        open(recommendation);
        page.close();
    }

    private static String answer(Recommendation recommendation) {
        return recommendation.recommended().map(Option::title).orElseGet(() -> {
            List<String> best = recommendation.options().stream()
                    .filter(option -> option.standing() != Standing.RULED_OUT)
                    .map(Option::title)
                    .toList();
            return best.isEmpty() ? "Every option is ruled out" : "No option stands out: " + String.join(", ", best);
        });
    }

    private void write(Option option) throws IOException {
        page.line().open("li", "option " + Words.key(option.standing()));
        page.open("p").leaf("strong", option.title()).text(" ");
        page.leaf("span", "badge " + Words.key(option.standing()), Words.title(option.standing()))
                .close();
        if (option.arguments().isEmpty()) {
            page.leaf("p", "quiet", "Nothing speaks for or against it.");
        } else {
            page.open("ul", "arguments");
            for (Argument argument : option.arguments()) {
                write(argument);
            }
            page.close();
        }
        page.close();
    }

    private void write(Argument argument) throws IOException {
        String stance =
                switch (argument.stance()) {
                    case FOR -> "+ For";
                    case AGAINST -> "− Against";
                    case RULES_OUT -> "✕ Rules it out";
                };
        page.line().open("li", "argument " + Words.key(argument.stance()));
        page.leaf("b", stance);
        page.text(argument.stance() == Argument.Stance.RULES_OUT ? " " : " (" + Words.key(argument.strength()) + ") ");
        page.text(argument.reason());
        if (!argument.caveat().isEmpty()) {
            page.open("p", "quiet").text("Caveat: " + argument.caveat()).close();
        }
        if (!argument.evidence().isEmpty()) {
            page.open("ul", "evidence");
            for (Evidence piece : argument.evidence()) {
                page.open("li").leaf("code", piece.path() + " = " + piece.value());
                page.text(" " + Words.place(piece.where())).close();
            }
            page.close();
        }
        page.open("p", "quiet").text(argument.rule());
        page.text(argument.basis().equals("inferred") ? " (inferred)" : "");
        for (Source source : argument.sources()) {
            page.text(" · " + Words.source(source));
        }
        page.close().close();
    }

    private void competing(List<Competition> competing) throws IOException {
        if (competing.isEmpty()) {
            return;
        }
        page.leaf("h4", "Arguments that pull in different ways").open("ul");
        for (Competition one : competing) {
            page.open("li").text(one.conflict() + " ").leaf("strong", one.resolution());
            page.open("p", "quiet").text(String.join(", ", one.rules())).close().close();
        }
        page.close();
    }

    private void open(Recommendation recommendation) throws IOException {
        List<String> open = recommendation.open();
        if (open.isEmpty()) {
            return;
        }
        page.open("p", "open").leaf("b", recommendation.settled() ? "Still open, but changes nothing:" : "Waits for:");
        String before = " ";
        for (String path : open.subList(0, Math.min(open.size(), OPEN))) {
            page.text(before).leaf("code", path);
            before = ", ";
        }
        page.text(open.size() > OPEN ? " and " + (open.size() - OPEN) + " more" : "")
                .close();
    }
}
