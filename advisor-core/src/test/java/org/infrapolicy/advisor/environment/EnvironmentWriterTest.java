package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.infrapolicy.advisor.environment.fact.CapabilitiesBuilder;
import org.infrapolicy.advisor.environment.fact.ClusterBuilder;
import org.infrapolicy.advisor.environment.fact.DecisionBuilder;
import org.infrapolicy.advisor.environment.fact.DisasterRecoveryPlanBuilder;
import org.infrapolicy.advisor.environment.fact.FileServerBuilder;
import org.infrapolicy.advisor.environment.fact.HostBuilder;
import org.infrapolicy.advisor.environment.fact.ImportBuilder;
import org.infrapolicy.advisor.environment.fact.LinkBuilder;
import org.infrapolicy.advisor.environment.fact.ProductBuilder;
import org.infrapolicy.advisor.environment.fact.SiteBuilder;
import org.infrapolicy.advisor.environment.fact.VirtualMachineBuilder;
import org.infrapolicy.advisor.environment.fact.VirtualSwitchBuilder;
import org.infrapolicy.advisor.environment.fact.VolumeBuilder;
import org.infrapolicy.advisor.environment.fact.WorkloadBuilder;
import org.infrapolicy.advisor.environment.vocabulary.FileSystem;
import org.infrapolicy.advisor.environment.vocabulary.Resiliency;
import org.infrapolicy.advisor.environment.vocabulary.Role;
import org.infrapolicy.advisor.environment.vocabulary.WindowsFeature;
import org.infrapolicy.advisor.environment.vocabulary.Witness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentWriterTest {
    private final EnvironmentWriter writer = new EnvironmentWriter();

    @Test
    void sections_attributes_and_values_are_written_as_a_person_would() {
        Environment environment = Environment.builder("Riverside")
                .asOf(LocalDate.of(2026, 9, 30))
                .add(ImportBuilder.builder()
                        .id("vmm")
                        .importer("scvmm")
                        .collectedAt(PartialDate.of(LocalDate.of(2026, 9, 28)))
                        .build())
                .add(HostBuilder.builder()
                        .id("alma")
                        .name("alma.river.example")
                        .planned(false)
                        .origin(new Origin(
                                new Reference(Section.IMPORTS, "vmm"),
                                "hosts[2]",
                                Map.of("roles", "HyperVStateString", "name", "Name")))
                        .operatingSystem(OperatingSystem.WINDOWS_SERVER_2019)
                        .roles(Listing.openOf(Role.HYPER_V))
                        .features(Listing.of(WindowsFeature.HYPER_V_POWERSHELL, WindowsFeature.RSAT))
                        .powerShellVersion(Version.of(5, 1))
                        .build())
                .add(ClusterBuilder.builder()
                        .id("oak")
                        .nodes(Listing.of(new Reference(Section.HOSTS, "alma")))
                        .storage(Listing.of())
                        .witness(Witness.FILE_SHARE)
                        .csvCache(new DataSize(512L << 20))
                        .build())
                .add(VolumeBuilder.builder()
                        .id("d")
                        .mountedBy(new Reference(Section.HOSTS, "alma"))
                        .fileSystem(FileSystem.REFS)
                        .size(new DataSize(1000))
                        .resiliency(Resiliency.NONE)
                        .build())
                .open(Section.VOLUMES)
                .open(Section.SHARES)
                .complete(Section.BACKUPS)
                .build();

        assertThat(writer.write(environment)).isEqualTo("""
                version: 1
                name: Riverside
                asOf: 2026-09-30

                hosts:
                  - id: alma
                    name: alma.river.example
                    planned: no
                    origin: {source: vmm, object: 'hosts[2]', name: Name, roles: HyperVStateString}
                    operatingSystem: Windows Server 2019
                    roles: [hyper-v, ...]
                    features: [hyper-v-powershell, rsat]
                    powerShellVersion: 5.1

                clusters:
                  - id: oak
                    nodes: [alma]
                    storage: []
                    witness: file-share
                    csvCache: 512 MB

                volumes:
                  - id: d
                    mountedBy: alma
                    fileSystem: refs
                    size: 1000 B
                    resiliency: none
                  - ...

                shares:
                  - ...

                backups: []

                imports:
                  - id: vmm
                    importer: scvmm
                    collectedAt: 2026-09-28
                """);
    }

    @Test
    void what_was_derived_is_not_written() {
        Environment environment = Environment.builder("lab")
                .add(HostBuilder.builder().id("alma").build())
                .add(ClusterBuilder.builder()
                        .id("oak")
                        .nodes(Listing.of(new Reference(Section.HOSTS, "alma")))
                        .build())
                .build();
        assertThat(environment.all(org.infrapolicy.advisor.environment.fact.Cluster.class))
                .singleElement()
                .satisfies(oak -> assertThat(oak.nodeCount()).isEqualTo(1));

        assertThat(writer.write(environment))
                .doesNotContain("nodeCount", "clustered")
                .contains("nodes: [alma]");
    }

    @Test
    void quantities_have_the_largest_unit_that_keeps_them_exact() {
        assertThat(written(new Duration[] {
                    Duration.ZERO,
                    Duration.ofMinutes(90),
                    Duration.ofHours(4),
                    Duration.ofDays(14),
                    Duration.ofSeconds(61),
                    Duration.ofMillis(8),
                    Duration.ofNanos(800_000),
                    TimeSpan.UNLIMITED
                }))
                .containsExactly("0 s", "90 min", "4 h", "14 days", "61 s", "8 ms", "0.8 ms", "none");
        Environment links = Environment.builder("lab")
                .add(LinkBuilder.builder()
                        .id("a")
                        .distance(Distance.kilometres(65))
                        .bandwidth(new Bandwidth(10_000_000_000L))
                        .build())
                .build();
        assertThat(writer.write(links)).contains("distance: 65 km", "bandwidth: 10 Gbps");
    }

    private List<String> written(Duration[] durations) {
        Environment.Builder builder = Environment.builder("lab");
        for (int i = 0; i < durations.length; i++) {
            builder.add(WorkloadBuilder.builder()
                    .id("w" + i)
                    .recoveryTime(durations[i])
                    .build());
        }
        return writer.write(builder.build())
                .lines()
                .filter(line -> line.contains("recoveryTime"))
                .map(line -> line.replaceFirst(".*: ", ""))
                .toList();
    }

    @Test
    void none_is_written_where_the_attribute_has_it() {
        String document = writer.write(Environment.builder("lab")
                .add(VirtualSwitchBuilder.builder()
                        .id("lan")
                        .team(Reference.NONE)
                        .notes("")
                        .defaultFlowBandwidth(0)
                        .build())
                .add(VirtualMachineBuilder.builder()
                        .id("v")
                        .region("")
                        .zone("2")
                        .name("")
                        .build())
                .add(DisasterRecoveryPlanBuilder.builder()
                        .id("p")
                        .lastTest(PartialDate.NEVER)
                        .build())
                .build());
        assertThat(document).contains("team: none\n", "notes: none\n", "defaultFlowBandwidth: 0\n");
        assertThat(document).contains("name: ''\n", "region: none\n", "zone: '2'\n", "lastTest: none\n");
    }

    @Test
    void a_reference_names_its_section_where_the_id_alone_does_not_say_it() {
        String document = writer.write(Environment.builder("lab")
                .add(SiteBuilder.builder().id("files").build())
                .add(ClusterBuilder.builder().id("files").build())
                .add(HostBuilder.builder().id("Files").build())
                .add(HostBuilder.builder()
                        .id("hosts/x")
                        .site(new Reference(Section.SITES, "files"))
                        .build())
                .add(FileServerBuilder.builder()
                        .id("depot")
                        .runsOn(new Reference(Section.CLUSTERS, "files"))
                        .build())
                .add(VolumeBuilder.builder()
                        .id("d")
                        .mountedBy(new Reference(Section.HOSTS, "hosts/x"))
                        .build())
                .add(DecisionBuilder.builder()
                        .id("q")
                        .subject(new Reference(Section.VOLUMES, "d"))
                        .build())
                .build());
        assertThat(document)
                .contains("runsOn: clusters/files\n", "site: files\n", "mountedBy: hosts/hosts/x\n", "subject: d\n");
    }

    @Test
    void yes_no_maps_hold_what_is_known() {
        String document = writer.write(Environment.builder("lab")
                .add(ProductBuilder.builder()
                        .id("p")
                        .supports(CapabilitiesBuilder.builder()
                                .csv(true)
                                .refs(false)
                                .build())
                        .build())
                .build());
        assertThat(document).contains("supports: {csv: yes, refs: no}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "Yes",
                "C:",
                "J:\\x",
                "001",
                "1.5",
                "2026-09-30",
                "null",
                "~",
                "a # b",
                "#a",
                "a: b",
                "a:b",
                "it's",
                "\"x\"",
                "Größe",
                "日本",
                "- a",
                "-",
                "[a]",
                "{a}",
                "a, b",
                " a",
                "a ",
                "",
                "...",
                "x...",
                "a\nb",
                "a\tb",
                "\u0000\u0007",
                "\u202Ea",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a`",
                "|",
                ">",
                "?",
                "=",
                "<<",
                "0x1F",
                "1e5",
                "12:30",
                "\\\\srv\\s",
                "a\u2028b",
                "😀",
                "y",
                "e\u0301"
            })
    void every_yaml_reader_gets_the_text_that_was_meant(String text) throws IOException {
        Environment environment = Environment.builder("lab")
                .add(HostBuilder.builder()
                        .id("h")
                        .comment(text)
                        .hardwareModel(text)
                        .build())
                .add(org.infrapolicy.advisor.environment.fact.DecisionBuilder.builder()
                        .id("d")
                        .options(Listing.of(text, "z"))
                        .build())
                .build();

        JsonNode read = new YAMLMapper().readTree(writer.write(environment));

        JsonNode host = read.at("/hosts/0");
        assertThat(host.path("comment").isTextual()).isTrue();
        assertThat(host.path("comment").textValue()).isEqualTo(text);
        assertThat(host.path("hardwareModel").textValue()).isEqualTo(text);
        assertThat(read.at("/decisions/0/options/0").textValue()).isEqualTo(text);
        assertThat(read.at("/decisions/0/options/1").textValue()).isEqualTo("z");
    }

    @Test
    void notes_stand_above_the_document_and_cannot_leave_their_line() {
        String document = writer.write(Environment.builder("lab").build(), List.of("first", "", "two\nhosts: []"));
        assertThat(document).isEqualTo("# first\n#\n# two hosts: []\n\nversion: 1\nname: lab\n");
    }
}
