package org.infrapolicy.advisor.environment;

/**
 * A piece of a document, and the text that is to stand in its place. Lines and columns count from 1, columns in UTF-16 code units; the
 * place of the end is behind the last character. A piece without length is a place to insert.
 *
 * @param file the document as it was named to the reader
 * @param line where the piece begins
 * @param column where the piece begins
 * @param endLine where it ends
 * @param endColumn where it ends
 * @param text the new text
 */
public record Replacement(String file, int line, int column, int endLine, int endColumn, String text) {}
