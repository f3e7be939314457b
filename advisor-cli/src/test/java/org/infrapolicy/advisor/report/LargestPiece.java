package org.infrapolicy.advisor.report;

import java.io.Writer;

/** Forgets what is written, and remembers how much of it came at once. */
final class LargestPiece extends Writer {
    private long written;
    private int largest;

    @Override
    public void write(char[] text, int from, int length) {
        written += length;
        largest = Math.max(largest, length);
    }

    long written() {
        return written;
    }

    int largest() {
        return largest;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
