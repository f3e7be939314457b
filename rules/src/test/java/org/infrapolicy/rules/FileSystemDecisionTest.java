package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Argument;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments about file systems come to when they are weighed together. */
class FileSystemDecisionTest {
    private static final Advisor ADVISOR = Advisor.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            storage: s2d, resiliency: three-way-mirror                                  | refs
            storage: s2d, resiliency: three-way-mirror, size: 4 TB, largestFile: 200 GB | refs
            storage: storage-spaces, resiliency: none                                   | tie
            storage: hardware-raid, size: 40 TB                                         | ntfs
            storage: array, size: 4 TB, largestFile: 200 GB                             | ntfs
            storage: array, size: 300 TB                                                | refs
            storage: array, size: 60 TB, largestFile: 40 TB                             | refs
            storage: array, frequentOperations: [checkpoint-merge, checkpoint-creation] | tie
            storage: array, frequentOperations: [fixed-disk-creation]                   | refs
            storage: s2d, resiliency: mirror, featuresNeeded: [quotas]                  | ntfs
            storage: array, size: 300 TB, holdsPageFile: yes                            | ntfs
            size: 40 TB                                                                 | tie
            """)
    void arguments_about_a_volume_of_a_host_recommend(String attributes, String option) {
        assertThat(recommended("""
                        hosts:
                          - {id: alma, operatingSystem: Windows Server 2022, roles: [hyper-v]}
                        volumes:
                          - {id: c, mountedBy: alma, boot: yes, contents: [operating-system]}
                          - {id: d, mountedBy: alma, contents: [virtual-disks], %s}
                        """.formatted(attributes))).isEqualTo(option);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            size: 40 TB                                | ntfs
            storage: s2d, resiliency: three-way-mirror | refs
            """)
    void somebody_unsure_takes_ntfs_where_nothing_else_decides(String attributes, String option) {
        assertThat(recommended("""
                        hosts:
                          - {id: alma, operatingSystem: Windows Server 2022, roles: [hyper-v]}
                        volumes:
                          - {id: d, mountedBy: alma, boot: no, contents: [virtual-disks], %s}
                        decisions:
                          - {id: format, topic: file-system, subject: d, unsure: yes}
                        """.formatted(attributes))).isEqualTo(option);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yes | storage: s2d, size: 40 TB                         | refs
            no  | storage: s2d, size: 40 TB                         | ntfs
            no  | storage: s2d, size: 40 TB, resiliency: mirror     | ntfs
            no  | storage: array, size: 40 TB                       | ntfs
            no  | storage: array, size: 300 TB                      | refs
            no  | storage: array, size: 300 TB, holdsPageFile: yes  | ntfs
            """)
    void a_backup_product_without_refs_weighs_against_it_up_to_the_size_that_only_refs_serves(
            String supported, String attributes, String option) {
        assertThat(recommended("""
                        hosts:
                          - {id: alma, operatingSystem: Windows Server 2022, roles: [hyper-v]}
                        volumes:
                          - {id: d, mountedBy: alma, boot: no, contents: [virtual-disks], %s}
                        backups:
                          - {id: nightly, covers: [d], product: keep-it}
                        products:
                          - {id: keep-it, supports: {refs: %s}}
                        """.formatted(attributes, supported))).isEqualTo(option);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mountedBy: crm, size: 2 TB                                                    | ntfs
            mountedBy: crm, size: 300 TB                                                  | refs
            mountedBy: crm, size: 20 TB, contents: [backups]                              | refs
            mountedBy: crm, size: 20 TB, contents: [backups], featuresNeeded: [quotas]    | ntfs
            mountedBy: gweb, size: 2 TB, storage: s2d                                     | tie
            """)
    void arguments_about_a_volume_inside_a_machine_recommend(String attributes, String option) {
        assertThat(recommended("""
                        virtualMachines:
                          - {id: crm, operatingSystem: Windows Server 2022}
                          - {id: web1}
                        clusters:
                          - {id: gweb, nodes: [web1], storage: s2d}
                        volumes:
                          - {id: d, %s}
                        """.formatted(attributes))).isEqualTo(option);
    }

    @Test
    void a_very_large_volume_and_a_backup_product_without_refs_are_told_as_a_competition() {
        assertThat(recommendation("""
                        volumes: [{id: d, contents: [virtual-disks], storage: array, size: 300 TB, mountedBy: alma}]
                        hosts: [{id: alma}]
                        backups: [{id: nightly, covers: [d], product: keep-it}]
                        products: [{id: keep-it, supports: {refs: no}}]
                        """).competing())
                .anySatisfy(competition -> assertThat(competition.rules())
                        .containsExactlyInAnyOrder(
                                "filesystem/backup-product-against-refs", "filesystem/large-volume-favours-refs"));
    }

    @Test
    void storage_spaces_without_redundancy_count_against_refs_once() {
        assertThat(rules(recommendation("""
                        volumes: [{id: d, contents: [virtual-disks], storage: storage-spaces, resiliency: none, mountedBy: alma}]
                        hosts: [{id: alma}]
                        """)))
                .contains("filesystem/unprotected-spaces-against-refs", "filesystem/storage-spaces-favour-refs")
                .doesNotContain("filesystem/no-repair-against-refs");
    }

    @Test
    void both_sides_are_told_of_a_guest_cluster_on_storage_spaces_direct() {
        Recommendation recommendation = recommendation("""
                virtualMachines: [{id: web1}]
                clusters: [{id: gweb, nodes: [web1], storage: s2d}]
                volumes: [{id: d, mountedBy: gweb, size: 2 TB, storage: s2d}]
                """);

        assertThat(recommendation.recommended()).isEmpty();
        assertThat(recommendation.competing())
                .anySatisfy(competition -> assertThat(competition.rules())
                        .containsExactlyInAnyOrder(
                                "filesystem/guest-storage-spaces-direct-favours-ntfs",
                                "filesystem/guest-storage-spaces-direct-favours-refs"));
    }

    private static List<String> rules(Recommendation recommendation) {
        return recommendation.options().stream()
                .flatMap(option -> option.arguments().stream())
                .map(Argument::rule)
                .toList();
    }

    private static Recommendation recommendation(String environment) {
        return ADVISOR.advise(new EnvironmentReader().readText("file-system.yaml", environment)).decisions().stream()
                .filter(recommendation -> recommendation.subject().id().equals("d"))
                .findFirst()
                .orElseThrow();
    }

    private static String recommended(String environment) {
        return ADVISOR.advise(new EnvironmentReader().readText("file-system.yaml", environment)).decisions().stream()
                .filter(recommendation -> recommendation.subject().id().equals("d"))
                .findFirst()
                .flatMap(Recommendation::recommended)
                .map(Option::id)
                .orElse("tie");
    }
}
