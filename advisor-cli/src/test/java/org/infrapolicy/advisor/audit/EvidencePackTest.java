package org.infrapolicy.advisor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.infrapolicy.advisor.audit.Estates.estate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.audit.EvidenceSource.Content;
import org.infrapolicy.advisor.audit.EvidenceSource.Input;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidencePackTest {
    @TempDir
    private Path folder;

    private static Content content(String name, String text) {
        return new Content(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static EvidenceSource source(boolean ofFolder) {
        return new EvidenceSource(
                Estates.TODAY,
                ofFolder
                        ? List.of(
                                new Input("a.yaml", List.of(content("x/a.yaml", estate("A", "ReFS", "yes")))),
                                new Input("b.yaml", List.of(content("x/b.yaml", "broken: ["))))
                        : List.of(new Input("", List.of(content("../mill.yaml", estate("Mill", "ReFS", "yes"))))),
                List.of(content(
                        "waivers.yaml",
                        "waivers: [{rule: filesystem/page-file, subject: 'volumes[d]', reason: r, owner: Anna Smith,"
                                + " expires: 2026-12-24}]")),
                Optional.of(content("profiles.yaml", "profiles: {house: {severities: {filesystem/page-file: low}}}")),
                "house",
                List.of("filesystem/*"),
                List.of("filesystem/other-roles"),
                ofFolder ? Map.of() : Map.of("volumes[d].size", "2 TB"),
                ofFolder);
    }

    private Path pack(EvidenceSource source) throws IOException {
        Path pack = folder.resolve("pack.zip");
        try (OutputStream out = Files.newOutputStream(pack)) {
            EvidencePack.write(source, Advisor.builder(), out);
        }
        return pack;
    }

    @Test
    void what_was_written_is_what_is_judged_again() throws IOException {
        for (boolean ofFolder : new boolean[] {false, true}) {
            Path pack = pack(source(ofFolder));
            byte[] bytes = Files.readAllBytes(pack);

            assertThat(EvidencePack.verify(pack, Advisor.builder())).isEmpty();
            assertThat(Files.readAllBytes(pack(source(ofFolder)))).isEqualTo(bytes);
        }
    }

    @Test
    void holds_proofs_versions_and_hashes() throws IOException {
        try (ZipFile zip = new ZipFile(pack(source(false)).toFile())) {
            String manifest = text(zip, "manifest.json");
            String advice = text(zip, "advice.json");

            assertThat(manifest)
                    .contains("\"today\" : \"2026-11-28\"", "\"articles\"", "inputs/1-mill.yaml", "\"house\"");
            assertThat(advice)
                    .contains("\"verdict\" : \"PASS\"", "\"passed\"", "\"waiver\" : {", "\"line\" : 5", "Anna Smith");
            assertThat(zip.stream().map(ZipEntry::getName)).noneMatch(name -> name.contains(".."));
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Writes the pack anew with another content for one of its files. */
    private Path with(Path pack, String name, String before, String after) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(pack.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : zip.stream().map(one -> (ZipEntry) one).toList()) {
                String text = text(zip, entry.getName());
                assertThat(!entry.getName().equals(name) || text.contains(before))
                        .isTrue();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write((entry.getName().equals(name) ? text.replace(before, after) : text)
                        .getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return Files.write(folder.resolve("changed.zip"), bytes.toByteArray());
    }

    @Test
    void a_changed_input_verdict_or_rule_is_found() throws IOException {
        Path pack = pack(source(false));

        assertThat(EvidencePack.verify(with(pack, "inputs/1-mill.yaml", "ReFS", "NTFS"), Advisor.builder()))
                .singleElement()
                .asString()
                .contains("inputs/1-mill.yaml was changed");
        assertThat(EvidencePack.verify(with(pack, "advice.json", "FAIL", "PASS"), Advisor.builder()))
                .singleElement()
                .asString()
                .contains("advice.json was changed");
        assertThat(EvidencePack.verify(
                        with(pack, "manifest.json", "\"today\" : \"2026-11-28\"", "\"today\" : \"2027-11-28\""),
                        Advisor.builder()))
                .anySatisfy(line -> assertThat(line).contains("advice.json differs from line"));
        assertThat(EvidencePack.verify(
                        with(pack, "manifest.json", "\"filesystem/page-file\" : \"", "\"filesystem/page-file\" : \"0"),
                        Advisor.builder()))
                .anySatisfy(line -> assertThat(line).contains("these rules are others", "filesystem/page-file"));
    }

    @Test
    void a_redacted_pack_names_nobody_and_can_be_judged_again() throws IOException {
        Advisor advisor = Estates.advisor(Estates.waiver("filesystem/page-file", "volumes[d]", Estates.TODAY));
        EvidenceSource plain = new EvidenceSource(
                Estates.TODAY,
                List.of(new Input("", List.of(content("sawmill.yaml", estate("Sawmill", "ReFS", "yes"))))),
                List.of(),
                Optional.empty(),
                "articles",
                List.of(),
                List.of(),
                Map.of(),
                false);
        Path pack = pack(plain.redacted(advisor, new Redaction("secret")));

        assertThat(EvidencePack.verify(pack, Advisor.builder())).isEmpty();
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            for (ZipEntry entry : zip.stream().map(one -> (ZipEntry) one).toList()) {
                assertThat(entry.getName() + text(zip, entry.getName()))
                        .doesNotContainIgnoringCase("sawmill")
                        .doesNotContain("alma", "Anna Smith", "controller");
            }
            assertThat(text(zip, "advice.json")).contains("\"waived\" : 1");
        }
    }

    @Test
    void what_is_no_pack_is_said_so() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
        assertThatThrownBy(() -> EvidencePack.verify(text, Advisor.builder()))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("is no evidence pack");
        Path empty = folder.resolve("empty.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(empty))) {
            out.putNextEntry(new ZipEntry("x"));
        }
        assertThatThrownBy(() -> EvidencePack.verify(empty, Advisor.builder()))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("it has no manifest.json");
        assertThat(Arrays.asList(folder.toFile().list())).noneMatch(name -> name.endsWith(".part"));
    }
}
