/** Runs on one environment or on thousands: reading, judging and reporting, on all cores, with bounded memory. */
@NullMarked
package org.infrapolicy.advisor.audit;

import org.jspecify.annotations.NullMarked;
