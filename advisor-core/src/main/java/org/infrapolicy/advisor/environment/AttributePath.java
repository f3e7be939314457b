package org.infrapolicy.advisor.environment;

import org.jspecify.annotations.Nullable;

/**
 * Where a piece of knowledge stands in an environment: an attribute of an object ({@code volumes[d].fileSystem}), or a whole section
 * ({@code volumes}).
 *
 * @param section the section
 * @param id the object; null for the whole section
 * @param attribute the attribute, with the key of a yes/no map after a dot; null for the whole section
 */
public record AttributePath(
        Section section, @Nullable String id, @Nullable String attribute) implements Comparable<AttributePath> {
    /** An attribute of an object. */
    public static AttributePath of(Fact fact, String attribute) {
        return new AttributePath(fact.section(), fact.id(), attribute);
    }

    /** The list of a section's objects. */
    public static AttributePath of(Section section) {
        return new AttributePath(section, null, null);
    }

    /** In the order of the texts, without making them: an estate has many thousands of paths to sort. */
    @Override
    public int compareTo(AttributePath other) {
        if (section == other.section
                && id != null
                && other.id != null
                && attribute != null
                && other.attribute != null) {
            if (id.equals(other.id)) {
                return attribute.compareTo(other.attribute);
            }
            if (!id.startsWith(other.id) && !other.id.startsWith(id)) {
                return id.compareTo(other.id);
            }
        }
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return id == null ? section.key() : section.key() + "[" + id + "]." + attribute;
    }
}
