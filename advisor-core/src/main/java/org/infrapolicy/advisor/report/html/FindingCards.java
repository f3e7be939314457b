package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Fix;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Source;
import org.infrapolicy.advisor.Subject;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.Waiver;
import org.infrapolicy.advisor.report.Estate.BaselineState;
import org.jspecify.annotations.Nullable;

/**
 * Findings with all that is needed to defend them. FAIL and ERROR are cards that can be read at a glance; the others are lines that open,
 * as there may be very many of them.
 */
final class FindingCards {
    private static final int LISTED = 60;

    private final Markup page;
    private final @Nullable Environment environment;

    /**
     * Cards.
     *
     * @param environment where the objects are described; null for findings that are about none
     */
    FindingCards(Markup page, @Nullable Environment environment) {
        this.page = page;
        this.environment = environment;
    }

    /**
     * Writes a finding.
     *
     * @param id its anchor
     * @param state how it stands to the baseline; null if there is none
     * @param heading its element where it is a card
     */
    void write(Finding finding, String id, @Nullable BaselineState state, String heading) throws IOException {
        boolean card = finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.ERROR;
        page.line().open(card ? "article" : "details", style(finding)).with("id", id);
        facets(finding, state);
        if (card) {
            tags(finding, state);
            page.leaf(heading, finding.message());
            about(finding, "p");
            glance(finding);
            page.open("details");
            page.leaf("summary", "Evidence and sources");
        } else {
            page.open("summary");
            tags(finding, state);
            page.leaf("span", "message", message(finding));
            about(finding, "span");
            page.close();
        }
        page.open("dl");
        if (!card) {
            entry("Missing", finding.missing());
        }
        particulars(finding, card);
        page.close();
        if (card) {
            page.close();
        }
        page.close();
    }

    private static String style(Finding finding) {
        return "finding " + Words.key(finding.verdict()) + " "
                + Words.key(finding.rule().severity()) + (finding.waiver().isPresent() ? " waived" : "");
    }

    /** What the script filters and groups by. */
    private void facets(Finding finding, @Nullable BaselineState state) throws IOException {
        page.with("data-item");
        page.with("data-verdict", Words.key(finding.verdict()));
        page.with("data-severity", Words.key(finding.rule().severity()));
        page.with("data-topic", finding.rule().topic());
        page.with("data-subject", finding.subject().toString());
        if (finding.verdict() == Verdict.FAIL) {
            page.with("data-waiver", finding.waiver().isPresent() ? "waived" : "standing");
        }
        if (state != null) {
            page.with("data-state", Words.key(state));
        }
    }

    private void tags(Finding finding, @Nullable BaselineState state) throws IOException {
        String severity = Words.key(finding.rule().severity());
        page.open("span", "tags");
        switch (finding.verdict()) {
            case FAIL ->
                page.leaf(
                        "span", "badge " + severity, Words.title(finding.rule().severity()));
            case ERROR -> page.leaf("span", "badge error", "Broken rule");
            default -> {
                String style = Words.key(finding.verdict());
                page.leaf("span", "badge " + style, Words.verdict(finding.verdict()));
                page.text(" ").leaf("span", "tag", Words.title(finding.rule().severity()));
            }
        }
        if (finding.waiver().isPresent()) {
            page.text(" ").leaf("span", "badge waived", "Waived");
        }
        if (state != null) {
            page.text(" ").leaf("span", "tag " + Words.key(state), Words.title(state));
        }
        page.close().text(" ");
    }

    /** An undecided finding repeats its title; the words before it are said by its mark. */
    private static String message(Finding finding) {
        return finding.verdict() == Verdict.UNKNOWN ? finding.rule().title() : finding.message();
    }

    private void about(Finding finding, String element) throws IOException {
        page.open(element, "about").leaf("code", finding.subject().toString());
        String name = object(finding.subject()).map(Fact::name).orElse("");
        if (!name.isBlank() && !name.equals(finding.subject().id())) {
            page.text(" ").leaf("span", "name", name);
        }
        page.text(" ").leaf("span", "rule", finding.rule().id()).close();
    }

    private Optional<Fact> object(Subject subject) {
        Environment described = environment;
        return described == null
                ? Optional.empty()
                : Section.of(subject.kind()).flatMap(section -> described.find(new Reference(section, subject.id())));
    }

    private void glance(Finding finding) throws IOException {
        RuleInfo rule = finding.rule();
        if (!rule.title().equals(finding.message())) {
            labelled("Why", rule.title());
        }
        if (!rule.remedy().isEmpty()) {
            labelled("Remedy", rule.remedy());
        }
        if (finding.waiver().isPresent()) {
            page.open("p", "waiver")
                    .leaf("b", "Waived")
                    .text(" " + waiver(finding.waiver().get()));
            page.close();
        }
    }

    private void labelled(String label, String text) throws IOException {
        page.open("p").leaf("b", label).text(" " + text).close();
    }

    /** Who waived something, why, and for how long. */
    static String waiver(Waiver waiver) {
        return "until " + waiver.expires() + " by " + waiver.owner() + ": " + waiver.reason()
                + (waiver.ticket().isEmpty() ? "" : " · Ticket " + waiver.ticket())
                + (waiver.approver().isEmpty() ? "" : " · Approved by " + waiver.approver())
                + waiver.position().map(where -> " · " + where).orElse("");
    }

    private void particulars(Finding finding, boolean card) throws IOException {
        RuleInfo rule = finding.rule();
        evidence(finding.evidence());
        if (card) {
            entry("Missing", finding.missing());
        } else if (finding.verdict() == Verdict.UNKNOWN && !rule.remedy().isEmpty()) {
            entry("If it fails", List.of(rule.remedy()));
        }
        entry("Smallest change", finding.fixes().stream().map(Fix::toString).toList());
        entry("Caveat", rule.caveat().isEmpty() ? List.of() : List.of(rule.caveat()));
        if (rule.basis().equals("inferred")) {
            entry("Basis", List.of("Inferred: the source does not say it in so many words"));
        }
        String comment = object(finding.subject()).map(Fact::comment).orElse("");
        entry("Note on the object", comment.isBlank() ? List.of() : List.of(comment));
        sources(rule.sources());
    }

    private void evidence(List<Evidence> evidence) throws IOException {
        if (evidence.isEmpty()) {
            return;
        }
        page.leaf("dt", "Evidence").open("dd").open("ul", "evidence");
        for (Evidence piece : evidence.subList(0, Math.min(evidence.size(), LISTED))) {
            page.open("li").leaf("code", piece.path() + " = " + piece.value());
            page.text(" " + Words.place(piece.where()) + (piece.origin().isEmpty() ? "" : " (" + piece.origin() + ")"));
            page.close();
        }
        more(evidence.size());
        page.close().close();
    }

    private void entry(String label, List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        page.leaf("dt", label).open("dd");
        if (lines.size() == 1) {
            page.text(lines.get(0));
        } else {
            page.open("ul");
            for (String line : lines.subList(0, Math.min(lines.size(), LISTED))) {
                page.leaf("li", line);
            }
            more(lines.size());
            page.close();
        }
        page.close();
    }

    private void sources(List<Source> sources) throws IOException {
        entry(
                sources.size() == 1 ? "Source" : "Sources",
                sources.stream().map(Words::source).toList());
    }

    private void more(int all) throws IOException {
        if (all > LISTED) {
            page.leaf("li", "and " + (all - LISTED) + " more; the JSON report lists all");
        }
    }
}
