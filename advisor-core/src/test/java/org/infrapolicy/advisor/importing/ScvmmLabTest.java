package org.infrapolicy.advisor.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentWriter;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.Volume;
import org.junit.jupiter.api.Test;

/** The inventory of a real lab, which is not part of the project. */
class ScvmmLabTest {
    @Test
    void a_real_inventory_becomes_an_environment() {
        String shared = System.getProperty("advisor.shared");
        assumeTrue(shared != null, "System property advisor.shared does not name the folder with the real inventory");

        ImportedEnvironment lab =
                new ScvmmImporter().read(Path.of(shared, "real-data/scvmm-json/scvmm-inventory.json"));

        Environment environment = lab.environment();
        assertThat(environment.all(Section.HOSTS)).hasSize(3);
        assertThat(environment.all(Section.CLUSTERS)).hasSize(1);
        assertThat(environment.all(Section.VIRTUAL_MACHINES)).hasSize(28);
        assertThat(environment.all(Section.VIRTUAL_SWITCHES)).hasSize(6);
        assertThat(environment.all(Section.VIRTUAL_DISKS)).hasSize(37);
        assertThat(environment.all(Section.SHARES)).hasSize(2);
        assertThat(environment.all(Section.FILE_SERVERS)).hasSize(2);
        assertThat(environment.all(Section.VOLUMES))
                .as("two of 14 are shown by both nodes")
                .hasSize(12);
        assertThat(environment.all(Volume.class))
                .filteredOn(volume -> Boolean.TRUE.equals(volume.csv()))
                .hasSize(2)
                .allSatisfy(volume -> assertThat(volume.fileSystem()).isNull());
        assertThat(environment.contradictions()).isEmpty();
        assertThat(lab.cutShort()).extracting(ImportFinding::path).contains("clusters[].Nodes[].DiskVolumes");
        assertThat(new EnvironmentWriter().write(environment, lab.notes()))
                .doesNotContainIgnoringCase("administrator")
                .doesNotContain("JTSCVMM");
    }
}
