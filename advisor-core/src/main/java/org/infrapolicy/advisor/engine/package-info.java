/**
 * Decides what rules say of facts. The only package that knows Drools: rules come as its executable model, whose conditions are
 * evaluated here in three-valued logic. Not part of the public API.
 */
@NullMarked
package org.infrapolicy.advisor.engine;

import org.jspecify.annotations.NullMarked;
