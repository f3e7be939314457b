package org.infrapolicy.advisor.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The formats of reports by name. */
public final class ReportFormats {
    private static final Map<String, ReportFormat> FORMATS = new LinkedHashMap<>();

    static {
        FORMATS.put("sarif", new SarifFormat());
        FORMATS.put("github", new AnnotationFormat(BuildService.GITHUB));
        FORMATS.put("azure", new AnnotationFormat(BuildService.AZURE));
        FORMATS.put("csv", new CsvFormat());
        FORMATS.put("markdown", new MarkdownFormat());
    }

    private ReportFormats() {}

    /** The format of this name; text for a file, not for a terminal. */
    public static Optional<ReportFormat> named(String name) {
        return Optional.ofNullable(FORMATS.get(name));
    }

    /** The names of all formats. */
    public static Set<String> names() {
        return FORMATS.keySet();
    }
}
