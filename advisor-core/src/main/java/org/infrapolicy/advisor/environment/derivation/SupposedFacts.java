package org.infrapolicy.advisor.environment.derivation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.derivation.Dependencies.Node;
import org.infrapolicy.advisor.environment.derivation.Dependencies.Search;
import org.jspecify.annotations.Nullable;

/** Derived facts of an environment of which a few objects are stated otherwise; what does not hang on them is taken from it. */
final class SupposedFacts extends DerivedFacts {
    private final DerivedFacts base;
    private final Dependencies dependencies;
    private final Set<Section> sections = new HashSet<>();
    private final Set<Node> affected = new LinkedHashSet<>();
    private final Set<Search> movedSearches = new HashSet<>();

    /** Takes a base that keeps its dependencies, and the objects that are stated otherwise. */
    SupposedFacts(DerivedFacts base, Dependencies dependencies, Collection<Fact> otherwise) {
        super(base, otherwise);
        this.base = base;
        this.dependencies = dependencies;
        Deque<Node> found = new ArrayDeque<>();
        for (Fact fact : otherwise) {
            sections.add(fact.section());
            found.addAll(dependencies.readersOf(fact.reference()));
            found.addAll(dependencies.readersOf(fact.section()));
        }
        spread(found);
        while (!found.isEmpty() || searchesMoved(found)) {
            spread(found);
            forget();
        }
    }

    private void spread(Deque<Node> found) {
        while (!found.isEmpty()) {
            Node node = found.pop();
            if (affected.add(node)) {
                movedSearches.add(new Search(sectionOf(node), node.attribute()));
                found.addAll(dependencies.readersOf(node));
            }
        }
    }

    private static Section sectionOf(Node node) {
        Section section = node.object().section();
        if (section == null) {
            throw new IllegalStateException("Nothing is derived for " + node.object());
        }
        return section;
    }

    /** Adds the readers of searches that now find something else; false if there are no new ones. */
    private boolean searchesMoved(Deque<Node> found) {
        dependencies.searches().forEach((search, readers) -> {
            if (moved(search)) {
                Index before = base.index(search.section(), search.attribute());
                Index after = index(search.section(), search.attribute());
                readers.forEach((named, nodes) -> {
                    if (!affected.containsAll(nodes) && !same(before.find(named), after.find(named))) {
                        nodes.stream().filter(node -> !affected.contains(node)).forEach(found::add);
                    }
                });
            }
        });
        dependencies.searchesForUndecided().forEach((search, nodes) -> {
            if (moved(search)
                    && !references(base.index(search.section(), search.attribute())
                                    .undecided())
                            .equals(references(
                                    index(search.section(), search.attribute()).undecided()))) {
                nodes.stream().filter(node -> !affected.contains(node)).forEach(found::add);
            }
        });
        return !found.isEmpty();
    }

    private boolean moved(Search search) {
        return sections.contains(search.section()) || movedSearches.contains(search);
    }

    private static boolean same(Referring before, Referring after) {
        return before.mayBeMore() == after.mayBeMore()
                && references(before.certain()).equals(references(after.certain()));
    }

    private static List<Reference> references(List<Fact> facts) {
        return facts.stream().map(Fact::reference).toList();
    }

    /** The objects that differ from those of the base, with everything filled in that can be derived. */
    List<Fact> differing(Collection<Fact> otherwise) {
        Map<Reference, List<String>> again = new LinkedHashMap<>();
        otherwise.forEach(fact -> again.put(fact.reference(), new ArrayList<>()));
        affected.forEach(node ->
                again.computeIfAbsent(node.object(), key -> new ArrayList<>()).add(node.attribute()));
        List<Fact> differing = new ArrayList<>();
        again.forEach((reference, attributes) -> {
            Fact before = base.completed(reference);
            Fact fact = find(reference).orElseThrow();
            boolean stated = sections.contains(fact.section())
                    && otherwise.stream().anyMatch(other -> other.reference().equals(reference));
            Fact after = stated ? completed(fact) : with(before, fact, attributes);
            if (!after.equals(before)) {
                differing.add(after);
            }
        });
        return differing;
    }

    private Fact with(Fact before, Fact fact, List<String> attributes) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String attribute : attributes) {
            AttributeType type =
                    FactType.of(fact.section()).attribute(attribute).orElseThrow();
            if (statedValue(fact, attribute) == null) {
                Object value = derive(fact, attribute);
                if (value == null ? type.of(before) != null : !value.equals(type.of(before))) {
                    values.put(attribute, value);
                }
            }
        }
        return values.isEmpty() ? before : FactType.of(fact.section()).with(before, values);
    }

    /** Whether no stated summary is at odds with what is listed. */
    boolean consistent() {
        return affected.stream().noneMatch(node -> {
            Fact fact = find(node.object()).orElseThrow();
            AttributeType type =
                    FactType.of(fact.section()).attribute(node.attribute()).orElseThrow();
            Object said = type.kind() == AttributeType.Kind.SUMMARY ? statedValue(fact, node.attribute()) : null;
            Object follows = said == null ? null : derive(fact, node.attribute());
            return said != null && follows != null && !agree(said, follows);
        });
    }

    @Override
    @Nullable
    Object derive(Fact fact, String attribute) {
        return affected.contains(Node.of(fact, attribute))
                ? super.derive(fact, attribute)
                : base.derive(base.find(fact.reference()).orElseThrow(), attribute);
    }

    @Override
    Index index(Section section, String attribute) {
        return moved(new Search(section, attribute)) ? super.index(section, attribute) : base.index(section, attribute);
    }
}
