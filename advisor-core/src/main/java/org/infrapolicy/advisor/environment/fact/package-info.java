/** One record for each section of an environment document, with its attributes and derived facts; a null component is unknown. */
@NullMarked
package org.infrapolicy.advisor.environment.fact;

import org.jspecify.annotations.NullMarked;
