package org.infrapolicy.advisor.audit;

import java.io.Writer;
import org.infrapolicy.advisor.report.ReportFormat;

/**
 * Where a run is reported to.
 *
 * @param name name of the format
 * @param format the format
 * @param out where it is written; left open
 */
public record Report(String name, ReportFormat format, Writer out) {}
