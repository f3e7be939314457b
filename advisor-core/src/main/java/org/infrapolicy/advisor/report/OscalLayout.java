package org.infrapolicy.advisor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;

/** Breaks lines down to the members of what is listed; what lies deeper stands on one line. */
final class OscalLayout extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 3;

    OscalLayout(int indent) {
        super(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        DefaultIndenter lines = new DefaultIndenter("  ", "\n" + " ".repeat(indent));
        Indenter upper = new Indenter() {
            @Override
            public void writeIndentation(JsonGenerator generator, int level) throws IOException {
                if (level > DEEPEST) {
                    generator.writeRaw(' ');
                } else {
                    lines.writeIndentation(generator, level);
                }
            }

            @Override
            public boolean isInline() {
                return false;
            }
        };
        indentObjectsWith(upper);
        indentArraysWith(upper);
    }

    @Override
    public void writeEndObject(JsonGenerator generator, int entries) throws IOException {
        end(generator, entries, '}');
    }

    @Override
    public void writeEndArray(JsonGenerator generator, int values) throws IOException {
        end(generator, values, ']');
    }

    private void end(JsonGenerator generator, int elements, char bracket) throws IOException {
        if (elements > 0) {
            _objectIndenter.writeIndentation(generator, _nesting == DEEPEST + 1 ? _nesting : _nesting - 1);
        }
        _nesting--;
        generator.writeRaw(bracket);
    }
}
