/** The closed vocabularies of the environment document. */
@NullMarked
package org.infrapolicy.advisor.environment.vocabulary;

import org.jspecify.annotations.NullMarked;
