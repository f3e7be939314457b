/** Derived facts: each is derived once, by name, and is unknown where its inputs are. Not part of the public API. */
@NullMarked
package org.infrapolicy.advisor.environment.derivation;

import org.jspecify.annotations.NullMarked;
