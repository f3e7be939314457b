package org.infrapolicy.advisor.report.html;

import java.io.IOException;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.infrapolicy.advisor.report.TextReport;

/**
 * Writes elements of a page. Text and values of attributes cannot become markup, whatever they hold; control characters are written as
 * their numbers. Elements with content are always closed by a tag of their own, as HTML wants it. Not safe for use by several threads.
 */
final class Markup {
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final Writer out;
    private final XMLStreamWriter xml;

    Markup(Writer out) throws IOException {
        this.out = out;
        try {
            synchronized (WRITERS) {
                xml = WRITERS.createXMLStreamWriter(out);
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Opens an element; {@link #with} then gives it attributes. */
    Markup open(String element) throws IOException {
        return write(() -> xml.writeStartElement(element));
    }

    /** Opens an element with a class. */
    Markup open(String element, String styleClass) throws IOException {
        return open(element).with("class", styleClass);
    }

    /** An element without content, which HTML or SVG lets stand without a closing tag. */
    Markup empty(String element) throws IOException {
        return write(() -> xml.writeEmptyElement(element));
    }

    /** Gives the element that was opened last an attribute. */
    Markup with(String attribute, String value) throws IOException {
        return write(() -> xml.writeAttribute(attribute, TextReport.printable(value)));
    }

    /** Gives the element that was opened last an attribute. */
    Markup with(String attribute, int value) throws IOException {
        return with(attribute, Integer.toString(value));
    }

    /** Gives the element that was opened last an attribute that says yes by being there. */
    Markup with(String attribute) throws IOException {
        return with(attribute, "");
    }

    /** Writes text. */
    Markup text(String text) throws IOException {
        return write(() -> xml.writeCharacters(TextReport.printable(text)));
    }

    /** Breaks the line in the file, not on the page. */
    Markup line() throws IOException {
        return write(() -> xml.writeCharacters("\n"));
    }

    /** Closes the element that was opened last. */
    Markup close() throws IOException {
        return write(xml::writeEndElement);
    }

    /** An element that holds text. */
    Markup leaf(String element, String text) throws IOException {
        return open(element).text(text).close();
    }

    /** An element with a class that holds text. */
    Markup leaf(String element, String styleClass, String text) throws IOException {
        return open(element, styleClass).text(text).close();
    }

    /** Writes a constant of this package as it is. */
    Markup constant(String markup) throws IOException {
        write(() -> xml.writeCharacters(""));
        flush();
        out.write(markup);
        return this;
    }

    /** Hands all on to the writer below. */
    void flush() throws IOException {
        write(() -> {
            xml.writeCharacters("");
            xml.flush();
        });
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private Markup write(Step step) throws IOException {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
    }
}
