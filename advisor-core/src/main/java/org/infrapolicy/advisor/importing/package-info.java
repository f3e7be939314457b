/**
 * Importers: they turn the export of another tool into an environment.
 *
 * <p>An importer fills what its source states and nothing else. What it cannot map is listed with its path; what the export has
 * cut short is listed with what to export anew; a section of which the tool sees a part only stays open.
 */
@NullMarked
package org.infrapolicy.advisor.importing;

import org.jspecify.annotations.NullMarked;
