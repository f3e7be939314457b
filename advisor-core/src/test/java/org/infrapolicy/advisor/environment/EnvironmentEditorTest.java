package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.infrapolicy.advisor.environment.EnvironmentEditor.Edits;
import org.infrapolicy.advisor.environment.fact.BackupBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentEditorTest {
    @TempDir
    private Path folder;

    private String edited(String document, Map<String, String> changes) {
        Edits edits = edits("lab.yaml", document, changes);
        assertThat(edits.unplaced()).isEmpty();
        return edits.documents().get(0).after();
    }

    private Edits edits(String name, String document, Map<String, String> changes) {
        Environment base = read(name, document);
        return new EnvironmentEditor().edit(base, new EnvironmentReader().with(base, changes));
    }

    private Environment read(String name, String document) {
        Path file = folder.resolve(name);
        try {
            Files.writeString(file, document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new EnvironmentReader().read(file);
    }

    @Test
    void a_value_is_replaced_and_its_comment_stays() {
        assertThat(edited("""
                                version: 1
                                name: Lab
                                volumes:
                                  # the old one
                                  - id: d
                                    fileSystem: ReFS   # by mistake
                                    size: 4 TB
                                """, Map.of("volumes[d].fileSystem", "NTFS"))).isEqualTo("""
                        version: 1
                        name: Lab
                        volumes:
                          # the old one
                          - id: d
                            fileSystem: ntfs   # by mistake
                            size: 4 TB
                        """);
    }

    @Test
    void a_value_that_was_not_stated_is_added_after_the_last_one() {
        assertThat(edited("""
                                version: 1
                                name: Lab
                                volumes:
                                  - id: d
                                    contents:
                                      - virtual-disks   # of the shop

                                  - {id: e, size: 1 TB}
                                hosts: []
                                """, Map.of("volumes[d].csv", "yes", "volumes[e].csv", "no")))
                .isEqualTo("""
                        version: 1
                        name: Lab
                        volumes:
                          - id: d
                            contents:
                              - virtual-disks   # of the shop
                            csv: yes

                          - {id: e, size: 1 TB, csv: no}
                        hosts: []
                        """);
    }

    @Test
    void an_element_is_added_in_the_form_of_the_list() {
        assertThat(edited(
                        """
                                version: 1
                                name: Lab
                                hosts:
                                  - id: alma
                                    roles:
                                      - hyper-v
                                    features: [rsat]
                                """,
                        Map.of(
                                "hosts[alma].roles", "[hyper-v, print]",
                                "hosts[alma].features", "[rsat, hyper-v-powershell]")))
                .isEqualTo("""
                        version: 1
                        name: Lab
                        hosts:
                          - id: alma
                            roles:
                              - hyper-v
                              - print
                            features: [rsat, hyper-v-powershell]
                        """);
    }

    @Test
    void an_element_is_taken_out() {
        assertThat(edited("""
                                version: 1
                                name: Lab
                                hosts:
                                  - {id: alma, roles: [hyper-v, print], site: none}
                                """, Map.of("hosts[alma].roles", "[hyper-v]")))
                .contains("- {id: alma, roles: [hyper-v], site: none}");
    }

    @Test
    void a_key_of_a_map_is_changed_or_added() {
        String document = """
                version: 1
                name: Lab
                products:
                  - id: keep
                    supports: {csv: no}
                  - id: other
                """;
        assertThat(edited(
                        document,
                        Map.of(
                                "products[keep].supports.csv", "yes",
                                "products[keep].supports.refs", "yes",
                                "products[other].supports.csv", "no")))
                .isEqualTo("""
                        version: 1
                        name: Lab
                        products:
                          - id: keep
                            supports: {csv: yes, refs: yes}
                          - id: other
                            supports: {csv: no}
                        """);
    }

    @Test
    void all_objects_of_a_range_change_together_or_not_at_all() {
        String document = """
                version: 1
                name: Lab
                hosts:
                  - id: h1..h2
                    clustered: no
                """;
        assertThat(edited(document, Map.of("hosts[h1].clustered", "yes", "hosts[h2].clustered", "yes")))
                .contains("clustered: yes");
        Edits edits = edits("lab.yaml", document, Map.of("hosts[h1].clustered", "yes"));
        assertThat(edits.documents()).isEmpty();
        assertThat(edits.unplaced()).containsExactly("hosts[h1].clustered");
    }

    @Test
    void what_has_a_place_is_written_beside_what_has_none() {
        Edits edits = edits("lab.yaml", """
                version: 1
                name: Lab
                hosts:
                  - {id: h1..h2, clustered: no}
                  - {id: alma}
                """, Map.of("hosts[h1].clustered", "yes", "hosts[alma].clustered", "no"));

        assertThat(edits.unplaced()).containsExactly("hosts[h1].clustered");
        assertThat(edits.documents().get(0).after())
                .contains("{id: h1..h2, clustered: no}", "{id: alma, clustered: no}");
    }

    @Test
    void what_an_alias_shares_is_not_changed() {
        String document = """
                version: 1
                name: Lab
                hosts:
                  - id: alma
                    roles: &roles [hyper-v]
                  - id: bela
                    roles: *roles
                """;
        assertThat(edits("lab.yaml", document, Map.of("hosts[bela].roles", "[print]"))
                        .unplaced())
                .containsExactly("hosts[bela].roles");
        assertThat(edits("lab.yaml", document, Map.of("hosts[alma].roles", "[print]"))
                        .unplaced())
                .containsExactly("hosts[alma].roles");
    }

    @Test
    void json_and_carriage_returns_stay() {
        Edits json = edits(
                "lab.json",
                "{\"version\": 1, \"name\": \"Lab\", \"volumes\": [{\"id\": \"d\", \"size\": \"4 TB\"}]}\n",
                Map.of("volumes[d].csv", "yes", "volumes[d].size", "5 TB"));
        assertThat(json.documents().get(0).after())
                .isEqualTo(
                        "{\"version\": 1, \"name\": \"Lab\", \"volumes\": [{\"id\": \"d\", \"size\": \"5 TB\", \"csv\": \"yes\"}]}\n");
        assertThat(edited("version: 1\r\nname: Lab\r\nvolumes:\r\n  - id: d\r\n", Map.of("volumes[d].csv", "yes")))
                .isEqualTo("version: 1\r\nname: Lab\r\nvolumes:\r\n  - id: d\r\n    csv: yes\r\n");
    }

    @Test
    void objects_and_sections_are_added() {
        Environment base = read("lab.yaml", """
                version: 1
                name: Lab – Süd 𝒳
                volumes:
                  - id: d   # data
                """);
        Environment changed = base.toBuilder()
                .open(Section.HOSTS)
                .complete(Section.REPLICATIONS)
                .add(BackupBuilder.builder().id("nightly: all").build())
                .replace(base.stated(new Reference(Section.VOLUMES, "d")).orElseThrow())
                .build();
        Edits edits = new EnvironmentEditor().edit(base, changed);
        assertThat(edits.documents().get(0).after())
                .contains("- id: d   # data\n")
                .contains("hosts:\n  - ...\n")
                .contains("replications: []\n")
                .contains("backups:\n  - {id: 'nightly: all'}\n");
    }

    @Test
    void a_section_is_opened_and_closed() {
        String document = """
                version: 1
                name: Lab
                hosts:
                  - id: alma
                  - ...   # some are missing
                volumes: [{id: d}, ...]
                shares: [...]
                """;
        Environment base = read("lab.yaml", document);
        Environment closed = base.toBuilder()
                .complete(Section.HOSTS)
                .complete(Section.VOLUMES)
                .complete(Section.SHARES)
                .build();
        String after =
                new EnvironmentEditor().edit(base, closed).documents().get(0).after();
        assertThat(after).isEqualTo("""
                        version: 1
                        name: Lab
                        hosts:
                          - id: alma   # some are missing
                        volumes: [{id: d}]
                        shares: []
                        """);
        Environment shut = read("shut.yaml", after);
        Environment opened = shut.toBuilder()
                .open(Section.HOSTS)
                .open(Section.VOLUMES)
                .open(Section.SHARES)
                .build();
        assertThat(new EnvironmentEditor().edit(shut, opened).documents().get(0).after())
                .contains("- id: alma   # some are missing\n  - ...\n")
                .contains("volumes: [{id: d}, ...]")
                .contains("shares: [...]");
    }

    @Test
    void each_of_several_files_keeps_its_own() {
        Path one = folder.resolve("hosts.yaml");
        read("hosts.yaml", "version: 1\nname: Lab\nhosts:\n  - id: alma\n");
        read("volumes.yaml", "version: 1\nname: Lab\nvolumes:\n  - id: d\n");
        Environment base = new EnvironmentReader().read(one, folder.resolve("volumes.yaml"));
        Edits edits = new EnvironmentEditor()
                .edit(base, new EnvironmentReader().with(base, Map.of("volumes[d].mountedBy", "alma")));
        assertThat(edits.documents()).singleElement().satisfies(document -> {
            assertThat(document.file()).endsWith("volumes.yaml");
            assertThat(document.after()).contains("    mountedBy: alma\n");
        });
    }
}
