package org.infrapolicy.advisor.audit;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.environment.Waiver;
import org.infrapolicy.advisor.report.ReportFormats;

/** Small environments with one FAIL, one UNKNOWN or nothing wrong, and how they are judged. */
final class Estates {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
    static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    static final String PAGE_FILE = "filesystem/page-file";

    private Estates() {}

    static String estate(String name, String fileSystem, String pageFile) {
        return """
                version: 1
                name: %s
                hosts: [{id: alma}]
                volumes:
                  - {id: d, mountedBy: alma, fileSystem: %s, holdsPageFile: %s}
                """.formatted(name, fileSystem, pageFile);
    }

    static Path write(Path folder, String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        return Files.writeString(folder.resolve(file), text);
    }

    static Waiver waiver(String rule, String subject, LocalDate expires) {
        return Waiver.of(rule, subject, "moves with the controller", "Anna Smith", expires);
    }

    static Advisor advisor(Waiver... waivers) {
        return Advisor.builder()
                .clock(CLOCK)
                .onlyRules(rule -> rule.id().equals(PAGE_FILE))
                .waivers(List.of(waivers))
                .build();
    }

    static Report report(String format, StringWriter out) {
        return new Report(format, ReportFormats.named(format).orElseThrow(), out);
    }

    /** What a run on one file writes as JSON. */
    static String json(Audit audit, Path file) throws IOException {
        StringWriter out = new StringWriter();
        audit.one(AuditInput.of(List.of(file)), List.of(report("json", out)));
        return out.toString();
    }
}
