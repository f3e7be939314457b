package org.infrapolicy.advisor.audit;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Fingerprint;
import org.infrapolicy.advisor.Profile;
import org.infrapolicy.advisor.RuleGlob;
import org.infrapolicy.advisor.RulePack;
import org.infrapolicy.advisor.audit.EvidenceSource.Content;
import org.infrapolicy.advisor.audit.EvidenceSource.Input;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.environment.Problem;
import org.infrapolicy.advisor.environment.Waiver;
import org.infrapolicy.advisor.report.ReportFormats;
import org.infrapolicy.advisor.report.Run;
import org.infrapolicy.advisor.settings.ProfileReader;
import org.infrapolicy.advisor.settings.WaiverReader;

/**
 * A zip that holds all that verdicts follow from, and the verdicts: the inputs, waivers and profile with their hashes, the versions of
 * the advisor and its rule packs, and for each rule and object the verdict and what it rests on. Who has it can judge again and compare.
 * It is not signed: that what lies in it is what there was, its keeper has to vouch for.
 */
public final class EvidencePack {
    private static final String MANIFEST = "manifest.json";
    private static final List<String> RESULTS = List.of("advice.json", "verdicts.csv");
    private static final int LARGEST_INPUT = 256 << 20;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Advisor.Builder rules;
    private final EvidenceSource source;

    private EvidencePack(EvidenceSource source, Advisor.Builder rules) {
        this.source = source;
        this.rules = rules;
    }

    /**
     * Judges what a source describes, and writes the pack.
     *
     * @param rules an advisor with the rule packs to use; selection, profile, waivers and day come from the source
     * @throws EnvironmentException if a file of the source cannot be read
     * @throws IOException if the pack cannot be written
     */
    public static void write(EvidenceSource source, Advisor.Builder rules, OutputStream out) throws IOException {
        new EvidencePack(source, rules).write(out);
    }

