package org.infrapolicy.advisor.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A written page as a tree. The page is well-formed XML but for its style sheet and its script, which are kept apart. */
final class HtmlPage {
    private static final Pattern RAW = Pattern.compile("(?s)<(style|script)>(.*?)</\\1>");
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    private final Document document;
    private final String style;
    private final String script;
    private final Map<String, Element> byId = new HashMap<>();

    private HtmlPage(Document document, String style, String script) {
        this.document = document;
        this.style = style;
        this.script = script;
        all("//*[@id]").forEach(element -> byId.put(element.getAttribute("id"), element));
    }

    /** Parses a page; fails if it is not well-formed, which a character that XML does not allow is enough for. */
    static HtmlPage parse(String html) {
        Matcher raw = RAW.matcher(html);
        List<String> contents = new ArrayList<>();
        while (raw.find()) {
            contents.add(raw.group(2));
        }
        if (contents.size() != 2) {
            throw new IllegalArgumentException("There are " + contents.size() + " style sheets and scripts.");
        }
        try {
            DocumentBuilder builder =
                    DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(
                    new InputSource(new StringReader(RAW.matcher(html).replaceAll("<$1></$1>"))));
            return new HtmlPage(document, contents.get(0), contents.get(1));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    String style() {
        return style;
    }

    String script() {
        return script;
    }

    /** The elements that an XPath expression names. */
    List<Element> all(String expression) {
        return all(document, expression);
    }

    /** The elements that an XPath expression names, seen from an element or the document. */
    static List<Element> all(Object from, String expression) {
        try {
            NodeList nodes = (NodeList) XPATH.evaluate(expression, from, XPathConstants.NODESET);
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                elements.add((Element) nodes.item(i));
            }
            return elements;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(expression, e);
        }
    }

    /** The one element that an XPath expression names. */
    Element one(String expression) {
        List<Element> elements = all(expression);
        if (elements.size() != 1) {
            throw new IllegalArgumentException(expression + " names " + elements.size() + " elements.");
        }
        return elements.get(0);
    }

    /** The element with this id. */
    Element byId(String id) {
        Element element = byId.get(id);
        if (element == null) {
            throw new IllegalArgumentException("There is no element with the id " + id + ".");
        }
        return element;
    }

    /** All text of the page in one line. */
    String text() {
        return text(document.getDocumentElement());
    }

    /** All text of an element in one line, with a blank where an element begins or ends. */
    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        append(node, text);
        return text.toString().replaceAll("[ \\n]+", " ").strip();
    }

    private static void append(Node node, StringBuilder text) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            text.append(' ').append(node.getNodeValue()).append(' ');
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            append(child, text);
        }
    }
}
