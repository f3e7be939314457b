package org.infrapolicy.examples.embed;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.infrapolicy.advisor.Advice;
import org.infrapolicy.advisor.Advisor;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.Finding;
import org.infrapolicy.advisor.Recommendation;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.EnvironmentReader;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.fact.Host;
import org.infrapolicy.advisor.environment.fact.HostBuilder;
import org.infrapolicy.advisor.environment.fact.VolumeBuilder;
import org.infrapolicy.advisor.environment.vocabulary.Content;
import org.infrapolicy.advisor.environment.vocabulary.FileSystem;

/** Prints what the advisor says of a lab that is built in code, or of the environment in the files that are named. */
public final class EstateReview {
    // snippet:advise
    private final Advisor advisor = Advisor.create(); // loads the rules: keep it, threads may share it

    void print(Environment environment, PrintStream out) {
        Advice advice = advisor.advise(environment);
        for (Finding failure : advice.failures()) {
            out.println(failure.rule().severity() + " " + failure.message());
            for (Evidence evidence : failure.evidence()) {
                out.println("  because " + evidence.path() + " = " + evidence.value());
            }
        }
        for (Finding unknown : advice.unknowns()) {
            out.println("UNKNOWN " + unknown.rule().id() + " " + unknown.subject() + ", missing: " + unknown.missing());
        }
        for (Recommendation decision : advice.decisions()) {
            String answer = decision.recommended().map(option -> option.title()).orElse("a tie");
            out.println("DECISION " + decision.question() + ", " + decision.subject() + ": " + answer);
        }
    }
    // end

    // snippet:environment
    static Environment lab() {
        Host host = HostBuilder.builder().id("lab1").build();
        return Environment.builder("Lab")
                .add(host)
                .add(VolumeBuilder.builder()
                        .id("d")
                        .mountedBy(host.reference())
                        .fileSystem(FileSystem.REFS)
                        .size(DataSize.terabytes(200))
                        .contents(Listing.of(Content.VIRTUAL_DISKS))
                        .holdsPageFile(true)
                        .build())
                .add(VolumeBuilder.builder().id("e").holdsPageFile(true).build()) // its file system is not known
                .build();
    }
    // end

    /** Reads the files as one environment, or takes the lab if none is named. */
    public static void main(String[] files) {
        Environment environment = files.length == 0
                ? lab()
                : new EnvironmentReader()
                        .read(Arrays.stream(files).map(Path::of).toList());
        new EstateReview().print(environment, System.out);
    }
}
