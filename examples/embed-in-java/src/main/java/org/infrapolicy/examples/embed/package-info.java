/** An application that asks the advisor. */
@NullMarked
package org.infrapolicy.examples.embed;

import org.jspecify.annotations.NullMarked;
