/** How long advice takes. */
@NullMarked
package org.infrapolicy.benchmarks;

import org.jspecify.annotations.NullMarked;
