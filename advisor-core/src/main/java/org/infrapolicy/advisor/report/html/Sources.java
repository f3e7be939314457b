package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.Source;

/** The documents that the rules come from. */
final class Sources {
    private static final Comparator<Source> BY_DOCUMENT =
            Comparator.comparing(Source::document).thenComparing(Source::author).thenComparing(Source::asOf);

    private Sources() {}

    static void write(Markup page, Collection<RuleInfo> rules) throws IOException {
        Map<Source, Set<String>> documents = new TreeMap<>(BY_DOCUMENT);
        rules.stream()
                .flatMap(rule -> rule.sources().stream())
                .forEach(source ->
                        documents.computeIfAbsent(source, s -> new TreeSet<>()).add(source.section()));
        page.line().open("section").with("id", "sources").with("aria-labelledby", "sources-heading");
        page.open("h2").with("id", "sources-heading").text("Sources").close();
        for (Map.Entry<Source, Set<String>> entry : documents.entrySet()) {
            Source source = entry.getKey();
            page.line().open("details", "source").open("summary").leaf("cite", source.document());
            for (String more : List.of(source.author(), source.asOf())) {
                page.text(more.isEmpty() ? "" : " · " + more);
            }
            page.close().open("ul");
            for (String section : entry.getValue()) {
                page.leaf("li", section);
            }
            page.close().close();
        }
        page.close();
    }
}
