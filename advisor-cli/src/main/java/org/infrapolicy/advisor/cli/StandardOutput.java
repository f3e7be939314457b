package org.infrapolicy.advisor.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers why it failed, which {@link System#out} forgets. Not safe for use by several threads. */
final class StandardOutput extends OutputStream {
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private @Nullable IOException failure;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Whether something was not written that someone waits for; a reader that has closed the pipe, as head does, has seen enough. */
    boolean lost() {
        return failure != null && !reason().contains("pipe");
    }

    String reason() {
        return failure == null || failure.getMessage() == null ? "" : failure.getMessage();
    }
}
