package org.infrapolicy.advisor.environment;

/** How much an environment says about a section. */
public enum Knowledge {
    /** Nothing: the section is left out. */
    UNKNOWN,
    /** Some of its objects; there are more that are not described. */
    OPEN,
    /** All of its objects. */
    COMPLETE
}
