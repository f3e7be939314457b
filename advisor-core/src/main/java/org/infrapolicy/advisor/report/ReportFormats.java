package org.infrapolicy.advisor.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.infrapolicy.advisor.report.html.HtmlFormat;

/** The formats of reports by name. */
public final class ReportFormats {
    private static final int WIDTH = 100;
    private static final Map<String, ReportFormat> FORMATS = new LinkedHashMap<>();

    static {
        FORMATS.put("text", new TextFormat(new TextReport(false, WIDTH)));
        FORMATS.put("json", new JsonFormat());
        FORMATS.put("junit", new JUnitFormat());
        FORMATS.put("oscal", new OscalFormat());
        FORMATS.put("html", new HtmlFormat());
    }

    private ReportFormats() {}

    /** The format of this name; text for a file, not for a terminal. */
    public static Optional<ReportFormat> named(String name) {
        return Optional.ofNullable(FORMATS.get(name));
    }

    /** The names of all formats. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(FORMATS.keySet());
    }
}
