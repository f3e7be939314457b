package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.infrapolicy.advisor.Fix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReplacementsTest {
    private static final Fix NTFS = new Fix("replace", "volumes[d].fileSystem", "NTFS");

    @TempDir
    private Path folder;

    private Environment read(String name, String document, Charset charset) {
        Path file = folder.resolve(name);
        try {
            Files.writeString(file, document, charset);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new EnvironmentReader().read(file);
    }

    private Optional<String> applied(String document, Fix fix) {
        return applied("lab.yaml", document, fix);
    }

    private Optional<String> applied(String name, String document, Fix fix) {
        Environment environment = read(name, document, StandardCharsets.UTF_8);
        return DocumentReplacements.in(environment).of(fix).map(replacement -> {
            assertThat(replacement.file()).isEqualTo(folder.resolve(name).toString());
            return applied(document, replacement);
        });
    }

    private static String applied(String document, Replacement replacement) {
        int from = offset(document, replacement.line(), replacement.column());
        int to = offset(document, replacement.endLine(), replacement.endColumn());
        return document.substring(0, from) + replacement.text() + document.substring(to);
    }

    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start + column - 1;
    }

    @Test
    void a_value_is_replaced_where_it_stands() {
        String block =
                "volumes:\n  - id: c\n    fileSystem: NTFS\n  - id: d # old\n    fileSystem: %s   # by mistake\n    csv: no\n";
        assertThat(applied(block.formatted("ReFS"), NTFS)).hasValue(block.formatted("ntfs"));
        String flow = "volumes: [{id: c}, {id: d, comment: \"\ud83c\udfe2, }\", fileSystem: %s, csv: no}]\n";
        assertThat(applied(flow.formatted("\"ReFS\""), NTFS)).hasValue(flow.formatted("ntfs"));
        String windows = "volumes:\r\n- id: d\r\n  fileSystem: %s\r\nhosts: []\r\n";
        assertThat(applied(windows.formatted("refs"), NTFS)).hasValue(windows.formatted("ntfs"));
        String json = "{\"volumes\": [{\"id\": \"d\",\n  \"fileSystem\": \"%s\"}]}";
        assertThat(applied("lab.json", json.formatted("ReFS"), NTFS)).hasValue(json.formatted("ntfs"));
    }

    @Test
    void a_value_that_is_not_stated_is_inserted() {
        Fix csv = new Fix("replace", "volumes[d].csv", "yes");
        assertThat(applied("volumes:\n  - id: d\n    size: 4 TB # net\n  - {id: e}\n", csv))
                .hasValue("volumes:\n  - id: d\n    size: 4 TB # net\n    csv: yes\n  - {id: e}\n");
        assertThat(applied("volumes:\n  - id: d\n    size: 4 TB", csv))
                .hasValue("volumes:\n  - id: d\n    size: 4 TB\n    csv: yes");
        assertThat(applied("volumes: [{id: d}]\n", csv)).hasValue("volumes: [{id: d, csv: yes}]\n");
    }

    @Test
    void a_list_grows_and_shrinks_by_one_element() {
        Fix add = new Fix("add", "hosts[h].features", "hyper-v-powershell");
        assertThat(applied("hosts:\n  - id: h\n    features: []\n", add))
                .hasValue("hosts:\n  - id: h\n    features: [hyper-v-powershell]\n");
        assertThat(applied(
                        "hosts:\n  - id: h\n    features:\n      - hyper-v-gui-tools # from the image\n    name: H\n",
                        add))
                .hasValue(
                        "hosts:\n  - id: h\n    features:\n      - hyper-v-gui-tools # from the image\n      - hyper-v-powershell\n    name: H\n");
        assertThat(applied("hosts:\n  - {id: h, features: [hyper-v-gui-tools, ...]}\n", add))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("hyper-v-gui-tools")
                        .contains("hyper-v-powershell")
                        .contains("..."));
        assertThat(applied("hosts:\n  - id: h\n", add)).isEmpty();
        Fix remove = new Fix("remove", "hosts[h].features", "hyper-v-gui-tools");
        assertThat(applied("hosts: [{id: h, features: [hyper-v-gui-tools, hyper-v-powershell]}]\n", remove))
                .hasValue("hosts: [{id: h, features: [hyper-v-powershell]}]\n");
        assertThat(applied("hosts: [{id: h, features: [hyper-v-powershell]}]\n", remove))
                .isEmpty();
    }

    @Test
    void a_key_of_a_map_is_one_piece() {
        Fix fix = new Fix("replace", "products[p].supports.csv", "yes");
        assertThat(applied("products:\n  - id: p\n    supports: {csv: no, refs: no}\n", fix))
                .hasValue("products:\n  - id: p\n    supports: {csv: yes, refs: no}\n");
        assertThat(applied("products:\n  - id: p\n    supports:\n      refs: no\n  - id: q\n", fix))
                .hasValue("products:\n  - id: p\n    supports:\n      refs: no\n      csv: yes\n  - id: q\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // what other objects share
                "volumes: [{id: d1..d3, fileSystem: ReFS}]\n",
                "volumes: [{id: c, fileSystem: &fs ReFS}, {id: d1, fileSystem: *fs}]\n",
                "volumes: [{id: d1, fileSystem: &fs ReFS}, {id: c, fileSystem: *fs}]\n",
                // no such object
                "volumes: [{id: e, fileSystem: ReFS}]\n",
                // it is so already
                "volumes: [{id: d1, fileSystem: NTFS}]\n"
            })
    void what_is_no_piece_of_its_own_has_no_replacement(String document) {
        assertThat(applied(document, new Fix("replace", "volumes[d1].fileSystem", "NTFS")))
                .isEmpty();
    }

    @Test
    void a_value_that_cannot_be_read_or_is_at_odds_has_no_replacement() {
        String document = "hosts: [{id: h1}, {id: h2}]\nclusters: [{id: c, nodes: [h1, h2], nodeCount: 2}]\n"
                + "volumes: [{id: d, fileSystem: ReFS}]\n";
        Environment environment = read("lab.yaml", document, StandardCharsets.UTF_8);
        DocumentReplacements replacements = DocumentReplacements.in(environment);
        assertThat(replacements.of(new Fix("replace", "volumes[d].fileSystem", "no such thing")))
                .isEmpty();
        assertThat(replacements.of(new Fix("replace", "volumes[d].noSuchThing", "yes")))
                .isEmpty();
        assertThat(replacements.of(new Fix("replace", "volumes", "[]"))).isEmpty();
        assertThat(replacements.of(new Fix("replace", "clusters[c].nodeCount", "5")))
                .isEmpty();
        assertThat(replacements.of(NTFS)).as("after all that went wrong").isPresent();
    }

    @Test
    void a_file_that_is_not_what_it_was_has_no_replacement() throws IOException {
        String document = "volumes: [{id: d, fileSystem: ReFS}]\n";
        Environment environment = read("lab.yaml", document, StandardCharsets.UTF_8);
        assertThat(DocumentReplacements.in(environment).of(NTFS)).isPresent();
        Files.writeString(folder.resolve("lab.yaml"), "\n" + document);
        assertThat(DocumentReplacements.in(environment).of(NTFS)).isEmpty();
        Files.delete(folder.resolve("lab.yaml"));
        assertThat(DocumentReplacements.in(environment).of(NTFS)).isEmpty();
        assertThat(DocumentReplacements.in(new EnvironmentReader().readText("/dev/zero", document))
                        .of(NTFS))
                .isEmpty();
    }

    @Test
    void columns_do_not_hang_on_the_encoding() {
        String document = "volumes:\n  - {id: d, comment: \"\ud83c\udfe2\u00e4\", fileSystem: ReFS}\n";
        int column = document.lines().toList().get(1).indexOf("ReFS") + 1;
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            Environment environment = read(charset + ".yaml", "\ufeff" + document, charset);
            assertThat(DocumentReplacements.in(environment).of(NTFS)).hasValueSatisfying(replacement -> {
                assertThat(replacement.line()).isEqualTo(2);
                assertThat(replacement.column()).isEqualTo(column);
                assertThat(replacement.endColumn()).isEqualTo(column + 4);
            });
            assertThat(environment.position(new AttributePath(Section.VOLUMES, "d", "fileSystem")))
                    .map(Position::column)
                    .hasValue(document.lines().toList().get(1).indexOf("fileSystem") + 1);
        }
    }

    @Test
    void the_file_that_states_the_value_is_the_one_to_change() {
        Environment environment =
                readBoth("volumes: [{id: d, size: 1 TB}]\n", "volumes: [{id: d, fileSystem: ReFS}]\n");
        assertThat(DocumentReplacements.in(environment).of(NTFS))
                .map(Replacement::file)
                .hasValue(folder.resolve("two.yaml").toString());
    }

    private Environment readBoth(String one, String two) {
        try {
            Files.writeString(folder.resolve("one.yaml"), one);
            Files.writeString(folder.resolve("two.yaml"), two);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new EnvironmentReader().read(folder.resolve("one.yaml"), folder.resolve("two.yaml"));
    }
}
