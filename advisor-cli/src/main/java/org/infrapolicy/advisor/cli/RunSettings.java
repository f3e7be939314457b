package org.infrapolicy.advisor.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.infrapolicy.advisor.Advisor;
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
