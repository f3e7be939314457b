package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.util.List;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.environment.Problem;
import org.infrapolicy.advisor.report.RollUp;
import org.infrapolicy.advisor.report.RollUp.Cause;
import org.infrapolicy.advisor.report.RollUp.EstateCount;
import org.infrapolicy.advisor.report.RollUp.Gone;
import org.infrapolicy.advisor.report.RollUp.MissingFact;
import org.infrapolicy.advisor.report.RollUp.Unread;
import org.infrapolicy.advisor.report.Run;

/** What is to be said of all environments together. */
final class RollUpSection {
    private static final int LISTED = 200;

    private final Markup page;
    private final RollUp rollUp;

    private RollUpSection(Markup page, RollUp rollUp) {
        this.page = page;
        this.rollUp = rollUp;
    }

    static void write(Markup page, Run run, RollUp rollUp) throws IOException {
        new RollUpSection(page, rollUp).write(run);
    }

    private void write(Run run) throws IOException {
        page.line().open("section").with("id", "roll-up").with("aria-labelledby", "roll-up-heading");
        page.open("h2").with("id", "roll-up-heading").text("Roll-up").close();
        page.open("p", "lead")
                .text(Words.count(rollUp.environments(), "environment", "environments") + " with "
                        + Words.count(rollUp.objects(), "object", "objects"));
        if (!rollUp.unread().isEmpty()) {
            page.text(", and " + Words.count(rollUp.unread().size(), "file", "files") + " that could not be read");
        }
        page.text(".").close();
        if (!rollUp.total().anythingEvaluated()) {
            page.leaf("p", "notice", "Nothing was evaluated in any environment. That is no clean result.");
        }
        SummarySection.tiles(page, rollUp.total(), run.compared() ? rollUp.fresh() : -1);
        page.open("div", "charts");
        SummarySection.verdicts(page, rollUp.total());
        page.close();
        unread();
        worst();
        causes();
        missing();
        page.close();
    }

    private void unread() throws IOException {
        if (rollUp.unread().isEmpty()) {
            return;
        }
        page.line().leaf("h3", "Files that could not be read").open("ul", "unread");
        for (Unread file : rollUp.unread()) {
            page.line().open("li").leaf("code", file.key()).open("ul");
            for (Problem problem : file.problems()) {
                String place = problem.line() == 0 ? "" : problem.line() + ":" + problem.column() + " ";
                page.leaf(
                        "li",
                        place
                                + (problem.path().isEmpty() ? "" : problem.path() + " ")
                                + problem.message()
                                + (problem.hint().isEmpty() ? "" : " Try: " + problem.hint()));
            }
            page.close().close();
        }
        page.close();
    }

    private void worst() throws IOException {
        if (rollUp.worst().isEmpty()) {
            return;
        }
        page.line().leaf("h3", "Worst environments");
        table("Worst environments", "Environment");
        for (Severity severity : Severity.values()) {
            heading(Words.title(severity));
        }
        body();
        for (EstateCount count : rollUp.worst()) {
            page.line().open("tr").open("th").with("scope", "row");
            page.open("a")
                    .with("href", "#" + FleetEstate.anchor(count.key()))
                    .text(count.name())
                    .close();
            page.leaf("span", "title", count.key()).close();
            for (Severity severity : Severity.values()) {
                page.leaf("td", "number", Integer.toString(count.standing(severity)));
            }
            page.close();
        }
        endTable();
    }

    private void causes() throws IOException {
        List<Cause> causes = rollUp.causes();
        if (causes.isEmpty()) {
            return;
        }
        page.line().leaf("h3", "Commonest causes");
        causes("Commonest causes", causes.subList(0, Math.min(causes.size(), RollUp.LISTED)));
        if (causes.size() > RollUp.LISTED) {
            page.open("details", "table").leaf("summary", (causes.size() - RollUp.LISTED) + " more");
            causes("More causes", causes.subList(RollUp.LISTED, causes.size()));
            page.close();
        }
    }

    private void causes(String title, List<Cause> causes) throws IOException {
        table(title, "Rule");
        heading("Severity");
        heading("Environments");
        heading("Failures");
        body();
        for (Cause cause : causes) {
            page.line().open("tr").open("th").with("scope", "row");
            page.leaf("code", cause.rule().id())
                    .leaf("span", "title", cause.rule().title())
                    .close();
            Severity severity = cause.rule().severity();
            page.open("td", "number").leaf("span", "badge " + Words.key(severity), Words.title(severity));
            page.close();
            page.leaf("td", "number", Integer.toString(cause.environments()));
            page.leaf("td", "number", Integer.toString(cause.failures()));
            page.close();
        }
        endTable();
    }

    private void missing() throws IOException {
        if (rollUp.missing().isEmpty()) {
            return;
        }
        page.line().leaf("h3", "Facts that are missing most often");
        table("Facts that are missing most often", "Fact");
        heading("Environments");
        heading("Objects");
        heading("Settles");
        body();
        for (MissingFact fact : rollUp.missing()) {
            page.line().open("tr").open("th").with("scope", "row");
            page.leaf("code", fact.attribute())
                    .leaf("span", "title", fact.meaning())
                    .close();
            for (int count : new int[] {fact.environments(), fact.objects(), fact.settles()}) {
                page.leaf("td", "number", Integer.toString(count));
            }
            page.close();
        }
        endTable();
    }

    private void table(String title, String first) throws IOException {
        page.open("div", "scroll").with("role", "region").with("tabindex", "0").with("aria-label", title);
        page.open("table").open("thead").open("tr");
        page.open("th").with("scope", "col").text(first).close();
    }

    private void heading(String title) throws IOException {
        page.open("th", "number").with("scope", "col").text(title).close();
    }

    private void body() throws IOException {
        page.close().close().open("tbody");
    }

    private void endTable() throws IOException {
        page.close().close().close();
    }

    /** The FAILs of the baseline that are none any more. */
    static void gone(Markup page, List<Gone> gone) throws IOException {
        page.line().open("section").with("id", "gone").with("aria-labelledby", "gone-heading");
        page.open("h2")
                .with("id", "gone-heading")
                .text("Gone since the baseline")
                .close();
        if (gone.isEmpty()) {
            page.leaf("p", "Every failure of the baseline is still there.");
        } else {
            page.leaf(
                    "p",
                    Words.count(gone.size(), "failure of the baseline is", "failures of the baseline are")
                            + " none any more.");
            page.open("ul");
            for (Gone one : gone.subList(0, Math.min(gone.size(), LISTED))) {
                page.line().open("li").leaf("code", one.subject()).text(" " + one.rule());
                page.text(one.key().isEmpty() ? "" : " · " + one.key()).close();
            }
            if (gone.size() > LISTED) {
                page.leaf("li", "and " + (gone.size() - LISTED) + " more");
            }
            page.close();
        }
        page.close();
    }
}
