/**
 * What is known of an estate: {@link org.infrapolicy.advisor.environment.Environment} holds its facts.
 *
 * <p>Everything here is immutable and safe for use by several threads. A component that is null is <em>unknown</em>, never false and
 * never empty; a {@link org.infrapolicy.advisor.environment.Listing} without elements is known to be empty.
 */
@NullMarked
package org.infrapolicy.advisor.environment;

import org.jspecify.annotations.NullMarked;
