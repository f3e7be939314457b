/** What a rule may use beside the facts: the one global {@code advice}, parameters, and rows of tables. */
@NullMarked
package org.infrapolicy.advisor.rule;

import org.jspecify.annotations.NullMarked;
