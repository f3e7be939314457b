/** What changed between two runs, and why. */
@NullMarked
package org.infrapolicy.advisor.comparison;

import org.jspecify.annotations.NullMarked;
