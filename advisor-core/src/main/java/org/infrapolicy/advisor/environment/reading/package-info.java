/** How documents become environments. Not part of the public API. */
@NullMarked
package org.infrapolicy.advisor.environment.reading;

import org.jspecify.annotations.NullMarked;
