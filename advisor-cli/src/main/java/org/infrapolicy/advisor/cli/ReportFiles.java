package org.infrapolicy.advisor.cli;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Files that get their names when they are whole, so that nobody takes the beginning of a report for a report. */
final class ReportFiles implements AutoCloseable {
    private final List<Unfinished> files = new ArrayList<>();

    /** A file as it is being written. */
    private record Unfinished(Path written, Path name, Closeable out) {}

    /** Begins a file. What is no ordinary file, such as a pipe, is written to as it is. */
    Writer open(Path file) throws IOException {
        Path written = written(file);
        Writer out = Files.newBufferedWriter(written);
        files.add(new Unfinished(written, file, out));
        return out;
    }

    /** The same for a file that is no text. */
    OutputStream openBytes(Path file) throws IOException {
        Path written = written(file);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(written));
        files.add(new Unfinished(written, file, out));
        return out;
    }

    private static Path written(Path file) {
        boolean ordinary = Files.notExists(file) || Files.isRegularFile(file);
        return ordinary ? file.resolveSibling(file.getFileName() + ".part") : file;
    }

    /** Gives all files their names. */
    void finish() throws IOException {
        for (Unfinished file : files) {
            file.out().close();
            if (!file.written().equals(file.name())) {
                Files.move(file.written(), file.name(), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        files.clear();
    }

    /** Removes what was not finished. */
    @Override
    public void close() throws IOException {
        for (Unfinished file : files) {
            file.out().close();
            if (!file.written().equals(file.name())) {
                Files.deleteIfExists(file.written());
            }
        }
    }
}
