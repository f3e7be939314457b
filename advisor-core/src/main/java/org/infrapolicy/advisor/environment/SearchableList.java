package org.infrapolicy.advisor.environment;

import java.util.AbstractList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A long immutable list of which it is often asked whether something is in it: what a backup covers can be thousands of machines. */
final class SearchableList<E> extends AbstractList<E> {
    /** From so many elements on, a set is faster than looking at each of them. */
    static final int WORTHWHILE = 16;

    private final List<E> elements;
    // Written without a lock: two threads that both make the set make the same one.
    private volatile @Nullable Set<E> set;

    private SearchableList(Collection<E> elements) {
        this.elements = List.copyOf(elements);
    }

    static <E> List<E> of(List<E> elements) {
        return elements instanceof SearchableList<E> ? elements : new SearchableList<>(elements);
    }

    @Override
    public E get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public boolean contains(@Nullable Object element) {
        Set<E> known = set;
        if (known == null) {
            known = new HashSet<>(elements);
            set = known;
        }
        return known.contains(element);
    }
}
