/** Advice as people and programs read it: text and JSON. */
@NullMarked
package org.infrapolicy.advisor.report;

import org.jspecify.annotations.NullMarked;
