package org.infrapolicy.advisor.environment.reading;

import org.infrapolicy.advisor.environment.Position;
import org.jspecify.annotations.Nullable;

/**
 * A value with the place where a document states it.
 *
 * @param value null if the document says that it is unknown
 */
record Stated(@Nullable Object value, Position position) {}
