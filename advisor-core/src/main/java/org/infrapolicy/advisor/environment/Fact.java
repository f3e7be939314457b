package org.infrapolicy.advisor.environment;

import org.jspecify.annotations.Nullable;

/** One described object of an estate: a host, a volume, a share. Each section has a record of its own. */
public interface Fact {
    /** Identity, unique in its section without regard to case. */
    String id();

    /** The name that tools show; null if it is the id. */
    @Nullable
    String name();

    /** Whether it is decided or proposed but not there yet; null if unknown. */
    @Nullable
    Boolean planned();

    /** Free text for people, which no rule reads. */
    @Nullable
    String comment();

    /** Where an importer found the attributes; null if a person wrote them. */
    @Nullable
    Origin origin();

    /** The section that the object stands in. */
    Section section();

    /** The reference by which other objects name this one. */
    default Reference reference() {
        return new Reference(section(), id());
    }
}
