package org.infrapolicy.advisor.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.infrapolicy.advisor.report.html.HtmlFormat;

/** The formats of reports by name. */
public final class ReportFormats {
    private static final int WIDTH = 100;

    // A run uses one or two of them, and loading the others takes time.
    private static final Map<String, Supplier<ReportFormat>> FORMATS = new LinkedHashMap<>();

    static {
        FORMATS.put("text", () -> new TextFormat(new TextReport(false, WIDTH)));
        FORMATS.put("json", JsonFormat::new);
        FORMATS.put("sarif", SarifFormat::new);
        FORMATS.put("junit", JUnitFormat::new);
        FORMATS.put("oscal", OscalFormat::new);
        FORMATS.put("csv", CsvFormat::new);
        FORMATS.put("markdown", MarkdownFormat::new);
        FORMATS.put("html", HtmlFormat::new);
        FORMATS.put("github", () -> new AnnotationFormat(BuildService.GITHUB));
        FORMATS.put("azure", () -> new AnnotationFormat(BuildService.AZURE));
    }

    private ReportFormats() {}

    /** The format of this name; text for a file, not for a terminal. */
    public static Optional<ReportFormat> named(String name) {
        return Optional.ofNullable(FORMATS.get(name)).map(Supplier::get);
    }

    /** The names of all formats. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(FORMATS.keySet());
    }
}
