package org.infrapolicy.advisor.environment.vocabulary;

/** How the nodes of a cluster are patched. */
public enum Patching {
    @Spelling("serial")
    ONE_BY_ONE,
    TOGETHER
}
