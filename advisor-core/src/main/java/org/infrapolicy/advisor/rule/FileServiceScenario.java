package org.infrapolicy.advisor.rule;

import org.infrapolicy.advisor.environment.vocabulary.Content;
import org.infrapolicy.advisor.environment.vocabulary.ShareFeature;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table that says what a Scale-Out File Server may be used for: a feature or a kind of content, and how it stands.
 *
 * @param feature the feature in use; null if the row is about content
 * @param content the content served; null if the row is about a feature
 * @param standing how it stands
 */
public record FileServiceScenario(
        @Nullable ShareFeature feature, @Nullable Content content, Standing standing) {
    /** How a use stands. */
    public enum Standing {
        SUPPORTED,
        NOT_RECOMMENDED,
        UNSUPPORTED
    }
}
