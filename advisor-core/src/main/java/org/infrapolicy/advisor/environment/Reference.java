package org.infrapolicy.advisor.environment;

import org.jspecify.annotations.Nullable;

/**
 * Names an object by section and id; {@link #NONE} says that nothing is named.
 *
 * @param section the section of the object; null in {@link #NONE} only
 * @param id the id of the object, spelled as the object spells it
 */
public record Reference(@Nullable Section section, String id) {
    /** Refers to nothing. Known, unlike null, which is unknown. */
    public static final Reference NONE = new Reference(null, "none");

    /** The reference as a document writes it where the id alone is ambiguous: {@code volumes/vol1}. */
    @Override
    public String toString() {
        return section == null ? id : section.key() + "/" + id;
    }
}
