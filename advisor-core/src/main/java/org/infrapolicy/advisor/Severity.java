package org.infrapolicy.advisor;

/** How much a breach matters, the gravest first. */
public enum Severity {
    /** Machines or data are lost, or cannot start. */
    CRITICAL,
    /** Not supported, or an outage waits to happen. */
    HIGH,
    /** Works, but is advised against. */
    MEDIUM,
    /** Could be better. */
    LOW,
    /** Worth knowing; never fails a run. */
    INFO;

    /** Whether it is as grave as the other one, or graver. */
    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
