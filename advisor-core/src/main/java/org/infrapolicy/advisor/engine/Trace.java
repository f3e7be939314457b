package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.rule.Parameter;
import org.jspecify.annotations.Nullable;

/** What an evaluation rested on, and what it missed; branches that turn out not to matter are cut off again. */
final class Trace {
    /** One thing seen or missed: an attribute of a fact, a whole section, or a parameter. */
    record Entry(
            @Nullable Fact fact,
            @Nullable String attribute,
            @Nullable Section section,
            @Nullable Parameter parameter,
            boolean missing) {}

    private final Predicate<Fact> undescribed;
    private final List<Entry> entries = new ArrayList<>();

    /** A trace that leaves out what would be said of objects that are not described. */
    Trace(Predicate<Fact> undescribed) {
        this.undescribed = undescribed;
    }

    void saw(Fact fact, String attribute) {
        if (!undescribed.test(fact)) {
            entries.add(new Entry(fact, attribute, null, null, false));
        }
    }

    void saw(Parameter parameter) {
        entries.add(new Entry(null, null, null, parameter, false));
    }

    void missed(Fact fact, String attribute) {
        if (!undescribed.test(fact)) {
            entries.add(new Entry(fact, attribute, null, null, true));
        }
    }

    void missed(Section section) {
        entries.add(new Entry(null, null, section, null, true));
    }

    int mark() {
        return entries.size();
    }

    void cut(int mark) {
        entries.subList(mark, entries.size()).clear();
    }

    /** Keeps of what came after {@code mark} only what came after {@code from}. */
    void keep(int mark, int from) {
        entries.subList(mark, from).clear();
    }

    List<Entry> entries() {
        return entries;
    }
}
