package org.infrapolicy.advisor.engine;

import java.util.List;

/**
 * Statements of the documents that pull in different ways.
 *
 * @param between ids of the guidance
 * @param conflict how they are at odds
 * @param resolution how the rules resolve it
 */
record Tension(List<String> between, String conflict, String resolution) {}
