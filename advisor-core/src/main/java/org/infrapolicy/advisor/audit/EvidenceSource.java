package org.infrapolicy.advisor.audit;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.environment.EnvironmentWriter;
import org.infrapolicy.advisor.environment.Redaction;
import org.infrapolicy.advisor.environment.Waiver;
import org.infrapolicy.advisor.settings.WaiverWriter;

/**
 * All that the verdicts of a run follow from, beside the rules.
 *
 * @param today the day of the run
 * @param inputs the environments
 * @param waivers files of waivers
 * @param profile the file of the profile; empty for the built-in one
 * @param profileName name of the profile
 * @param only globs of the rules that were used; empty for all
 * @param skip globs of the rules that were left out
 * @param supposed values that were supposed instead of those of the documents, by path
 * @param folder whether each input is an environment of a folder
 */
public record EvidenceSource(
        LocalDate today,
        List<Input> inputs,
        List<Content> waivers,
        Optional<Content> profile,
        String profileName,
        List<String> only,
        List<String> skip,
        Map<String, String> supposed,
        boolean folder) {
    public EvidenceSource {
        inputs = List.copyOf(inputs);
        waivers = List.copyOf(waivers);
        only = List.copyOf(only);
        skip = List.copyOf(skip);
        supposed = Map.copyOf(supposed);
    }

    /**
     * The same with pseudonyms in place of names: documents and waivers are written anew, so lines and comments are others.
     *
     * @param advisor whose waivers are written
     * @throws EnvironmentException if an environment cannot be read
     */
    public EvidenceSource redacted(Advisor advisor, Redaction redaction) {
        List<Waiver> all = new ArrayList<>(advisor.allWaivers());
        List<Input> renamed = new ArrayList<>();
        for (Input input : inputs) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            input.files().forEach(file -> files.put(file.name(), file.bytes()));
            Environment environment = new EnvironmentReader().readContents(files);
            all.addAll(environment.waivers());
            String name = redaction.key(input.key().isEmpty() ? environment.name() + ".yaml" : input.key());
            String text = new EnvironmentWriter().write(redaction.of(environment));
            renamed.add(new Input(
                    redaction.key(input.key()), List.of(new Content(name, text.getBytes(StandardCharsets.UTF_8)))));
        }
        String written = WaiverWriter.write(all.stream().map(redaction::of).toList());
        return new EvidenceSource(
                today,
                renamed,
                all.isEmpty()
                        ? List.of()
                        : List.of(new Content("waivers.yaml", written.getBytes(StandardCharsets.UTF_8))),
                profile,
                profileName,
                only,
                skip,
                supposed,
                folder);
    }

    /**
     * The files that together describe an environment.
     *
     * @param key what tells it from the others
     * @param files its files
     */
    public record Input(String key, List<Content> files) {
        public Input {
            files = List.copyOf(files);
        }
    }

    /**
     * A file.
     *
     * @param name as it was named to the run
     * @param bytes its content
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Content(String name, byte[] bytes) {}
}
