/** The command line {@code ./advisor}. */
@NullMarked
package org.infrapolicy.advisor.cli;

import org.jspecify.annotations.NullMarked;
