package org.infrapolicy.advisor.environment;

import org.infrapolicy.advisor.environment.reading.SchemaWriter;

/** The JSON Schema of environment documents, by which editors complete and explain them. */
public final class EnvironmentSchema {
    private EnvironmentSchema() {}

    /**
     * The schema, draft 2020-12, generated from the attributes of all sections.
     *
     * <p>It accepts whatever an {@link EnvironmentReader} accepts. References, ranges, merging and the agreement of summaries are
     * checked by the reader alone.
     */
    public static String json() {
        return SchemaWriter.json();
    }
}