    /**
     * Judges once more what a pack holds.
     *
     * @param rules as for {@link #write}
     * @return what is not as in the pack, in words; empty if all is
     * @throws EnvironmentException if it is no evidence pack
     */
    public static List<String> verify(Path pack, Advisor.Builder rules) throws IOException {
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            return verify(pack, zip, rules);
        } catch (ZipException e) {
            throw noPack(pack, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> verify(Path pack, ZipFile zip, Advisor.Builder rules) throws IOException {
        JsonNode manifest = MAPPER.readTree(bytes(pack, zip, MANIFEST));
        List<String> differences = new ArrayList<>();
        manifest.path("sha256").properties().forEach(entry -> {
            try {
                String hash = Fingerprint.ofBytes(bytes(pack, zip, entry.getKey()));
                if (!hash.equals(entry.getValue().asText())) {
                    differences.add(entry.getKey() + " was changed after the pack was written");
                }
            } catch (IOException e) {
                differences.add(entry.getKey() + " cannot be read: " + e.getMessage());
            }
        });
        if (!differences.isEmpty()) {
            return differences;
        }
        Path again = Files.createTempFile("evidence", ".zip");
        try {
            try (OutputStream out = Files.newOutputStream(again)) {
                write(source(pack, zip, manifest), rules, out);
            }
            try (ZipFile second = new ZipFile(again.toFile())) {
                differences.addAll(differences(pack, zip, second));
            }
        } finally {
            Files.deleteIfExists(again);
        }
        return differences;
    }

    private static List<String> differences(Path pack, ZipFile first, ZipFile second) throws IOException {
        List<String> differences = new ArrayList<>();
        JsonNode before = MAPPER.readTree(bytes(pack, first, MANIFEST));
        JsonNode now = MAPPER.readTree(bytes(pack, second, MANIFEST));
        if (!before.path("advisor").equals(now.path("advisor"))) {
            differences.add(
                    "the advisor is another version: " + before.path("advisor").asText() + ", and here "
                            + now.path("advisor").asText());
        }
        if (!before.path("packs").equals(now.path("packs"))) {
            differences.add("the rule packs are others: " + before.path("packs") + ", and here " + now.path("packs"));
        }
        Set<String> rules = new LinkedHashSet<>();
        before.path("rules").properties().forEach(rule -> {
            if (!rule.getValue().equals(now.path("rules").path(rule.getKey()))) {
                rules.add(rule.getKey());
            }
        });
        if (!rules.isEmpty()) {
            differences.add("these rules are others, or not here: " + String.join(", ", rules));
        }
        Set<String> names = new LinkedHashSet<>();
        first.stream().map(ZipEntry::getName).forEach(names::add);
        second.stream().map(ZipEntry::getName).forEach(names::add);
        for (String name : names) {
            ZipEntry one = first.getEntry(name);
            ZipEntry other = second.getEntry(name);
            if (one == null || other == null) {
                differences.add(name + (one == null ? " is missing in the pack" : " does not belong to the pack"));
            } else {
                firstDifference(first, one, second, other)
                        .ifPresent(line -> differences.add(name + " differs from line " + line + " on"));
            }
        }
        return differences;
    }

    private static Optional<Long> firstDifference(ZipFile first, ZipEntry one, ZipFile second, ZipEntry other)
            throws IOException {
        try (InputStream a = new BufferedInputStream(first.getInputStream(one));
                InputStream b = new BufferedInputStream(second.getInputStream(other))) {
            long line = 1;
            int byteOfA = a.read();
            int byteOfB = b.read();
            while (byteOfA == byteOfB && byteOfA >= 0) {
                line += byteOfA == '\n' ? 1 : 0;
                byteOfA = a.read();
                byteOfB = b.read();
            }
            return byteOfA == byteOfB ? Optional.empty() : Optional.of(line);
        }
    }

    private static EvidenceSource source(Path pack, ZipFile zip, JsonNode manifest) throws IOException {
        List<Input> inputs = new ArrayList<>();
        for (JsonNode input : manifest.path("inputs")) {
            inputs.add(new Input(input.path("key").asText(), contents(pack, zip, input.path("files"))));
        }
        List<Content> profile = contents(pack, zip, manifest.path("profileFile"));
        Map<String, String> supposed = new LinkedHashMap<>();
        manifest.path("supposed")
                .properties()
                .forEach(value -> supposed.put(value.getKey(), value.getValue().asText()));
        return new EvidenceSource(
                LocalDate.parse(manifest.path("today").asText()),
                inputs,
                contents(pack, zip, manifest.path("waivers")),
                profile.stream().findFirst(),
                manifest.path("profile").asText(),
                texts(manifest.path("only")),
                texts(manifest.path("skip")),
                supposed,
                manifest.path("folder").asBoolean());
    }

    private static List<Content> contents(Path pack, ZipFile zip, JsonNode files) throws IOException {
        List<Content> contents = new ArrayList<>();
        for (JsonNode file : files) {
            contents.add(new Content(
                    file.path("name").asText(),
                    bytes(pack, zip, file.path("entry").asText())));
        }
        return contents;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static byte[] bytes(Path pack, ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw noPack(pack, "it has no " + name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            if (RESULTS.contains(name)) {
                return in.readAllBytes();
            }
            byte[] bytes = in.readNBytes(LARGEST_INPUT + 1);
            if (bytes.length > LARGEST_INPUT) {
                throw noPack(pack, name + " is larger than 256 MB");
            }
            return bytes;
        }
    }

    private static EnvironmentException noPack(Path pack, String why) {
        return new EnvironmentException(List.of(new Problem(
                pack.toString(),
                0,
                0,
                "",
                "is no evidence pack: " + why,
                "Name what ./advisor check PATH -o pack=FILE wrote.")));
    }

    private void write(OutputStream out) throws IOException {
        Advisor advisor = advisor();
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        Map<String, String> hashes = new TreeMap<>();
        ObjectNode manifest = manifest(advisor);
        ArrayNode inputs = manifest.putArray("inputs");
        int number = 0;
        for (Input input : source.inputs()) {
            ObjectNode described = inputs.addObject().put("key", input.key());
            ArrayNode files = described.putArray("files");
            for (Content file : input.files()) {
                add(zip, files, "inputs/" + ++number, file, hashes);
            }
        }
        ArrayNode waivers = manifest.putArray("waivers");
        for (Content file : source.waivers()) {
            add(zip, waivers, "waivers/" + ++number, file, hashes);
        }
        ArrayNode profile = manifest.putArray("profileFile");
        if (source.profile().isPresent()) {
            add(zip, profile, "profile/" + ++number, source.profile().get(), hashes);
        }
        judge(advisor, zip, hashes);
        ObjectNode hashed = manifest.putObject("sha256");
        hashes.forEach(hashed::put);
        begin(zip, MANIFEST);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        zip.write((MAPPER.writer(printer).writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    private ObjectNode manifest(Advisor advisor) {
        Run run = Run.of(advisor);
        ObjectNode manifest = MAPPER.createObjectNode();
        manifest.put("evidencePack", 1);
        manifest.put("advisor", run.version());
        manifest.put("today", source.today().toString());
        manifest.put("folder", source.folder());
        manifest.put("profile", source.profileName());
        ArrayNode only = manifest.putArray("only");
        source.only().forEach(only::add);
        ArrayNode skip = manifest.putArray("skip");
        source.skip().forEach(skip::add);
        ObjectNode supposed = manifest.putObject("supposed");
        new TreeMap<>(source.supposed()).forEach(supposed::put);
        ArrayNode packs = manifest.putArray("packs");
        for (RulePack pack : advisor.packs()) {
            packs.addObject()
                    .put("name", pack.name())
                    .put("version", pack.version())
                    .put("rules", pack.rules());
        }
        ObjectNode fingerprints = manifest.putObject("rules");
        advisor.ruleFingerprints().forEach(fingerprints::put);
        return manifest;
    }

    private static void add(
            ZipOutputStream zip, ArrayNode described, String folder, Content file, Map<String, String> hashes)
            throws IOException {
        String plain = file.name()
                .substring(Math.max(file.name().lastIndexOf('/'), file.name().lastIndexOf('\\')) + 1)
                .replaceAll("[^\\w.-]", "_");
        String entry = folder + "-" + plain;
        described.addObject().put("name", file.name()).put("entry", entry);
        hashes.put(entry, Fingerprint.ofBytes(file.bytes()));
        begin(zip, entry);
        zip.write(file.bytes());
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    private void judge(Advisor advisor, ZipOutputStream zip, Map<String, String> hashes) throws IOException {
        List<AuditInput> inputs = new ArrayList<>();
        Map<Path, Content> contents = new LinkedHashMap<>();
        for (Input input : source.inputs()) {
            List<Path> names = new ArrayList<>();
            for (Content file : input.files()) {
                Path name = Path.of("pack", String.valueOf(contents.size()));
                contents.put(name, file);
                names.add(name);
            }
            inputs.add(new AuditInput(input.key(), names));
        }
        EnvironmentReader reader = new EnvironmentReader(clock());
        Audit audit = Audit.with(advisor)
                .describedAs(Run.of(advisor).supposing(source.supposed()))
                .reading(names -> {
                    Map<String, byte[]> files = new LinkedHashMap<>();
                    names.forEach(name -> {
                        Content file = contents.getOrDefault(name, new Content(name.toString(), new byte[0]));
                        files.put(file.name(), file.bytes());
                    });
                    return source.supposed().isEmpty()
                            ? reader.readContents(files)
                            : reader.with(reader.readContents(files), source.supposed());
                });
        for (String result : RESULTS) {
            String format = result.substring(result.lastIndexOf('.') + 1);
            Path written = Files.createTempFile("evidence", result);
            try {
                try (Writer out = Files.newBufferedWriter(written)) {
                    List<Report> reports = List.of(
                            new Report(format, ReportFormats.named(format).orElseThrow(), out));
                    if (source.folder()) {
                        audit.run(inputs, reports);
                    } else {
                        audit.one(inputs.get(0), reports);
                    }
                }
                hashes.put(result, Fingerprint.ofFile(written));
                begin(zip, result);
                Files.copy(written, zip);
                zip.closeEntry();
            } finally {
                Files.deleteIfExists(written);
            }
        }
    }

    private Clock clock() {
        ZoneId zone = ZoneId.systemDefault();
        return Clock.fixed(source.today().atStartOfDay(zone).toInstant(), zone);
    }

    private Advisor advisor() {
        List<Waiver> waivers = new ArrayList<>();
        for (Content file : source.waivers()) {
            waivers.addAll(WaiverReader.readText(file.name(), new String(file.bytes(), StandardCharsets.UTF_8)));
        }
        Profile profile = source.profile()
                .map(file -> ProfileReader.readText(file.name(), new String(file.bytes(), StandardCharsets.UTF_8))
                        .getOrDefault(source.profileName(), Profile.ARTICLES))
                .orElse(Profile.ARTICLES);
        return rules.listPasses(true)
                .listNotApplicable(true)
                .waivers(waivers)
                .profile(profile)
                .clock(clock())
                .onlyRules(rule -> (source.only().isEmpty() || RuleGlob.any(source.only(), rule.id()))
                        && !RuleGlob.any(source.skip(), rule.id()))
                .build();
    }
}
