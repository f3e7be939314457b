package org.infrapolicy.advisor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.infrapolicy.advisor.audit.Estates.PAGE_FILE;
import static org.infrapolicy.advisor.audit.Estates.estate;
import static org.infrapolicy.advisor.audit.Estates.write;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.infrapolicy.advisor.Severity;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.comparison.Baseline;
import org.infrapolicy.advisor.report.ReportFormats;
import org.infrapolicy.advisor.report.RollUp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void write_environments() throws IOException {
        folder = temporary.resolve("estates");
        for (int i = 0; i < 30; i++) {
            write(
                    folder,
                    "site" + i % 3 + "/estate" + i + ".yaml",
                    estate("Estate " + i, i % 4 == 0 ? "ReFS" : "NTFS", "yes"));
        }
        write(folder, "site0/open.yaml", estate("Open", "ReFS", "unknown"));
        write(folder, "broken.yaml", "hosts: [{id: alma");
        write(folder, "wrong.yaml", "hosts: [{id: alma, colour: red}]");
    }

    private List<AuditInput> inputs() {
        return AuditInput.ofFolder(folder);
    }

    @Test
    void a_folder_is_rolled_up_and_what_cannot_be_read_keeps_nothing_from_being_judged() throws IOException {
        RollUp rollUp = Audit.with(Estates.advisor()).run(inputs(), List.of());

        assertThat(rollUp.environments()).isEqualTo(31);
        assertThat(rollUp.total().count(Verdict.FAIL)).isEqualTo(8);
        assertThat(rollUp.total().count(Verdict.UNKNOWN)).isEqualTo(1);
        assertThat(rollUp.standing()).isEqualTo(Map.of(Severity.CRITICAL, 8));
        assertThat(rollUp.worst()).hasSize(8).allMatch(count -> count.standing(Severity.CRITICAL) == 1);
        assertThat(rollUp.causes()).singleElement().satisfies(cause -> {
            assertThat(cause.rule().id()).isEqualTo(PAGE_FILE);
            assertThat(cause.environments()).isEqualTo(8);
            assertThat(cause.failures()).isEqualTo(8);
        });
        assertThat(rollUp.missing()).singleElement().satisfies(fact -> {
            assertThat(fact.attribute()).isEqualTo("volumes[].holdsPageFile");
            assertThat(fact.environments()).isEqualTo(1);
        });
        assertThat(rollUp.unread()).extracting(RollUp.Unread::key).containsExactly("broken.yaml", "wrong.yaml");
        assertThat(rollUp.unread())
                .allSatisfy(file -> assertThat(file.problems()).isNotEmpty());
    }

    @Test
    void the_same_bytes_whatever_the_number_of_cores() throws IOException {
        List<String> once = written(Audit.with(Estates.advisor()).onCores(1));
        List<String> more = written(Audit.with(Estates.advisor()).onCores(8));

        assertThat(more).isEqualTo(once);
        assertThat(once).hasSize(ReportFormats.names().size()).noneMatch(String::isBlank);
    }

    private List<String> written(Audit audit) throws IOException {
        List<StringWriter> texts = new ArrayList<>();
        List<Report> reports = new ArrayList<>();
        for (String name : ReportFormats.names()) {
            texts.add(new StringWriter());
            reports.add(Estates.report(name, texts.get(texts.size() - 1)));
        }
        audit.run(inputs(), reports);
        return texts.stream().map(StringWriter::toString).toList();
    }

    @Test
    void goes_on_after_an_interruption_and_writes_what_it_would_have_written() throws IOException {
        List<String> whole = written(Audit.with(Estates.advisor()));
        Path kept = temporary.resolve("kept");
        List<String> first = written(Audit.with(Estates.advisor()).keeping(kept));
        try (Stream<Path> files = Files.list(kept)) {
            List<Path> all = files.sorted().toList();
            assertThat(all).hasSize(31);
            for (Path file : all.subList(0, 10)) {
                Files.delete(file);
            }
            // as a process leaves it that is stopped while it writes
            Files.writeString(all.get(11), Files.readString(all.get(11)).substring(0, 100));
        }
        AtomicInteger takenOver = new AtomicInteger();
        List<String> again = written(
                Audit.with(Estates.advisor()).keeping(kept).telling((done, before, all) -> takenOver.set(before)));

        assertThat(first).isEqualTo(whole);
        assertThat(again).isEqualTo(whole);
        assertThat(takenOver).hasValue(20);
    }

    @Test
    void what_is_kept_is_not_taken_over_when_anything_is_another() throws IOException {
        Path kept = temporary.resolve("kept");
        written(Audit.with(Estates.advisor()).keeping(kept));
        write(folder, "site0/estate0.yaml", estate("Estate 0", "NTFS", "yes"));
        AtomicInteger takenOver = new AtomicInteger();
        Audit audit = Audit.with(Estates.advisor()).keeping(kept).telling((done, before, all) -> takenOver.set(before));

        RollUp rollUp = audit.run(inputs(), reports());
        assertThat(rollUp.total().count(Verdict.FAIL)).isEqualTo(7);
        assertThat(takenOver).hasValue(30);

        Audit waiving = Audit.with(Estates.advisor(Estates.waiver(PAGE_FILE, "volumes[d]", Estates.TODAY.plusDays(9))))
                .keeping(kept)
                .telling((done, before, all) -> takenOver.set(before));
        assertThat(waiving.run(inputs(), reports()).standing()).isEmpty();
        assertThat(takenOver).hasValue(0);
    }

    private static List<Report> reports() {
        return ReportFormats.names().stream()
                .map(name -> Estates.report(name, new StringWriter()))
                .toList();
    }

    @Test
    void a_baseline_tells_new_from_known_and_what_is_gone_whatever_the_lines_and_the_folder() throws IOException {
        StringWriter json = new StringWriter();
        Audit.with(Estates.advisor()).run(inputs(), List.of(Estates.report("json", json)));
        Path earlier = Files.writeString(temporary.resolve("earlier.json"), json.toString());
        Path moved = Files.move(folder, temporary.resolve("moved"));
        write(moved, "site0/estate0.yaml", estate("Estate 0", "NTFS", "yes"));
        write(moved, "site1/estate1.yaml", "# a line more\n\n" + estate("Estate 1", "ReFS", "yes"));
        write(moved, "site1/estate4.yaml", "# a line more\n\n" + estate("Estate 4", "ReFS", "yes"));

        RollUp rollUp = Audit.with(Estates.advisor())
                .comparedWith(Baseline.read(earlier))
                .run(AuditInput.ofFolder(moved), List.of());

        assertThat(rollUp.fresh()).isEqualTo(1);
        assertThat(rollUp.standingNew()).isEqualTo(Map.of(Severity.CRITICAL, 1));
        assertThat(rollUp.gone()).singleElement().satisfies(gone -> {
            assertThat(gone.key()).isEqualTo("site0/estate0.yaml");
            assertThat(gone.rule()).isEqualTo(PAGE_FILE);
            assertThat(gone.subject()).isEqualTo("volumes[d]");
        });
    }
}
