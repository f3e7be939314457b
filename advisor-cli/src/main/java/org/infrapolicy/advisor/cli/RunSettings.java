package org.infrapolicy.advisor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.audit.AuditInput;
import org.infrapolicy.advisor.audit.EvidenceSource;
import org.infrapolicy.advisor.audit.EvidenceSource.Content;
import org.infrapolicy.advisor.audit.EvidenceSource.Input;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.environment.Waiver;
import org.infrapolicy.advisor.settings.WaiverReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** By which rules a run judges, what is waived, and on which day. */
final class RunSettings {
    @Mixin
    private RuleSelection rules;

    @Option(
            names = "--waivers",
            paramLabel = "FILE",
            description =
                    "Mark FAILs that the waivers of this file cover; they stay FAILs and do not affect the exit code.")
    private List<Path> waivers = List.of();

    @Option(
            names = "--today",
            paramLabel = "DATE",
            description = "Take this for the day of the run, from which ages and the expiry of waivers are counted.")
    private @Nullable String today;

    Advisor advisor(Advisor.Builder builder) {
        List<Waiver> all = new ArrayList<>();
        waivers.forEach(file -> all.addAll(WaiverReader.read(file)));
        return rules.advisor(builder.waivers(all).clock(clock()));
    }

    /** All that the verdicts of a run follow from, for an evidence pack. */
    EvidenceSource evidence(Advisor advisor, List<AuditInput> inputs, Map<String, String> supposed, boolean folder)
            throws IOException {
        List<Input> read = new ArrayList<>();
        for (AuditInput input : inputs) {
            List<Content> files = new ArrayList<>();
            for (Path file : input.files()) {
                files.add(content(file));
            }
            read.add(new Input(input.key(), files));
        }
        List<Content> waiverFiles = new ArrayList<>();
        for (Path file : waivers) {
            waiverFiles.add(content(file));
        }
        return new EvidenceSource(
                advisor.today(),
                read,
                waiverFiles,
                rules.profileFile().isPresent()
                        ? Optional.of(content(rules.profileFile().get()))
                        : Optional.empty(),
                advisor.profile().name(),
                rules.only(),
                rules.skip(),
                supposed,
                folder);
    }

    private static Content content(Path file) throws IOException {
        return new Content(file.toString(), Files.readAllBytes(file));
    }

    Advisor.Builder withPacks() {
        return rules.withPacks(Advisor.builder());
    }

    Environment read(List<Path> files) {
        return new EnvironmentReader(clock()).read(files);
    }

    private Clock clock() {
        if (today == null) {
            return Clock.systemDefaultZone();
        }
        try {
            ZoneId zone = ZoneId.systemDefault();
            return Clock.fixed(LocalDate.parse(today).atStartOfDay(zone).toInstant(), zone);
        } catch (DateTimeParseException e) {
            throw new UsageException("--today " + today + " is no day. Write for example 2026-12-31.");
        }
    }
}
