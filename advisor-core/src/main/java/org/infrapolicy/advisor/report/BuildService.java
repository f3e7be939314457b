package org.infrapolicy.advisor.report;

import java.util.ArrayList;
import java.util.List;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.report.Annotation.Level;

/** How a build service is told what to show: by a line of the log that it takes for a command. */
enum BuildService {
    /** GitHub Actions. */
    GITHUB {
        @Override
        String line(Annotation annotation) {
            List<String> properties = new ArrayList<>();
            if (!annotation.file().isEmpty()) {
                properties.add("file=" + property(annotation.file()));
            }
            Position where = annotation.where();
            if (where != null && where.line() > 0) {
                properties.add("line=" + where.line());
                properties.add("col=" + where.column());
            }
            properties.add("title=" + property(annotation.title()));
            return "::" + TextReport.word(annotation.level()) + " " + String.join(",", properties) + "::"
                    + data(annotation.text());
        }

        private String data(String text) {
            return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
        }

        private String property(String text) {
            return data(text).replace(":", "%3A").replace(",", "%2C");
        }
    },

    /** Azure Pipelines, which knows errors and warnings; what is neither is a line of the log. */
    AZURE {
        @Override
        String line(Annotation annotation) {
            if (annotation.level() == Level.NOTICE) {
                String place = annotation.place().isEmpty() ? "" : annotation.place() + ": ";
                // the agent looks for commands anywhere in a line
                return (place + annotation.title() + ": " + String.join(" | ", annotation.lines()))
                        .replace("##", "# #");
            }
            StringBuilder properties = new StringBuilder("type=" + TextReport.word(annotation.level()) + ";");
            if (!annotation.file().isEmpty()) {
                properties
                        .append("sourcepath=")
                        .append(property(annotation.file()))
                        .append(';');
            }
            Position where = annotation.where();
            if (where != null && where.line() > 0) {
                properties.append("linenumber=").append(where.line()).append(';');
                properties.append("columnnumber=").append(where.column()).append(';');
            }
            properties.append("code=").append(property(annotation.title())).append(';');
            return "##vso[task.logissue " + properties + "]" + data(annotation.text());
        }

        private String data(String text) {
            return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A");
        }

        private String property(String text) {
            return data(text).replace("]", "%5D").replace(";", "%3B");
        }
    };

    /** The line, without its end. */
    abstract String line(Annotation annotation);
}
