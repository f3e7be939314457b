package org.infrapolicy.advisor.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.EnvironmentWriter;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Knowledge;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.Cluster;
import org.infrapolicy.advisor.environment.fact.FileServer;
import org.infrapolicy.advisor.environment.fact.Host;
import org.infrapolicy.advisor.environment.fact.Import;
import org.infrapolicy.advisor.environment.fact.Share;
import org.infrapolicy.advisor.environment.fact.VirtualDisk;
import org.infrapolicy.advisor.environment.fact.VirtualMachine;
import org.infrapolicy.advisor.environment.fact.VirtualSwitch;
import org.infrapolicy.advisor.environment.fact.VmmServer;
import org.infrapolicy.advisor.environment.fact.Volume;
import org.infrapolicy.advisor.environment.vocabulary.DiskAllocation;
import org.infrapolicy.advisor.environment.vocabulary.FileSystem;
import org.infrapolicy.advisor.environment.vocabulary.Role;
import org.infrapolicy.advisor.environment.vocabulary.VirtualDiskFormat;
import org.infrapolicy.advisor.environment.vocabulary.VirtualSwitchType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScvmmImporterTest {
    @TempDir
    Path folder;

    private final ScvmmImporter importer = new ScvmmImporter();
    private ImportedEnvironment imported;
    private Environment environment;

    @BeforeEach
    void read_the_riverside_inventory() throws IOException {
        Path file = folder.resolve("riverside.json");
        Files.write(file, inventory().getBytes(StandardCharsets.UTF_8));
        imported = importer.read(file);
        environment = imported.environment();
    }

    private static String inventory() throws IOException {
        try (InputStream resource = ScvmmImporterTest.class.getResourceAsStream("riverside.json")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void hosts_have_their_short_name_and_system_and_the_role_that_is_known_to_run() {
        Host alma = find(Host.class, "alma");
        assertThat(alma.name()).isEqualTo("Alma.river.example");
        assertThat(alma.operatingSystem()).isEqualTo(OperatingSystem.WINDOWS_SERVER_2019);
        assertThat(alma.roles()).isEqualTo(Listing.openOf(Role.HYPER_V));
        assertThat(find(Host.class, "bela").roles())
                .as("the state as a number")
                .isEqualTo(Listing.openOf(Role.HYPER_V));
        assertThat(find(Host.class, "cora").roles()).isNull();
    }

    @Test
    void a_system_that_vmm_does_not_know_or_contradicts_is_unknown() {
        assertThat(find(Host.class, "bela").operatingSystem()).isNull();
        assertThat(find(Host.class, "cora").operatingSystem()).isNull();
        assertUnmapped("hosts[1].OperatingSystemVersionString", "6.2.9200");
        assertUnmapped("hosts[2].OperatingSystemVersionString", "10.0.17763");
    }

    @Test
    void a_host_that_is_only_named_is_listed_with_its_name() {
        Host fern = find(Host.class, "fern");
        assertThat(fern.name()).isEqualTo("fern.river.example");
        assertThat(fern.origin()).isNull();
    }

    @Test
    void nodes_are_a_complete_list_unless_the_export_cut_them_short() {
        assertThat(find(Cluster.class, "oak").nodes()).isEqualTo(Listing.of(host("alma"), host("bela")));
        assertThat(find(Cluster.class, "elm").nodes()).isNull();
        assertThat(find(Cluster.class, "ash").nodes()).isEqualTo(Listing.of());
        assertThat(imported.cutShort())
                .extracting(ImportFinding::path)
                .containsExactlyInAnyOrder(
                        "clusters[].Nodes",
                        "clusters[].Nodes[].DiskVolumes",
                        "hosts[].DiskVolumes",
                        "hosts[].RegisteredStorageFileShares",
                        "vms[].VirtualHardDisks",
                        "vnets[].VMHostNetworkAdapters");
        assertThat(imported.cutShort())
                .allSatisfy(finding -> assertThat(finding.reason()).contains("-Depth 6"));
    }

    @Test
    void sections_of_what_vmm_manages_stay_open() {
        for (Section section : Section.values()) {
            Knowledge expected =
                    switch (section) {
                        case HOSTS,
                                CLUSTERS,
                                VIRTUAL_MACHINES,
                                VOLUMES,
                                VIRTUAL_DISKS,
                                FILE_SERVERS,
                                SHARES,
                                VIRTUAL_SWITCHES,
                                VMM_SERVERS -> Knowledge.OPEN;
                        case IMPORTS -> Knowledge.COMPLETE;
                        default -> Knowledge.UNKNOWN;
                    };
            assertThat(environment.knowledge(section)).as(section.key()).isEqualTo(expected);
        }
    }

    @Test
    void a_machine_is_clustered_only_where_vmm_says_so() {
        assertThat(find(VirtualMachine.class, "VMM1").cluster()).isEqualTo(new Reference(Section.CLUSTERS, "oak"));
        assertThat(find(VirtualMachine.class, "no").cluster()).isEqualTo(Reference.NONE);
        assertThat(find(VirtualMachine.class, "no-2").cluster()).isNull();
        assertUnmapped("vms[2].StatusString", "UnsupportedCluster");
    }

    @Test
    void machines_have_host_system_and_state() {
        VirtualMachine vmm = find(VirtualMachine.class, "VMM1");
        assertThat(vmm.host()).isEqualTo(host("alma"));
        assertThat(vmm.operatingSystem()).hasToString("Windows 8.1");
        assertThat(vmm.running()).isTrue();
        assertThat(find(VirtualMachine.class, "no").running()).isFalse();
        assertThat(find(VirtualMachine.class, "no").operatingSystem()).isNull();
        assertThat(find(VirtualMachine.class, "Grete").running()).isNull();
        assertThat(find(VirtualMachine.class, "Grete").operatingSystem()).isNull();
        assertThat(find(VirtualMachine.class, "none-2").operatingSystem()).hasToString("Linux");
        assertUnmapped("vms[3].VirtualMachineStateString", "Paused");
        assertUnmapped("vms[3].OperatingSystem.Name", "BeOS");
    }

    @Test
    void names_that_no_id_may_have_are_kept_as_names() {
        assertThat(find(VirtualMachine.class, "none-2").name()).isEqualTo("none");
        assertThat(find(VirtualMachine.class, "web01.web09").name()).isEqualTo("web01..web09");
        assertThat(find(VirtualMachine.class, "no-2").name()).isEqualTo("no");
    }

    @Test
    void machines_lie_where_their_disks_lie() {
        assertThat(find(VirtualMachine.class, "VMM1").storedOn()).isEqualTo(Listing.of(volume("oak-Vol 1")));
        assertThat(find(VirtualMachine.class, "no").storedOn())
                .as("the parent of a differencing disk may lie elsewhere")
                .isEqualTo(Listing.openOf(volume("alma-C")));
        assertThat(find(VirtualMachine.class, "no-2").storedOn())
                .as("below ClusterStorage lies no part of the volume C:")
                .isEqualTo(Listing.openOf(volume("alma-C-Data")));
        assertThat(find(VirtualMachine.class, "Grete").storedOn())
                .isEqualTo(Listing.openOf(volume("alma-C-Data"), new Reference(Section.SHARES, "depot-vms")));
        assertThat(find(VirtualMachine.class, "none-2").storedOn()).isNull();
        assertThat(find(VirtualMachine.class, "web01.web09").storedOn()).isNull();
        assertThat(find(VirtualMachine.class, "empty").storedOn()).isEqualTo(Listing.of());
        assertUnmapped("vms[2].VirtualHardDisks[1].Location", "C:\\ClusterStorage\\Gone");
        assertUnmapped("vms[3].VirtualHardDisks[2].Location", "C:\\");
        assertUnmapped("vms[5].VirtualHardDisks[0].Location", "\\\\depot\\other");
        assertUnmapped("vms[5].VirtualHardDisks[1].Location", "E:\\");
    }

    @Test
    void a_path_is_not_believed_where_a_folder_may_lead_to_another_volume() throws IOException {
        String json = """
                {"hosts": [{"Name": "alma", "DiskVolumes": [
                   {"Name": "C:\\\\", "MountPoints": "C:\\\\", "ID": "v-1", "IsClustered": false},
                   {"Name": "J:\\\\", "MountPoints": "%s", "ID": "v-2", "IsClustered": false}]}],
                 "vms": [{"Name": "v", "HostName": "alma", "VirtualHardDisks":
                   [{"Location": "C:\\\\Mounts\\\\J\\\\v.vhdx", "VHDType": 2, "HostVolumeId": %s}]}]}""";
        String hidden = "J:\\\\ C:\\\\Mounts\\\\J\\\\";
        assertThat(storedOn(json.formatted(hidden, "null"))).isNull();
        assertThat(storedOn(json.formatted(hidden, "\"v-2\""))).isEqualTo(Listing.of(volume("alma-J")));
        assertThat(storedOn(json.formatted("J:\\\\ \\\\\\\\?\\\\Volume{1-2}\\\\", "null")))
                .isEqualTo(Listing.of(volume("alma-C")));
    }

    private @Nullable Listing<Reference> storedOn(String json) throws IOException {
        return read(json).environment().all(VirtualMachine.class).get(0).storedOn();
    }

    @Test
    void disks_have_format_kind_and_size_where_these_are_certain() {
        VirtualDisk disk = find(VirtualDisk.class, "VMM1-vmm1.vhdx");
        assertThat(disk.format()).isEqualTo(VirtualDiskFormat.VHDX);
        assertThat(disk.allocation()).isEqualTo(DiskAllocation.FIXED);
        assertThat(disk.size()).isEqualTo(DataSize.gigabytes(40));
        assertThat(find(VirtualDisk.class, "no-no.avhdx").allocation()).isEqualTo(DiskAllocation.DIFFERENCING);
        VirtualDisk shared = find(VirtualDisk.class, "no-2-shared #1.vhd");
        assertThat(shared.size()).isNull();
        assertThat(shared.format()).as("number against extension").isNull();
        assertThat(shared.attachedTo()).isEqualTo(Listing.openOf(machine("no-2"), machine("Grete")));
        assertUnmapped("vms[2].VirtualHardDisks[1].VHDType", "9");
        assertUnmapped("vms[2].VirtualHardDisks[1].VHDFormatType", "7");
    }

    @Test
    void a_clustered_volume_is_one_and_belongs_to_the_cluster() {
        Volume csv = find(Volume.class, "oak-Vol 1");
        assertThat(csv.mountedBy()).isEqualTo(new Reference(Section.CLUSTERS, "oak"));
        assertThat(csv.csv()).isTrue();
        assertThat(csv.fileSystem()).as("CSVFS hides the format").isNull();
        assertThat(csv.size()).isEqualTo(DataSize.terabytes(4));
        assertThat(csv.free()).as("the nodes disagree").isNull();
        assertThat(Objects.requireNonNull(csv.origin()).properties()).doesNotContainKey("free");
        assertThat(environment.all(Volume.class))
                .extracting(Volume::id)
                .containsExactly("alma-C", "alma-C-Data", "oak-Vol 1", "oak-J", "bela-D");
    }

    @Test
    void a_volume_says_only_what_is_certain() {
        Volume c = find(Volume.class, "alma-C");
        assertThat(c.mountedBy()).isEqualTo(host("alma"));
        assertThat(c.fileSystem()).isEqualTo(FileSystem.NTFS);
        assertThat(c.free()).as("a full volume").isEqualTo(new DataSize(0));
        Volume j = find(Volume.class, "oak-J");
        assertThat(j.csv()).isFalse();
        assertThat(j.fileSystem()).isNull();
        assertThat(j.size()).isNull();
        assertThat(j.free()).isNull();
        Volume d = find(Volume.class, "bela-D");
        assertThat(d.mountedBy()).as("nothing says whether it is clustered").isNull();
        assertThat(d.csv()).isNull();
    }

    @Test
    void shares_name_their_file_server() {
        Share share = find(Share.class, "depot-vms");
        assertThat(share.fileServer()).isEqualTo(new Reference(Section.FILE_SERVERS, "depot"));
        assertThat(share.volume()).isNull();
        assertThat(find(FileServer.class, "depot").name()).isEqualTo("Depot.river.example");
        assertThat(find(FileServer.class, "depot").runsOn()).isNull();
    }

    @Test
    void a_gap_that_many_objects_have_is_one_note() throws IOException {
        ImportedEnvironment gaps = read(
                "{\"vms\": [{\"Name\": \"a\", \"StatusString\": \"Frozen\"}, {\"Name\": \"b\", \"StatusString\": \"Frozen\"},"
                        + "{\"Name\": \"c\", \"StatusString\": \"Melting\"}]}");
        assertThat(gaps.unmapped()).hasSize(3);
        assertThat(gaps.notes()).anyMatch(note -> note.startsWith("  2 times vms[].StatusString = Frozen: "));
        assertThat(gaps.notes()).anyMatch(note -> note.startsWith("  vms[2].StatusString = Melting: "));
    }

    @Test
    void a_name_that_is_too_long_for_an_id_is_kept_as_the_name() throws IOException {
        String name = "x".repeat(600);
        assertThat(read("{\"vms\": [{\"Name\": \"" + name + "\"}, {\"Name\": \"" + name + "\"}]}")
                        .environment()
                        .all(VirtualMachine.class))
                .allSatisfy(machine -> assertThat(machine.id()).hasSizeLessThan(500))
                .allSatisfy(machine -> assertThat(machine.name()).isEqualTo(name));
    }

    @Test
    void a_switch_with_an_uplink_is_external_and_its_teaming_is_unknown() {
        assertThat(find(VirtualSwitch.class, "alma-lan").type()).isEqualTo(VirtualSwitchType.EXTERNAL);
        assertThat(find(VirtualSwitch.class, "bela-lan").type()).isNull();
        assertThat(find(VirtualSwitch.class, "bela-dmz").type()).isNull();
        assertThat(environment.all(VirtualSwitch.class))
                .allSatisfy(vnet -> assertThat(vnet.teaming()).isNull());
        assertUnmapped("vnets[1].VMHostNetworkAdapters", "[]");
    }

    @Test
    void the_vmm_server_runs_on_the_machine_that_bears_its_full_name() {
        VmmServer server = find(VmmServer.class, "vmm1");
        assertThat(server.name()).isEqualTo("VMM1.river.example");
        assertThat(server.runsOn()).isEqualTo(machine("VMM1"));
    }

    @Test
    void two_machines_with_the_name_of_a_server_leave_it_open_where_it_runs() throws IOException {
        ImportedEnvironment twice = read(inventory()
                .replace(
                        "\"HostName\": \"alma\", \"IsHighlyAvailable\": false",
                        "\"ComputerName\": \"vmm1.river.example\", \"HostName\": \"alma\""));
        assertThat(twice.environment().all(VmmServer.class))
                .singleElement()
                .extracting(VmmServer::runsOn)
                .isNull();
        assertThat(twice.unmapped()).extracting(ImportFinding::path).contains("vms[].ComputerName");
    }

    @Test
    void the_import_is_listed_and_each_object_says_where_it_comes_from() {
        Import source = find(Import.class, "vmm");
        assertThat(source.importer()).isEqualTo("scvmm");
        assertThat(source.file()).isEqualTo("riverside.json");
        assertThat(source.collectedAt()).hasToString("2026-09-28");
        assertThat(environment.asOf()).contains(LocalDate.of(2026, 9, 28));
        assertThat(find(Host.class, "alma").origin())
                .satisfies(origin -> assertThat(origin.object()).isEqualTo("hosts[0]"))
                .satisfies(origin -> assertThat(origin.source()).isEqualTo(source.reference()))
                .satisfies(origin -> assertThat(origin.properties())
                        .isEqualTo(Map.of(
                                "name",
                                "Name",
                                "operatingSystem",
                                "OperatingSystem.Name",
                                "roles",
                                "HyperVStateString")));
    }

    @Test
    void what_is_not_read_is_listed_and_accounts_are_never_written() {
        assertUnmapped("images", "1 entry");
        String document = new EnvironmentWriter().write(environment, imported.notes());
        assertThat(document)
                .startsWith("# Imported by scvmm from riverside.json.\n")
                .contains("# Cut short by the export:", "# Not mapped:", "#   images = 1 entry: ")
                .doesNotContainIgnoringCase("ilse")
                .doesNotContain("secret", folder.toString());
    }

    @Test
    void a_list_that_the_file_does_not_have_leaves_its_section_out() throws IOException {
        ImportedEnvironment few = read("{\"vnets\": []}");
        assertThat(few.environment().knowledge(Section.VIRTUAL_SWITCHES)).isEqualTo(Knowledge.OPEN);
        assertThat(few.environment().knowledge(Section.HOSTS)).isEqualTo(Knowledge.UNKNOWN);
        assertThat(few.environment().size()).isEqualTo(1);
    }

    @Test
    void a_list_that_became_text_leaves_its_section_out() throws IOException {
        ImportedEnvironment cut = read("{\"vms\": \"VMM1 Grete\", \"hosts\": [\"alma\"]}");
        assertThat(cut.environment().knowledge(Section.VIRTUAL_MACHINES)).isEqualTo(Knowledge.UNKNOWN);
        assertThat(cut.environment().knowledge(Section.HOSTS)).isEqualTo(Knowledge.UNKNOWN);
        assertThat(cut.cutShort()).extracting(ImportFinding::path).containsExactlyInAnyOrder("vms", "hosts[]");
    }

    @Test
    void hosts_that_share_a_short_name_keep_their_full_ones() throws IOException {
        ImportedEnvironment two = read(
                "{\"hosts\": [{\"Name\": \"alma.a.example\"}, {\"Name\": \"alma.b.example\"}],"
                        + "\"vms\": [{\"Name\": \"v\", \"HostName\": \"alma\"}, {\"Name\": \"w\", \"HostName\": \"ALMA.B.example\"}]}");
        assertThat(two.environment().all(Host.class))
                .extracting(Host::id)
                .containsExactly("alma.a.example", "alma.b.example");
        assertThat(two.environment().all(VirtualMachine.class))
                .extracting(VirtualMachine::host)
                .containsExactly(null, host("alma.b.example"));
    }

    @Test
    void encodings_of_windows_powershell_are_read() throws IOException {
        Path file = folder.resolve("utf.json");
        Files.write(file, ("\uFEFF" + inventory()).getBytes(StandardCharsets.UTF_16LE));
        assertThat(importer.read(file).environment().size()).isEqualTo(environment.size());
        Files.write(file, ("\uFEFF" + inventory()).getBytes(StandardCharsets.UTF_8));
        assertThat(importer.read(file).environment().size()).isEqualTo(environment.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "<Objs/>",
                "{\"hosts\": [",
                "[]",
                "3",
                "\"hosts\"",
                "{\"pools\": []}",
                "{\"hosts\": []} {}",
                "{\"hosts\": 1, \"hosts\": 2}",
                "\u0000\u0001PK",
                "null"
            })
    void what_is_no_inventory_is_refused_with_file_and_advice(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("other.json")
                .hasMessageMatching("(?s).*Try: (Export|Put|Check).*");
    }

    @Test
    void a_syntax_error_is_reported_with_its_position() {
        assertThatThrownBy(() -> read("{\"hosts\":\n  nonsense}")).hasMessageContaining("other.json:2:");
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThatThrownBy(() -> read("{\"hosts\":" + "[".repeat(100_000))).isInstanceOf(EnvironmentException.class);
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> importer.read(folder.resolve("gone.json")))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("gone.json: there is no such file");
        assertThatThrownBy(() -> importer.read(folder)).isInstanceOf(EnvironmentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hosts\": [null, {}, {\"Name\": 7}, {\"Name\": {}}], \"vms\": [{}, {\"Name\": []}], \"vnets\": {}, \"clusters\": [{}]}",
                "{\"hosts\": 7, \"vms\": true, \"vnets\": null, \"clusters\": {\"Nodes\": [{}], \"ClusterName\": \"none\"}}",
                "{\"hosts\": [{\"Name\": \"..\", \"DiskVolumes\": [{\"Name\": \"?\"}, {\"Capacity\": 1e99, \"Name\": \"a\\nb\"}]}]}",
                "{\"vms\": [{\"Name\": \"unknown\", \"HostName\": \".\", \"VirtualHardDisks\": [{}, {\"Location\": \"\\\\\"}]}]}",
                "{\"collectedAt\": \"yesterday\", \"hosts\": {\"value\": [{\"Name\": \"alma\"}], \"Count\": 1}}"
            })
    void values_of_a_wrong_kind_are_unknown(String content) throws IOException {
        ImportedEnvironment odd = read(content);
        assertThat(new EnvironmentWriter().write(odd.environment(), odd.notes()))
                .isNotEmpty();
    }

    @Test
    void importers_are_found_by_their_kind() {
        assertThat(Importer.ofKind("SCVMM")).containsInstanceOf(ScvmmImporter.class);
        assertThat(Importer.ofKind("other")).isEmpty();
        assertThat(Importer.all().stream().map(Object::getClass).toList())
                .as("every importer can be looked up")
                .isEqualTo(List.of(Importer.class.getPermittedSubclasses()));
    }

    private ImportedEnvironment read(String content) throws IOException {
        Path file = folder.resolve("other.json");
        Files.writeString(file, content);
        return importer.read(file);
    }

    private <F extends Fact> F find(Class<F> type, String id) {
        return environment.all(type).stream()
                .filter(fact -> fact.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void assertUnmapped(String path, String value) {
        assertThat(imported.unmapped()).anySatisfy(finding -> {
            assertThat(finding.path()).isEqualTo(path);
            assertThat(finding.value()).isEqualTo(value);
        });
    }

    private static Reference host(String id) {
        return new Reference(Section.HOSTS, id);
    }

    private static Reference machine(String id) {
        return new Reference(Section.VIRTUAL_MACHINES, id);
    }

    private static Reference volume(String id) {
        return new Reference(Section.VOLUMES, id);
    }
}
