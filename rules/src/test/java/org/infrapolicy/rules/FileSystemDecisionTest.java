package org.infrapolicy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments about file systems come to when they are weighed together. */
class FileSystemDecisionTest {
    private static final Advisor ADVISOR = Advisor.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            storage: s2d, resiliency: three-way-mirror                                  | refs
            storage: s2d, resiliency: three-way-mirror, size: 4 TB, largestFile: 200 GB | refs
            storage: storage-spaces, resiliency: none                                   | ntfs
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
    @CsvSource({"yes, refs", "no, ntfs"})
    void a_backup_product_without_refs_rules_it_out_even_on_storage_spaces(String supported, String option) {
        assertThat(recommended("""
                        hosts:
                          - {id: alma, operatingSystem: Windows Server 2022, roles: [hyper-v]}
                        volumes:
                          - {id: d, mountedBy: alma, boot: no, contents: [virtual-disks], storage: s2d}
                        backups:
                          - {id: nightly, covers: [d], product: keep-it}
                        products:
                          - {id: keep-it, supports: {refs: %s}}
                        """.formatted(supported))).isEqualTo(option);
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

    private static String recommended(String environment) {
        return ADVISOR.advise(new EnvironmentReader().readText("file-system.yaml", environment)).decisions().stream()
                .filter(recommendation -> recommendation.subject().id().equals("d"))
                .findFirst()
                .flatMap(Recommendation::recommended)
                .map(Option::id)
                .orElse("tie");
    }
}
