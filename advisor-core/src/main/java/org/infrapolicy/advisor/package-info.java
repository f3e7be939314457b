/**
 * The advisor: give it an {@link org.infrapolicy.advisor.environment.Environment}, get
 * {@link org.infrapolicy.advisor.Advice}.
 *
 * <p>Everything here is immutable and safe for use by several threads; nothing returns null unless it says so.
 */
@NullMarked
package org.infrapolicy.advisor;

import org.jspecify.annotations.NullMarked;
