package org.infrapolicy.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.junit.jupiter.api.Test;

class TryOutTest {
    @Test
    void prints() throws Exception {
        Advisor advisor = Advisor.create();
        StringBuilder out = new StringBuilder();
        for (String file : List.of(
                "/work/shared/examples/small.yaml",
                "/work/shared/examples/enterprise.yaml",
                "/work/shared/examples/branch-office.yaml",
                "../examples/environments/dairy.yaml",
                "../examples/environments/joinery.yaml",
                "/tmp/repl/try.yaml")) {
            out.append("=== ").append(file).append('\n');
            var advice = advisor.advise(new EnvironmentReader().readText(file, Files.readString(Path.of(file))));
            advice.findings().stream()
                    .filter(f -> f.rule().id().startsWith("replication")
                            || f.rule().id().startsWith("csv/multi"))
                    .filter(f -> f.verdict().toString().equals("FAIL")
                            || f.verdict().toString().equals("UNKNOWN"))
                    .forEach(f -> out.append(f.verdict() + " " + f.rule().id() + " " + f.subject() + " " + f.message()
                            + " " + f.missing() + "\n"));
            advice.decisions().stream()
                    .filter(d -> d.decision().contains("replication"))
                    .forEach(d -> out.append(d.decision() + " " + d.subject() + " "
                            + d.recommended().map(o -> o.id()).orElse("tie") + " settled=" + d.settled() + " open="
                            + d.open() + "\n"));
        }
        Files.writeString(Path.of("/tmp/repl/try.txt"), out.toString());
    }
}
