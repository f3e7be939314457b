package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.infrapolicy.advisor.environment.fact.Backup;
import org.infrapolicy.advisor.environment.fact.Cluster;
import org.infrapolicy.advisor.environment.fact.Conversion;
import org.infrapolicy.advisor.environment.fact.Decision;
import org.infrapolicy.advisor.environment.fact.DisasterRecoveryPlan;
import org.infrapolicy.advisor.environment.fact.Host;
import org.infrapolicy.advisor.environment.fact.Link;
import org.infrapolicy.advisor.environment.fact.Product;
import org.infrapolicy.advisor.environment.fact.VirtualMachine;
import org.infrapolicy.advisor.environment.fact.Volume;
import org.infrapolicy.advisor.environment.fact.Workload;
import org.infrapolicy.advisor.environment.vocabulary.Content;
import org.infrapolicy.advisor.environment.vocabulary.FileSystem;
import org.infrapolicy.advisor.environment.vocabulary.NtfsFeature;
import org.infrapolicy.advisor.environment.vocabulary.Reason;
import org.infrapolicy.advisor.environment.vocabulary.VolumeStorage;
import org.infrapolicy.advisor.environment.vocabulary.Witness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentReaderTest {
    private final EnvironmentReader reader = new EnvironmentReader();

    private Environment read(String document) {
        return reader.readText("lab.yaml", ReadableDocuments.ALL.get(document));
    }

    private static <F extends Fact> F find(Environment environment, Class<F> type, String id) {
        return environment.all(type).stream()
                .filter(fact -> fact.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Set<String> readable() {
        return ReadableDocuments.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("readable")
    void reads_every_readable_document(String name) {
        assertThat(read(name)).isNotNull();
    }

    @Test
    void tells_unknown_open_and_complete_sections_apart() {
        Environment lab = read("sections");

        assertThat(lab.name()).isEqualTo("Lab");
        assertThat(lab.asOf()).contains(LocalDate.of(2026, 9, 30));
        assertThat(lab.knowledge(Section.HOSTS)).isEqualTo(Knowledge.COMPLETE);
        assertThat(lab.knowledge(Section.BACKUPS)).isEqualTo(Knowledge.COMPLETE);
        assertThat(lab.knowledge(Section.SHARES)).isEqualTo(Knowledge.UNKNOWN);
        assertThat(lab.knowledge(Section.CLUSTERS)).isEqualTo(Knowledge.OPEN);
        assertThat(lab.knowledge(Section.VOLUMES)).isEqualTo(Knowledge.OPEN);
        assertThat(lab.knowledge(Section.SITES)).isEqualTo(Knowledge.UNKNOWN);
    }

    @Test
    void keeps_texts_as_written() {
        Environment lab = read("text as written");

        Host no = find(lab, Host.class, "no");
        assertThat(no.name()).isEqualTo("1.10");
        assertThat(no.comment()).isEqualTo("none");
        assertThat(no.hardwareModel()).isEqualTo("2016");
        assertThat(no.powerShellVersion()).hasToString("5.10");
        assertThat(find(lab, Host.class, "007").name()).isEqualTo("yes");
    }

    @Test
    void reads_yes_and_no_in_any_case() {
        assertThat(read("yes and no").all(Host.class))
                .extracting(Host::clustered)
                .containsExactly(true, false, true, null, true);
    }

    @Test
    void reads_enumerations_in_the_spellings_of_the_field() {
        Environment lab = read("enumerations");

        assertThat(lab.all(Volume.class))
                .extracting(Volume::fileSystem)
                .containsExactly(FileSystem.REFS, FileSystem.REFS, null, null);
        assertThat(find(lab, Volume.class, "a").storage()).isEqualTo(VolumeStorage.STORAGE_SPACES_DIRECT);
        assertThat(find(lab, Volume.class, "c").contents())
                .isEqualTo(Listing.of(Content.VIRTUAL_DISKS, Content.RDS_USER_PROFILE_DISKS));
        assertThat(find(lab, Volume.class, "c").featuresNeeded()).isEqualTo(Listing.of(NtfsFeature.SHORT_NAMES));
        assertThat(find(lab, Volume.class, "d").contents()).isEqualTo(Listing.of());
        assertThat(find(lab, Volume.class, "d").chosenFor()).isEqualTo(Listing.openOf(Reason.PERFORMANCE));
    }

    @Test
    void reads_quantities_with_their_units() {
        Environment lab = read("quantities");

        Link a = find(lab, Link.class, "a");
        assertThat(a.distance()).isEqualTo(Distance.kilometres(70));
        assertThat(a.bandwidth()).isEqualTo(new Bandwidth(10_000_000_000L));
        assertThat(a.roundTripLatency()).isEqualTo(Duration.ofNanos(800_000));
        assertThat(find(lab, Link.class, "b").distance()).isEqualTo(new Distance(600));
        assertThat(find(lab, Link.class, "b").bandwidth()).isEqualTo(new Bandwidth(0));
        assertThat(find(lab, Volume.class, "a").size()).isEqualTo(DataSize.gigabytes(1536));
        assertThat(find(lab, Volume.class, "a").free()).isEqualTo(DataSize.gigabytes(300));
        Workload workload = find(lab, Workload.class, "a");
        assertThat(workload.dataLoss()).isEqualTo(Duration.ZERO);
        assertThat(workload.recoveryTime()).isEqualTo(TimeSpan.UNLIMITED);
        assertThat(workload.retention()).isEqualTo(Duration.ofDays(90));
        assertThat(workload.latencyBudget()).isEqualTo(Duration.ofHours(2));
        assertThat(find(lab, Workload.class, "b").dataLoss()).isEqualTo(Duration.ofMinutes(90));
        assertThat(find(lab, Workload.class, "b").retention()).isEqualTo(Duration.ofDays(730));
    }

    @Test
    void reads_exact_and_partial_dates_and_ages() {
        assertThat(read("dates").all(DisasterRecoveryPlan.class))
                .extracting(plan ->
                        plan.lastTest().earliest() + " " + plan.lastTest().latest())
                .startsWith(
                        "2026-03-31 2026-03-31",
                        "2026-03-01 2026-03-31",
                        "2026-01-01 2026-12-31",
                        "2026-05-03 2026-05-03");
        DisasterRecoveryPlan never = find(read("dates"), DisasterRecoveryPlan.class, "e");
        assertThat(never.lastTest()).isEqualTo(PartialDate.NEVER);
        assertThat(never.testInterval()).isEqualTo(TimeSpan.UNLIMITED);
    }

    @Test
    void counts_ages_to_the_day_of_the_run_where_no_other_day_is_said() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
        Environment lab = new EnvironmentReader(clock).readText("lab.yaml", "backups: [{id: a, lastRun: 3 days ago}]");

        assertThat(lab.all(Backup.class).get(0).lastRun().earliest()).isEqualTo(LocalDate.of(2026, 11, 21));
    }

    @Test
    void reads_operating_systems_by_name_release_and_build() {
        assertThat(read("systems and versions").all(Host.class))
                .extracting(Host::operatingSystem)
                .containsExactly(
                        OperatingSystem.WINDOWS_SERVER_2012_R2,
                        OperatingSystem.WINDOWS_SERVER_2019,
                        OperatingSystem.WINDOWS_SERVER_2019);
    }

    @Test
    void reads_none_as_each_attribute_means_it() {
        Environment lab = read("none");

        VirtualMachine machine = find(lab, VirtualMachine.class, "a");
        assertThat(machine.host()).isEqualTo(Reference.NONE);
        assertThat(machine.cluster()).isEqualTo(Reference.NONE);
        assertThat(machine.storedOn()).isEqualTo(Listing.of());
        assertThat(machine.antiAffinityClass()).isEmpty();
        Cluster cluster = find(lab, Cluster.class, "a");
        assertThat(cluster.storage()).isEqualTo(Listing.of());
        assertThat(cluster.witness()).isEqualTo(Witness.NONE);
        assertThat(cluster.csvCache()).isEqualTo(new DataSize(0));
    }

    @Test
    void resolves_references_and_ranges_without_regard_to_case() {
        Environment lab = read("references");

        assertThat(lab.all(Host.class)).extracting(Host::id).containsExactly("alma08", "alma09", "alma10", "alma11");
        assertThat(find(lab, Host.class, "alma11").site()).isEqualTo(new Reference(Section.SITES, "Graz"));
        assertThat(find(lab, Cluster.class, "files").nodes().elements())
                .extracting(Reference::id)
                .containsExactly("alma08", "alma09", "alma10", "alma11");
        assertThat(find(lab, Decision.class, "a").subject()).isEqualTo(new Reference(Section.CLUSTERS, "files"));
    }

    @Test
    void reads_maps_of_yes_and_no_and_origins() {
        Environment lab = read("maps");

        Product product = find(lab, Product.class, "a");
        assertThat(product.supports().csv()).isTrue();
        assertThat(product.supports().refs()).isFalse();
        assertThat(product.supports().liveMigration()).isNull();
        Origin origin = find(lab, Host.class, "c").origin();
        assertThat(origin.source()).isEqualTo(new Reference(Section.IMPORTS, "vmm"));
        assertThat(origin.object()).isEqualTo("hosts[2]");
        assertThat(origin.properties()).containsEntry("operatingSystem", "OS.Name");
    }

    @Test
    void keeps_texts_that_are_repeated_or_empty() {
        Conversion conversion = read("repeated texts").all(Conversion.class).get(0);

        assertThat(conversion.newNames()).isEqualTo(Listing.of("", "lan", "lan"));
        assertThat(conversion.notes()).isEmpty();
    }

    @Test
    void shares_what_aliases_name() {
        Environment lab = read("aliases");

        assertThat(find(lab, Host.class, "b").hardwareModel()).isEqualTo("Acme R7");
        assertThat(find(lab, Host.class, "b").roles())
                .isEqualTo(find(lab, Host.class, "a").roles());
    }

    @Test
    void remembers_where_everything_is_stated() {
        Environment lab = reader.readText("lab.yaml", """
                volumes:
                  - id: d1..d2
                    fileSystem: ReFS
                products:
                  - {id: p, supports: {csv: yes}}
                """);

        assertThat(lab.position(AttributePath.of(Section.VOLUMES))).contains(new Position("lab.yaml", 1, 1));
        assertThat(lab.position(AttributePath.of(Section.HOSTS))).isEmpty();
        assertThat(lab.position(new AttributePath(Section.VOLUMES, "d2", "fileSystem")))
                .contains(new Position("lab.yaml", 3, 5));
        assertThat(lab.position(new AttributePath(Section.VOLUMES, "d2", "size")))
                .contains(new Position("lab.yaml", 2, 5));
        assertThat(lab.position(new AttributePath(Section.PRODUCTS, "p", "supports.csv")))
                .contains(new Position("lab.yaml", 5, 24));
    }

    @Test
    void takes_the_name_from_the_file_if_none_is_given() {
        assertThat(reader.readText("estates/lab.prod.yaml", "hosts: []").name()).isEqualTo("lab.prod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"small.yaml", "branch-office.yaml", "enterprise.yaml"})
    void reads_the_shared_examples(String name) {
        Path example = SharedFiles.path("examples/" + name);

        Environment environment = reader.read(example);

        assertThat(environment.files()).containsExactly(example.toString());
        assertThat(environment.size()).isPositive();
    }

    @Test
    void reads_a_directory_as_one_environment(@TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve("sub/.hidden"));
        Files.writeString(directory.resolve("b.yml"), "hosts: [{id: b}]");
        Files.writeString(directory.resolve("sub/a.json"), "{\"hosts\": [{\"id\": \"a\"}]}");
        Files.writeString(directory.resolve("sub/.hidden/c.yaml"), "not: this");
        Files.writeString(directory.resolve("notes.txt"), "nor this");

        assertThat(EnvironmentReader.files(directory))
                .containsExactly(directory.resolve("b.yml"), directory.resolve("sub/a.json"));
        assertThat(reader.read(directory).all(Host.class)).extracting(Host::id).containsExactly("b", "a");
        assertThat(reader.read(directory).name()).isEqualTo("b + a");
    }

    @Test
    void wants_at_least_one_file() {
        assertThatThrownBy(() -> reader.read(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
