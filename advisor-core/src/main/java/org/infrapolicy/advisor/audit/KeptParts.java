package org.infrapolicy.advisor.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.infrapolicy.advisor.Fingerprint;
import org.infrapolicy.advisor.report.EstateTally;
import org.infrapolicy.advisor.report.Run;

/**
 * What is done of a run, in a folder, a file for each environment. It is taken over only where the content of the environment, the rules,
 * the waivers, the day and the formats are the same. Safe for use by several threads.
 */
final class KeptParts {
    private static final ObjectMapper MAPPER = mapper();

    private final Path folder;
    private final String run;

    KeptParts(Path folder, Run run, String settings, List<Report> reports) throws IOException {
        this.folder = folder;
        this.run = Fingerprint.of(run + "\n" + settings + "\n"
                + reports.stream().map(Report::name).collect(Collectors.joining(",")));
        Files.createDirectories(folder);
    }

    /** A part as it lies in its file. */
    record Kept(String identity, EstateTally tally, List<String> texts) {}

    /** What is kept of an environment, if it is still true. */
    Optional<Audit.Part> find(AuditInput input) {
        Path file = file(input);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            Kept kept = MAPPER.readValue(file.toFile(), Kept.class);
            return kept.identity().equals(identity(input))
                    ? Optional.of(new Audit.Part(kept.tally(), null, kept.texts(), true))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // Half a file is left where a run was stopped while it wrote it: the environment is judged again.
            return Optional.empty();
        }
    }

    /** Keeps what was made of an environment. */
    void keep(AuditInput input, Audit.Part part) throws IOException {
        if (part.tally() == null) {
            return;
        }
        Path file = file(input);
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        MAPPER.writeValue(unfinished.toFile(), new Kept(identity(input), part.tally(), part.texts()));
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(AuditInput input) {
        return folder.resolve(Fingerprint.of(input.key()) + ".json");
    }

    private String identity(AuditInput input) throws IOException {
        StringBuilder content = new StringBuilder(run).append('\n').append(input.key());
        for (Path path : input.files()) {
            content.append('\n').append(path).append(' ').append(Fingerprint.ofFile(path));
        }
        return Fingerprint.of(content.toString());
    }

    private static ObjectMapper mapper() {
        SimpleModule days = new SimpleModule();
        days.addSerializer(LocalDate.class, new StdSerializer<>(LocalDate.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(LocalDate day, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(day.toString());
            }
        });
        days.addDeserializer(LocalDate.class, new StdDeserializer<>(LocalDate.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return LocalDate.parse(json.getText());
            }
        });
        return new ObjectMapper().registerModule(days);
    }
}
