package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.infrapolicy.advisor.environment.fact.Cluster;
import org.infrapolicy.advisor.environment.fact.Product;
import org.infrapolicy.advisor.environment.fact.Volume;
import org.infrapolicy.advisor.environment.vocabulary.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentChangesTest {
    private final EnvironmentReader reader = new EnvironmentReader();
    private final Environment base = reader.readText("lab.yaml", """
            hosts: [{id: a1..a3}]
            clusters: [{id: c, nodes: [a1, a2]}]
            volumes: [{id: 'd[1].x', fileSystem: ReFS}, {id: e}]
            products: [{id: p, supports: {csv: yes}}]
            """);

    @Test
    void changes_attributes_and_leaves_the_base_alone() {
        Environment changed = reader.with(
                base,
                Map.of(
                        "volumes[d[1].x].fileSystem", "NTFS",
                        "clusters[c].nodes", "[a1..a2, a3]",
                        "products[p].supports.refs", "no",
                        "volumes[E].name", "C:",
                        "hosts[a1..a3].nodeState", "up",
                        "backups", "[]"));

        assertThat(changed.all(Volume.class)).extracting(Volume::fileSystem).containsExactly(FileSystem.NTFS, null);
        assertThat(changed.all(Volume.class).get(1).name()).isEqualTo("C:");
        assertThat(changed.all(Cluster.class).get(0).nodeCount()).isEqualTo(3);
        assertThat(changed.all(Product.class).get(0).supports().csv()).isTrue();
        assertThat(changed.all(Product.class).get(0).supports().refs()).isFalse();
        assertThat(changed.knowledge(Section.BACKUPS)).isEqualTo(Knowledge.COMPLETE);
        assertThat(changed.position(new AttributePath(Section.CLUSTERS, "c", "nodes")))
                .contains(new Position("--set", 1, 1));
        assertThat(base.all(Volume.class).get(0).fileSystem()).isEqualTo(FileSystem.REFS);
        assertThat(base.knowledge(Section.BACKUPS)).isEqualTo(Knowledge.UNKNOWN);
    }

    @Test
    void makes_unknown_what_is_set_to_unknown() {
        assertThat(reader.with(base, Map.of("volumes[d[1].x].fileSystem", "unknown"))
                        .all(Volume.class)
                        .get(0)
                        .fileSystem())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "volumes[e].fileSystem | NTFZ | --set volumes[e].fileSystem: NTFZ is none of ntfs, refs, fat32, exfat, fat, raw, other",
                "volumes[f].fileSystem | NTFS | --set volumes[f].fileSystem: volumes has no object f",
                "volume[e].fileSystem | NTFS | --set volume[e].fileSystem: volume is not a section",
                "volumes[e].filesystem | NTFS | --set volumes[e].filesystem: is no attribute of volumes",
                "volumes[e].id | f | --set volumes[e].id: an id cannot be changed",
                "volumes[e].size.csv | 4 TB | --set volumes[e].size.csv: size is no map and has no csv",
                "volumes[e].mountedBy | a4 | --set volumes[e].mountedBy: a4 is the id of no object in hosts, clusters, virtualMachines",
                "volumes.fileSystem | NTFS | --set volumes.fileSystem: is not the path of an attribute or of a section",
                "volumes[e].chosenFor | [speed | --set:1:7: is not valid YAML: expected ',' or ']', but got <stream end>",
                "volumes | [] | --set volumes: has objects, which cannot be taken away here",
                "clusters[c].nodeCount | 5 | --set:1:1 clusters[c].nodeCount: is 5, but 2 follows from clusters[c].nodes in lab.yaml:2:20"
            })
    void says_what_is_wrong_with_a_change(String path, String value, String problem) {
        EnvironmentException e =
                catchThrowableOfType(EnvironmentException.class, () -> reader.with(base, Map.of(path, value)));

        assertThat(e).hasMessageStartingWith(problem + "\n    Try: ");
    }
}
