package org.infrapolicy.advisor.report;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A test suite in the XML that Ant wrote first for JUnit, one case after the other. Escapes all that it is given. Not safe for use by
 * several threads.
 */
final class JUnitSuite {
    /** Nothing here runs for a time that would be the same in another run. */
    private static final String TIME = "0.000";

    private final XMLStreamWriter xml;

    private JUnitSuite(Writer out) throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    }

    /**
     * What a suite says before its cases.
     *
     * @param name the name, unique in the document
     * @param group what stands for the package
     * @param id a number, unique in the document
     * @param day the day of the run
     * @param counts the counts of its cases
     * @param properties what else is to be known
     */
    record Head(String name, String group, int id, LocalDate day, Counts counts, Map<String, String> properties) {}

    /** How many cases there are, and how many of them did not pass. */
    record Counts(int tests, int failures, int errors, int skipped) {
        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts and(Outcome outcome) {
            return new Counts(
                    tests + 1,
                    failures + (outcome == Outcome.FAILURE ? 1 : 0),
                    errors + (outcome == Outcome.ERROR ? 1 : 0),
                    skipped + (outcome == Outcome.SKIPPED ? 1 : 0));
        }
    }

    /** What became of a case. */
    enum Outcome {
        PASSED(""),
        FAILURE("failure"),
        ERROR("error"),
        SKIPPED("skipped");

        private final String element;

        Outcome(String element) {
            this.element = element;
        }
    }

    /**
     * A case.
     *
     * @param classname what it is about
     * @param name its name, the same in every run
     * @param outcome what became of it
     * @param type sort of the failure or error
     * @param message why it did not pass
     * @param body the same at length
     */
    record Case(String classname, String name, Outcome outcome, String type, String message, List<String> body) {}

    /** Writes the cases of a suite. */
    @FunctionalInterface
    interface Cases {
        void writeTo(JUnitSuite suite) throws XMLStreamException;
    }

    /** Writes a suite, with {@code lines} as what it printed. */
    static void write(Writer out, Head head, Cases cases, List<String> lines) throws IOException {
        try {
            JUnitSuite suite = new JUnitSuite(out);
            suite.open(head);
            cases.writeTo(suite);
            suite.close(lines);
        } catch (XMLStreamException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e);
        }
    }

    private void open(Head head) throws XMLStreamException {
        xml.writeCharacters("  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", XmlCharacters.token(head.name()));
        xml.writeAttribute("package", XmlCharacters.token(head.group()));
        xml.writeAttribute("id", Integer.toString(head.id()));
        xml.writeAttribute("timestamp", head.day() + "T00:00:00");
        xml.writeAttribute("hostname", "localhost");
        xml.writeAttribute("tests", Integer.toString(head.counts().tests()));
        xml.writeAttribute("failures", Integer.toString(head.counts().failures()));
        xml.writeAttribute("errors", Integer.toString(head.counts().errors()));
        xml.writeAttribute("skipped", Integer.toString(head.counts().skipped()));
        xml.writeAttribute("time", TIME);
        breakLine(4);
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : head.properties().entrySet()) {
            breakLine(6);
            xml.writeEmptyElement("property");
            xml.writeAttribute("name", XmlCharacters.token(property.getKey()));
            xml.writeAttribute("value", XmlCharacters.line(property.getValue()));
        }
        breakLine(4);
        xml.writeEndElement();
    }

    void add(Case one) throws XMLStreamException {
        breakLine(4);
        boolean passed = one.outcome() == Outcome.PASSED;
        if (passed) {
            xml.writeEmptyElement("testcase");
        } else {
            xml.writeStartElement("testcase");
        }
        xml.writeAttribute("classname", XmlCharacters.token(one.classname()));
        xml.writeAttribute("name", XmlCharacters.token(one.name()));
        xml.writeAttribute("time", TIME);
        if (!passed) {
            breakLine(6);
            xml.writeStartElement(one.outcome().element);
            if (one.outcome() != Outcome.SKIPPED) {
                xml.writeAttribute("type", XmlCharacters.line(one.type()));
            }
            xml.writeAttribute("message", XmlCharacters.line(one.message()));
            lines(one.body());
            xml.writeEndElement();
            breakLine(4);
            xml.writeEndElement();
        }
    }

    private void close(List<String> printed) throws XMLStreamException {
        breakLine(4);
        xml.writeStartElement("system-out");
        lines(printed);
        xml.writeEndElement();
        breakLine(4);
        xml.writeEmptyElement("system-err");
        breakLine(2);
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.flush();
    }

    private void lines(List<String> lines) throws XMLStreamException {
        for (int i = 0; i < lines.size(); i++) {
            xml.writeCharacters((i == 0 ? "" : "\n") + XmlCharacters.line(lines.get(i)));
        }
    }

    private void breakLine(int indent) throws XMLStreamException {
        xml.writeCharacters("\n" + " ".repeat(indent));
    }
}
