package org.infrapolicy.advisor.environment.vocabulary;

/** Vlan mode of a virtual adapter. */
public enum VlanMode {
    UNTAGGED,
    ACCESS,
    TRUNK,
    @Spelling("isolated")
    PRIVATE
}
