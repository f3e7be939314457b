package org.infrapolicy.advisor.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infrapolicy.advisor.environment.Waiver;

/** Writes waivers as {@link WaiverReader} reads them. */
public final class WaiverWriter {
    private WaiverWriter() {}

    /** The text of a file of waivers. */
    public static String write(List<Waiver> waivers) {
        StringBuilder text = new StringBuilder(waivers.isEmpty() ? "waivers: []\n" : "waivers:\n");
        for (Waiver waiver : waivers) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("rule", waiver.rule());
            fields.put("subject", waiver.subject());
            fields.put("environment", waiver.environment());
            fields.put("reason", waiver.reason());
            fields.put("owner", waiver.owner());
            fields.put("ticket", waiver.ticket());
            fields.put("approver", waiver.approver());
            fields.put("expires", waiver.expires().toString());
            String begin = "  - ";
            for (Map.Entry<String, String> field : fields.entrySet()) {
                if (!field.getValue().isEmpty()) {
                    text.append(begin)
                            .append(field.getKey())
                            .append(": ")
                            .append(quoted(field.getValue()))
                            .append('\n');
                    begin = "    ";
                }
            }
        }
        return text.toString();
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''").replaceAll("\\R", " ") + "'";
    }
}
