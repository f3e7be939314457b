/** The report as one HTML page. Internal: reach it by {@code ReportFormats.named("html")}. */
@NullMarked
package org.infrapolicy.advisor.report.html;

import org.jspecify.annotations.NullMarked;
