package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.util.List;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.WaiverUse;
import org.infrapolicy.advisor.environment.Waiver;

/** The waivers, what they cover, and what is to be said of them. */
final class WaiverLedger {
    private WaiverLedger() {}

    static void write(Markup page, List<WaiverUse> uses, List<Finding> findings) throws IOException {
        page.line().open("section").with("id", "waivers").with("aria-labelledby", "waivers-heading");
        page.open("h2").with("id", "waivers-heading").text("Waivers").close();
        if (uses.isEmpty()) {
            page.leaf("p", "No waiver covers a failure.");
        } else {
            page.open("ul", "ledger");
            for (WaiverUse use : uses) {
                write(page, use);
            }
            page.close();
        }
        if (!findings.isEmpty()) {
            page.line().leaf("h3", "Findings about the waivers");
            FindingCards cards = new FindingCards(page, null);
            for (int i = 0; i < findings.size(); i++) {
                cards.write(findings.get(i), "w" + (i + 1), null, "h4");
            }
        }
        page.close();
    }

    private static void write(Markup page, WaiverUse use) throws IOException {
        Waiver waiver = use.waiver();
        page.line().open("li", Words.key(use.standing()));
        page.open("p").leaf("code", waiver.rule() + "@" + waiver.subject()).text(" ");
        page.leaf("span", "badge " + Words.key(use.standing()), Words.title(use.standing()))
                .close();
        page.leaf("p", "reason", waiver.reason());
        page.open("dl");
        entry(page, "Covers", Words.count(use.failures(), "failure", "failures"));
        entry(page, "Owner", waiver.owner());
        entry(page, "Ends", waiver.expires().toString());
        entry(page, "Ticket", waiver.ticket());
        entry(page, "Approved by", waiver.approver());
        entry(page, "Environment", waiver.environment().equals("*") ? "" : waiver.environment());
        entry(page, "Written in", Words.place(waiver.where()));
        page.close().close();
    }

    private static void entry(Markup page, String label, String text) throws IOException {
        if (!text.isEmpty()) {
            page.open("div").leaf("dt", label).leaf("dd", text).close();
        }
    }
}
