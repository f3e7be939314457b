package org.infrapolicy.advisor.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import org.infrapolicy.advisor.report.TextReport;

/** Keeps what a document says from steering the terminal; lines are kept. */
final class PrintableWriter extends FilterWriter {
    PrintableWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        write(String.valueOf((char) c), 0, 1);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        write(new String(text, offset, length), 0, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        String[] lines = text.substring(offset, offset + length).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            out.write((i == 0 ? "" : "\n") + TextReport.printable(lines[i]));
        }
    }
}
