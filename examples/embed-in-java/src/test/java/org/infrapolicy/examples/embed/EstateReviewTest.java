package org.infrapolicy.examples.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;

class EstateReviewTest {
    private static List<String> lines(Environment environment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new EstateReview().print(environment, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void prints_failures_with_their_evidence() {
        assertThat(lines(EstateReview.lab()))
                .contains(
                        "CRITICAL Volume d holds a page file and is formatted with ReFS",
                        "  because volumes[d].holdsPageFile = yes",
                        "  because volumes[d].fileSystem = refs");
    }

    @Test
    void prints_what_is_missing_for_a_verdict() {
        assertThat(lines(EstateReview.lab()))
                .contains("UNKNOWN filesystem/page-file volumes[e], missing: [volumes[e].fileSystem]");
    }

    @Test
    void prints_the_answer_to_a_design_question() {
        assertThat(lines(EstateReview.lab()))
                .anyMatch(line ->
                        line.startsWith("DECISION NTFS or ReFS for a volume that holds virtual disks, volumes[d]: "));
    }

    @Test
    void reads_an_environment_from_a_file() {
        Environment branchOffice = new EnvironmentReader().read(Path.of("../environments/branch-office.yaml"));

        assertThat(lines(branchOffice)).anyMatch(line -> line.contains("volumes[csv-machines]"));
    }
}
