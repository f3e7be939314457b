package org.infrapolicy.advisor.environment.vocabulary;

/** Virtual switch type of a virtual switch. */
public enum VirtualSwitchType {
    EXTERNAL,
    INTERNAL,
    PRIVATE
}
