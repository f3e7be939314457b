package org.infrapolicy.advisor.cli;

/** How results are printed. */
enum Format {
    TEXT,
    JSON,
    /** For plans only. */
    MARKDOWN
}
