package org.infrapolicy.advisor.report;

import java.io.IOException;
import java.io.Writer;

/** Text for people, on a terminal or in a file. */
public final class TextFormat implements ReportFormat {
    private final TextReport text;

    /** The format for a terminal or page of this kind. */
    public TextFormat(TextReport text) {
        this.text = text;
    }

    @Override
    public void begin(Run run, Writer out) {}

    @Override
    public void estate(Run run, Estate estate, Writer out) throws IOException {
        out.write(text.check(estate));
    }

    @Override
    public String between() {
        return "\n";
    }

    @Override
    public void end(Run run, RollUp rollUp, Writer out) throws IOException {
        out.write(text.end(run, rollUp));
    }
}
